using System.Globalization;
using System.Text;
using FlashdutyConsole.Templates.Engine;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Microsoft.JSInterop;

namespace FlashdutyConsole.Templates.Editor;

/// <summary>
/// A text area for a template: coloured, with line numbers, marks and suggestions. All of that happens in the browser
/// (<c>assets/template/editor.js</c>); the server is told the text and says what is wrong with it. Drawn once: from then on the
/// text belongs to the browser.
/// </summary>
public sealed partial class TemplateEditor : IAsyncDisposable
{
    private const string AreaId = "template-text";
    private const string ListId = "template-suggestions";
    private const string HintId = "template-keys";
    // More than may be saved, so that too long a text is told and not lost.
    private const int MostBytes = 8 << 20;

    private ElementReference _root;
    private IJSObjectReference? _module;
    private IJSObjectReference? _editor;
    private DotNetObjectReference<TemplateEditor>? _self;
    private EditorKeys _keys = new([], []);
    private string _first = "";
    private int _rows;
    private bool _isDrawn;

    /// <summary>The template, under whose id unsaved text is kept.</summary>
    [Parameter, EditorRequired]
    public required string TemplateId { get; set; }

    /// <summary>The saved text. Only the first counts; see <see cref="SetTextAsync"/>.</summary>
    [Parameter, EditorRequired]
    public required string Saved { get; set; }

    /// <summary>The version of the saved text.</summary>
    [Parameter]
    public int Version { get; set; }

    /// <summary>Whether the text can only be looked at.</summary>
    [Parameter]
    public bool IsReadOnly { get; set; }

    /// <summary>What is suggested.</summary>
    [Parameter, EditorRequired]
    public required EditorCatalog Catalog { get; set; }

    /// <summary>Id of the element that says what is wrong.</summary>
    [Parameter]
    public string? DescribedBy { get; set; }

    /// <summary>The text has changed.</summary>
    [Parameter]
    public EventCallback<string> OnText { get; set; }

    /// <summary>The browser has unsaved text from another opening of the page.</summary>
    [Parameter]
    public EventCallback<EditorDraft> OnDraft { get; set; }

    /// <summary>Saving was asked for by keys.</summary>
    [Parameter]
    public EventCallback OnSave { get; set; }

    [Inject]
    private IJSRuntime Script { get; set; } = default!;

    [Inject]
    private IStringLocalizer<EditorStrings> Text { get; set; } = default!;

    /// <summary>The browser calls this with the text after each change; long text comes as a stream.</summary>
    [JSInvokable]
    public async Task TakeTextAsync(string? text, IJSStreamReference? stream) => await OnText.InvokeAsync(text ?? await ReadAsync(stream));

    /// <summary>The browser calls this when it has unsaved text.</summary>
    [JSInvokable]
    public async Task OfferDraftAsync(string? text, IJSStreamReference? stream, int baseVersion, long at) => await OnDraft.InvokeAsync(new EditorDraft(
        text ?? await ReadAsync(stream), baseVersion,
        DateTimeOffset.FromUnixTimeMilliseconds(Math.Clamp(at, 0, DateTimeOffset.MaxValue.ToUnixTimeMilliseconds()))));

    /// <summary>The browser calls this when the keys for saving were pressed and all text has been sent.</summary>
    [JSInvokable]
    public Task SaveFromKeysAsync() => IsReadOnly ? Task.CompletedTask : OnSave.InvokeAsync();

    /// <summary>Waits until the last change has been told.</summary>
    public ValueTask FlushAsync() => CallAsync("flush");

    /// <summary>Replaces the text; undo takes it back.</summary>
    public ValueTask SetTextAsync(string text) => CallAsync("setText", text);

    /// <summary>Answers the offer of unsaved text.</summary>
    public ValueTask TakeDraftAsync(bool restore) => CallAsync("takeDraft", restore);

    /// <summary>This text is the saved one now.</summary>
    public ValueTask SetSavedAsync(string text, int version) => CallAsync("setSaved", text, version);

    /// <summary>Marks places.</summary>
    public ValueTask MarkAsync(IReadOnlyList<TemplateFinding> findings) => CallAsync("setFindings", findings.Select(finding => new
    {
        finding.IsError,
        finding.Line,
        finding.Column,
        finding.Length,
        Message = finding.Say(CultureInfo.CurrentUICulture),
    }).ToList());

    /// <summary>These label keys are suggested.</summary>
    public ValueTask SetKeysAsync(EditorKeys keys)
    {
        _keys = keys;
        return CallAsync("setKeys", keys);
    }

    /// <summary>Puts the caret at a place, both from 1.</summary>
    public ValueTask GoToAsync(int line, int column) => CallAsync("goTo", line, column);

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        try
        {
            if (_editor is not null)
            {
                await _editor.InvokeVoidAsync("dispose");
                await _editor.DisposeAsync();
            }

            if (_module is not null)
            {
                await _module.DisposeAsync();
            }
        }
        catch (JSDisconnectedException)
        {
            // The browser is gone, and the editor with it.
        }

        _self?.Dispose();
    }

    /// <inheritdoc />
    protected override void OnInitialized()
    {
        _first = Saved;
        _rows = Math.Clamp(Saved.AsSpan().Count('\n') + 1, 8, 200);
    }

    /// <inheritdoc />
    protected override bool ShouldRender() => !_isDrawn;

    /// <inheritdoc />
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        _isDrawn = true;
        if (!firstRender)
        {
            return;
        }

        _self = DotNetObjectReference.Create(this);
        _module = await Script.InvokeAsync<IJSObjectReference>("import", "./" + Assets["assets/template/editor.js"]);
        _editor = await _module.InvokeAsync<IJSObjectReference>(
            "start", _root, _self, new { Id = TemplateId, Text = _first, Version, IsReadOnly, Catalog, Keys = _keys });
    }

    private ValueTask CallAsync(string method, params object?[] arguments) =>
        _editor is null ? ValueTask.CompletedTask : _editor.InvokeVoidAsync(method, arguments);

    private static async Task<string> ReadAsync(IJSStreamReference? stream)
    {
        if (stream is null)
        {
            return "";
        }

        await using (stream)
        await using (var content = await stream.OpenReadStreamAsync(MostBytes))
        using (var reader = new StreamReader(content, Encoding.UTF8))
        {
            return await reader.ReadToEndAsync();
        }
    }
}
