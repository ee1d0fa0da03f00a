using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace FlashdutyConsole.Templates.Editor;

/// <summary>Which rules use a template.</summary>
public sealed partial class UsagePanel : IDisposable
{
    private readonly CancellationTokenSource _leaving = new();
    private IReadOnlyList<TemplateUse>? _uses;
    private string? _shown;

    /// <summary>The template.</summary>
    [Parameter, EditorRequired]
    public required string TemplateId { get; set; }

    [Inject]
    private FindTemplateUses Find { get; set; } = default!;

    [Inject]
    private IStringLocalizer<EditorStrings> Text { get; set; } = default!;

    /// <inheritdoc />
    public void Dispose()
    {
        _leaving.Cancel();
        _leaving.Dispose();
    }

    /// <inheritdoc />
    protected override async Task OnParametersSetAsync()
    {
        if (_shown != TemplateId)
        {
            _shown = TemplateId;
            _uses = await Find.RunAsync(TemplateId, _leaving.Token);
        }
    }
}
