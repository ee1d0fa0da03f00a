using System.Globalization;
using FlashdutyConsole.Components;
using FlashdutyConsole.Members;
using FlashdutyConsole.Templates.Files;
using FlashdutyConsole.Templates.Versions;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.Localization;
using Microsoft.JSInterop;
using MudBlazor;

namespace FlashdutyConsole.Templates.Editor;

/// <summary>One template: its text, the card it makes, what it was before, and who uses it. Everybody may look; admins change it.</summary>
public sealed partial class TemplatePage : IDisposable
{
    private const string ProblemsId = "template-problems";

    private readonly CancellationTokenSource _leaving = new();
    private TemplateEditor? _editor;
    private EditorCatalog? _catalog;
    private NotificationTemplate? _template;
    private Reader _reader = new(0, MemberRole.Viewer, TimeZoneInfo.Utc);
    private IReadOnlyList<TemplateFinding> _findings = [];
    private IReadOnlyList<TemplateFinding> _marked = [];
    private EditorDraft? _draft;
    private NotificationTemplate? _conflict;
    private string _conflictBy = "";
    private string _changedBy = "";
    private string _content = "";
    private string _name = "";
    private string _description = "";
    private string? _nameFault;
    private int _base;
    private bool _isMissing;
    private bool _isDetailing;
    private bool _isSaving;
    private bool _showsDraft;

    /// <summary>The template.</summary>
    [Parameter]
    public string TemplateId { get; set; } = "";

    [CascadingParameter]
    private Task<AuthenticationState>? Authentication { get; set; }

    [Inject]
    private FindTemplates Find { get; set; } = default!;

    [Inject]
    private FindPeople People { get; set; } = default!;

    [Inject]
    private UpdateTemplate Update { get; set; } = default!;

    [Inject]
    private CopyTemplate Copy { get; set; } = default!;

    [Inject]
    private RestoreTemplate Restore { get; set; } = default!;

