using FlashdutyConsole.Members;
using FlashdutyConsole.Templates.Versions;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace FlashdutyConsole.Templates.Editor;

/// <summary>What a template was before: who changed it, when, what, and a way back.</summary>
public sealed partial class VersionsPanel : IDisposable
{
    private readonly CancellationTokenSource _leaving = new();
    private List<TemplateVersion>? _versions;
    private IReadOnlyDictionary<long, string> _names = new Dictionary<long, string>();
    private (string Id, int Version) _shown;
    private bool _hasEarlier;
    private int _open;
    private string _before = "";

    /// <summary>The template as it is saved.</summary>
    [Parameter, EditorRequired]
    public required NotificationTemplate Template { get; set; }

    /// <summary>Who looks.</summary>
    [Parameter, EditorRequired]
    public required Reader Reader { get; set; }

    /// <summary>A version is to be restored; gives its number.</summary>
    [Parameter]
    public EventCallback<int> OnRestore { get; set; }

    [Inject]
    private FindTemplateVersions Find { get; set; } = default!;

    [Inject]
    private FindPeople People { get; set; } = default!;

    [Inject]
    private TimeProvider Clock { get; set; } = default!;

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
        if (_shown != (Template.Id, Template.Version))
        {
            _shown = (Template.Id, Template.Version);
            _open = 0;
            await LoadAsync(null);
        }
    }

    private async Task LoadAsync(int? before)
    {
        var page = await Find.RunAsync(Template.Id, before, _leaving.Token);
        _versions = before is null ? [.. page] : [.. _versions!, .. page];
        _hasEarlier = page.Count == FindTemplateVersions.PageSize && page[^1].Number > 1;
        _names = await People.NamesAsync(_versions.Select(version => version.MemberId), _leaving.Token);
    }

    private Task MoreAsync() => LoadAsync(_versions![^1].Number);

    private string About(TemplateVersion version)
    {
        var who = _names.GetValueOrDefault(version.MemberId) ?? Text[EditorStrings.Somebody].Value;
        var about = $"{who}, {Reader.Time(version.CreatedAt, Clock.GetUtcNow())}";
        about = version.RestoredFrom is { } from ? $"{about} · {Text[EditorStrings.VersionRestored, from]}" : about;
        return version.Name == Template.Name ? about : $"{about} · {Text[EditorStrings.VersionRenamed, version.Name]}";
    }

    private async Task ToggleAsync(TemplateVersion version)
    {
        if (_open == version.Number)
        {
            _open = 0;
            return;
        }

        var earlier = version.Number == 1 ? null
            : _versions!.Find(known => known.Number == version.Number - 1) ?? await Find.OneAsync(Template.Id, version.Number - 1, _leaving.Token);
        _before = earlier?.WeComApp ?? "";
        _open = version.Number;
    }

    private Task RestoreAsync(TemplateVersion version) => Reader.MayConfigure ? OnRestore.InvokeAsync(version.Number) : Task.CompletedTask;
}