    [Inject]
    private ExportTemplates Export { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    [Inject]
    private IJSRuntime Script { get; set; } = default!;

    [Inject]
    private ISnackbar Snackbar { get; set; } = default!;

    [Inject]
    private TimeProvider Clock { get; set; } = default!;

    [Inject]
    private IStringLocalizer<EditorStrings> Text { get; set; } = default!;

    private bool IsResting => !RendererInfo.IsInteractive;

    private bool MayEdit => _reader.MayConfigure && _template is { IsPreset: false };

    private bool IsChanged => _template is not null && _content != _template.WeComApp;

    /// <inheritdoc />
    public void Dispose()
    {
        _leaving.Cancel();
        _leaving.Dispose();
    }

    /// <inheritdoc />
    protected override async Task OnParametersSetAsync()
    {
        if (_template?.Id == TemplateId)
        {
            return;
        }

        if (Authentication is not null && _catalog is null)
        {
            _reader = await People.ReaderAsync((await Authentication).User, _leaving.Token);
        }

        _catalog ??= EditorCatalog.Of(CultureInfo.CurrentUICulture, new Dictionary<string, string>
        {
            ["field"] = Text[EditorStrings.WordField],
            ["list"] = Text[EditorStrings.WordList],
            ["map"] = Text[EditorStrings.WordMap],
            ["label"] = Text[EditorStrings.WordLabel],
        });
        var found = await Find.OneAsync(TemplateId.ToLowerInvariant(), _leaving.Token);
        var template = found is null ? null : EditorWords.Shown(found);
        (_draft, _conflict, _isDetailing, _findings, _isMissing) = (null, null, false, [], template is null);
        await ShowAsync(template);
        _content = template?.WeComApp ?? "";
    }

    private async Task ShowAsync(NotificationTemplate? template)
    {
        var names = template is null ? new Dictionary<long, string>() : await People.NamesAsync([template.UpdatedBy], _leaving.Token);
        _changedBy = names.GetValueOrDefault(template?.UpdatedBy ?? 0) ?? Text[EditorStrings.Somebody];
        _template = template;
        _base = template?.Version ?? 0;
    }

    private string Time(DateTimeOffset instant) => _reader.Time(instant, Clock.GetUtcNow());

    // What is said of the whole output has none.
    private static bool HasPlace(TemplateFinding finding) => finding.Kind is not (TemplateFindingKind.SampleLines or TemplateFindingKind.SampleCharacters
        or TemplateFindingKind.RecentLines or TemplateFindingKind.RecentCharacters);

    private void TakeTextAsync(string text) => _content = text;

    private async Task TakeFindingsAsync(IReadOnlyList<TemplateFinding> findings)
    {
        _findings = findings;
        var marked = findings.Where(HasPlace).ToList();
        if (_editor is not null && !marked.SequenceEqual(_marked))
        {
            _marked = marked;
            await _editor.MarkAsync(marked);
        }
    }

    private async Task TakeKeysAsync(EditorKeys keys)
    {
        if (_editor is not null)
        {
            await _editor.SetKeysAsync(keys);
        }
    }

    private async Task GoToAsync(TemplateFinding finding)
    {
        if (_editor is not null)
        {
            await _editor.GoToAsync(finding.Line, finding.Column);
        }
    }

    private async Task SaveAsync()
    {
        if (!MayEdit || _isSaving || _editor is null)
        {
            return;
        }

        _isSaving = true;
        try
        {
            await _editor.FlushAsync();
            if (!IsChanged)
            {
                Snackbar.Add(Text[EditorStrings.NothingToSave], Severity.Normal);
                return;
            }

            await SaveAsync(_base);
        }
        finally
        {
            _isSaving = false;
        }
    }

    private async Task SaveAsync(int expected)
    {
        var text = _content;
        if (text.Length > NotificationTemplate.LongestContent)
        {
            Snackbar.Add(Text[EditorStrings.TooLong, NotificationTemplate.LongestContent], Severity.Error);
            return;
        }

        var draft = new TemplateDraft { Name = _template!.Name, Description = _template.Description, WeComApp = text };
        await TakeAsync(await Update.RunAsync(_template.Id, draft, expected, _reader.Actor, _leaving.Token));
    }

    // What came of saving the text.
    private async Task TakeAsync(SavedTemplate saved)
    {
        switch (saved.Outcome)
        {
            case TemplateOutcome.Saved:
                _conflict = null;
                await ShowAsync(saved.Template);
                await _editor!.SetSavedAsync(saved.Template!.WeComApp, saved.Template.Version);
                Snackbar.Add(Text[EditorStrings.Saved, saved.Template.Version], Severity.Success);
                break;
            case TemplateOutcome.Outdated:
                _conflictBy = (await People.NamesAsync([saved.Template!.UpdatedBy], _leaving.Token)).GetValueOrDefault(saved.Template.UpdatedBy) ?? Text[EditorStrings.Somebody];
                _conflict = saved.Template;
                break;
            case TemplateOutcome.Broken:
                Snackbar.Add(Text[EditorStrings.NotSavedBroken], Severity.Error);
                if (saved.Fault is { } fault)
                {
                    await _editor!.GoToAsync(fault.Line, fault.Column);
                }

                break;
            default:
                Snackbar.Add(Text[saved.Outcome == TemplateOutcome.NotFound ? EditorStrings.Gone : saved.Outcome == TemplateOutcome.NameTaken ? EditorStrings.NameTaken : EditorStrings.NotSaved], Severity.Error);
                break;
        }
    }

    private async Task SaveOverAsync()
    {
        if (MayEdit && _conflict is { } theirs)
        {
            // Their name and description stay; only the text is decided here.
            await ShowAsync(theirs);
            await SaveAsync(theirs.Version);
        }
    }

    private async Task TakeTheirsAsync()
    {
        if (_conflict is not { } theirs || _editor is null)
        {
            return;
        }

        _conflict = null;
        await ShowAsync(theirs);
        await _editor.SetSavedAsync(theirs.WeComApp, theirs.Version);
        await _editor.SetTextAsync(theirs.WeComApp);
        Snackbar.Add(Text[EditorStrings.TookTheirs], Severity.Info);
    }

    private async Task AnswerDraftAsync(bool restore)
    {
        if (_editor is null || _draft is not { } draft)
        {
            return;
        }

        _draft = null;
        await _editor.TakeDraftAsync(restore);
        if (restore)
        {
            // Saved over something newer, it must meet the question whose text is to stay.
            _base = draft.BaseVersion;
            Snackbar.Add(Text[EditorStrings.DraftRestored], Severity.Success);
        }
    }

    private async Task RestoreAsync(int number)
    {
        if (!MayEdit || _editor is null)
        {
            return;
        }

        await _editor.FlushAsync();
        if (IsChanged)
        {
            Snackbar.Add(Text[EditorStrings.VersionUnsaved], Severity.Warning);
            return;
        }

        var saved = await Restore.RunAsync(_template!.Id, number, _template.Version, _reader.Actor, _leaving.Token);
        if (saved.Outcome != TemplateOutcome.Saved)
        {
            await TakeAsync(saved);
            return;
        }

        await ShowAsync(saved.Template);
        await _editor.SetSavedAsync(saved.Template!.WeComApp, saved.Template.Version);
        await _editor.SetTextAsync(saved.Template.WeComApp);
        Snackbar.Add(Text[EditorStrings.VersionRestoredNow, number, saved.Template.Version], Severity.Success);
    }

    private void StartDetails() => (_isDetailing, _name, _description, _nameFault) = (true, _template!.Name, _template.Description, null);

    private async Task SaveDetailsAsync()
    {
        if (!MayEdit)
        {
            return;
        }

        var name = _name.Trim();
        if (name.EnumerateRunes().Count() is < 1 or > NotificationTemplate.LongestName)
        {
            _nameFault = Text[EditorStrings.NameFault];
            return;
        }

        // The text that is being written stays out of it.
        var draft = new TemplateDraft { Name = name, Description = _description.Trim(), WeComApp = _template!.WeComApp };
        var saved = await Update.RunAsync(_template.Id, draft, _template.Version, _reader.Actor, _leaving.Token);
        if (saved.Outcome == TemplateOutcome.NameTaken)
        {
            _nameFault = Text[EditorStrings.NameTaken];
            return;
        }

        _isDetailing = false;
        await TakeAsync(saved);
    }

    private async Task CopyAsync()
    {
        if (!_reader.MayConfigure)
        {
            return;
        }

        var copied = await Copy.RunAsync(_template!.Id, EditorWords.CopyName(Text, _template.Name), _reader.Actor, _leaving.Token, CultureInfo.CurrentUICulture);
        if (copied.Outcome == TemplateOutcome.Saved)
        {
            Snackbar.Add(Text[EditorStrings.Copied, copied.Template!.Name], Severity.Success);
            Navigation.NavigateTo(ConsoleUrls.Template(copied.Template.Id));
            return;
        }

        Snackbar.Add(Text[copied.Outcome == TemplateOutcome.TooMany ? EditorStrings.TooMany : EditorStrings.Gone], Severity.Error);
    }

    private async Task ExportAsync()
    {
        if (await Export.RunAsync([_template!.Id], _leaving.Token) is { } text)
        {
            await SaveFile.RunAsync(Script, Assets["assets/template/files.js"], _template.Name, text, _leaving.Token);
        }
    }
}
