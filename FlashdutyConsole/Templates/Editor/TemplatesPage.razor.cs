using System.Globalization;
using FlashdutyConsole.Components;
using FlashdutyConsole.Members;
using FlashdutyConsole.Templates.Files;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.Extensions.Localization;
using Microsoft.JSInterop;
using MudBlazor;

namespace FlashdutyConsole.Templates.Editor;

/// <summary>All notification templates, the preset first. Everybody may look; admins make, copy, rename, import, export and delete.</summary>
public sealed partial class TemplatesPage : IDisposable
{
    private const int Most = 1000;

    private readonly CancellationTokenSource _leaving = new();
    private IReadOnlyList<NotificationTemplate>? _rows;
    private IReadOnlyDictionary<string, int> _uses = new Dictionary<string, int>();
    private IReadOnlyDictionary<long, string> _names = new Dictionary<long, string>();
    private IReadOnlyList<TemplateUse> _blocking = [];
    private IReadOnlyList<string> _importFaults = [];
    private Reader _reader = new(0, MemberRole.Viewer, TimeZoneInfo.Utc);
    private bool _hasFailed;
    private bool _isAdding;
    private string _renaming = "";
    private string _deleting = "";
    private string _name = "";
    private string? _nameFault;

    [CascadingParameter]
    private Task<AuthenticationState>? Authentication { get; set; }

    [Inject]
    private FindTemplates Find { get; set; } = default!;

    [Inject]
    private FindTemplateUses FindUses { get; set; } = default!;

    [Inject]
    private FindPeople People { get; set; } = default!;

    [Inject]
    private CreateTemplate Create { get; set; } = default!;

    [Inject]
    private CopyTemplate Copy { get; set; } = default!;

    [Inject]
    private RenameTemplate Rename { get; set; } = default!;

    [Inject]
    private DeleteTemplate Delete { get; set; } = default!;

    [Inject]
    private ExportTemplates Export { get; set; } = default!;

    [Inject]
    private ImportTemplates Import { get; set; } = default!;

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

    /// <inheritdoc />
    public void Dispose()
    {
        _leaving.Cancel();
        _leaving.Dispose();
    }

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        if (Authentication is not null)
        {
            _reader = await People.ReaderAsync((await Authentication).User, _leaving.Token);
        }

        await LoadAsync();
    }

    private async Task LoadAsync()
    {
        try
        {
            var (items, _) = await Find.RunAsync(new TemplateFilter { ByUpdate = true }, 0, Most, _leaving.Token);
            _uses = await FindUses.CountAsync(_leaving.Token);
            _names = await People.NamesAsync(items.Select(template => template.UpdatedBy), _leaving.Token);
            _rows = [.. items.Select(EditorWords.Shown)];
            _hasFailed = false;
        }
        catch (System.Data.Common.DbException)
        {
            _hasFailed = true;
        }
    }

    private string Time(DateTimeOffset instant) => _reader.Time(instant, Clock.GetUtcNow());

    private string Uses(NotificationTemplate template) => _uses.GetValueOrDefault(template.Id) switch
    {
        0 => Text[EditorStrings.UsedByNone],
        1 => Text[EditorStrings.UsedByOne],
        var count => Text[EditorStrings.UsedBy, count],
    };

    private string Changed(NotificationTemplate template) => template.IsPreset ? ""
        : _names.TryGetValue(template.UpdatedBy, out var name) ? Text[EditorStrings.ChangedBy, name, Time(template.UpdatedAt)]
        : Text[EditorStrings.ChangedAt, Time(template.UpdatedAt)];

    private void CloseForms()
    {
        (_isAdding, _renaming, _deleting, _name, _nameFault) = (false, "", "", "", null);
        _blocking = [];
    }

    private void StartAdding()
    {
        CloseForms();
        _isAdding = true;
    }

    private void StartRenaming(NotificationTemplate template)
    {
        CloseForms();
        (_renaming, _name) = (template.Id, template.Name);
    }

    private async Task AddAsync()
    {
        // It begins with what the preset prints: something to change is easier than nothing.
        var draft = new TemplateDraft { Name = _name.Trim(), WeComApp = PresetTemplate.Content(CultureInfo.CurrentUICulture) };
        if (_reader.MayConfigure && IsNameGood(draft.Name) && Take(await Create.RunAsync(draft, _reader.Actor, _leaving.Token)) is { } made)
        {
            Navigation.NavigateTo(ConsoleUrls.Template(made.Id));
        }
    }

    private async Task RenameAsync(NotificationTemplate template)
    {
        if (_reader.MayConfigure && IsNameGood(_name.Trim()) && Take(await Rename.RunAsync(template.Id, _name.Trim(), _reader.Actor, _leaving.Token)) is not null)
        {
            CloseForms();
            Snackbar.Add(Text[EditorStrings.Renamed], Severity.Success);
            await LoadAsync();
        }
    }

    private async Task CopyAsync(NotificationTemplate template)
    {
        if (!_reader.MayConfigure)
        {
            return;
        }

        CloseForms();
        if (Take(await Copy.RunAsync(template.Id, EditorWords.CopyName(Text, template.Name), _reader.Actor, _leaving.Token, CultureInfo.CurrentUICulture)) is { } copy)
        {
            Snackbar.Add(Text[EditorStrings.Copied, copy.Name], Severity.Success);
        }

        await LoadAsync();
    }

    private async Task AskAsync(NotificationTemplate template)
    {
        CloseForms();
        _blocking = await FindUses.RunAsync(template.Id, _leaving.Token);
        _deleting = template.Id;
    }

    private async Task DeleteAsync(NotificationTemplate template)
    {
        if (!_reader.MayConfigure)
        {
            return;
        }

        var result = await Delete.RunAsync(template.Id, _reader.Actor, _leaving.Token);
        if (result.Outcome == TemplateOutcome.InUse)
        {
            _blocking = result.Uses;
            return;
        }

        CloseForms();
        Snackbar.Add(Text[result.Outcome == TemplateOutcome.Saved ? EditorStrings.Deleted : EditorStrings.Gone, template.Name], Severity.Success);
        await LoadAsync();
    }

    private async Task ExportAsync(IReadOnlyList<NotificationTemplate> templates)
    {
        var text = await Export.RunAsync([.. templates.Select(template => template.Id)], _leaving.Token);
        if (text is null)
        {
            await LoadAsync();
            return;
        }

        await SaveFile.RunAsync(Script, Assets["assets/template/files.js"], templates.Count == 1 ? templates[0].Name : "templates", text, _leaving.Token);
    }

    private async Task ImportAsync(InputFileChangeEventArgs chosen)
    {
        if (!_reader.MayConfigure)
        {
            return;
        }

        CloseForms();
        _importFaults = [];
        string text;
        try
        {
            // Four bytes are the most that one character of the file can take.
            await using var stream = chosen.File.OpenReadStream(4L * TemplateFile.LongestFile, _leaving.Token);
            using var reader = new StreamReader(stream);
            text = await reader.ReadToEndAsync(_leaving.Token);
        }
        catch (IOException)
        {
            _importFaults = [Text[chosen.File.Size > 4L * TemplateFile.LongestFile ? EditorStrings.ImportFault_TooLarge : EditorStrings.ImportFault_Unreadable]];
            return;
        }

        var result = await Import.RunAsync(text, _reader.Actor, _leaving.Token);
        _importFaults = [.. result.Faults.Take(20).Select(fault => EditorWords.Of(Text, fault))];
        if (result.Templates.Count > 0)
        {
            Snackbar.Add(
                result.Templates.Count == 1
                    ? Text[EditorStrings.ImportedOne, result.Templates[0].Name]
                    : Text[EditorStrings.Imported, result.Templates.Count, string.Join(", ", result.Templates.Select(template => template.Name))],
                Severity.Success);
            await LoadAsync();
        }
    }

    private bool IsNameGood(string name)
    {
        _nameFault = name.EnumerateRunes().Count() is >= 1 and <= NotificationTemplate.LongestName ? null : (string?)Text[EditorStrings.NameFault];
        return _nameFault is null;
    }

    // The template when it was done; otherwise says why not.
    private NotificationTemplate? Take(SavedTemplate saved)
    {
        switch (saved.Outcome)
        {
            case TemplateOutcome.Saved:
                return saved.Template;
            case TemplateOutcome.NameTaken:
                _nameFault = Text[EditorStrings.NameTaken];
                break;
            default:
                Snackbar.Add(Text[saved.Outcome == TemplateOutcome.TooMany ? EditorStrings.TooMany : saved.Outcome == TemplateOutcome.NotFound ? EditorStrings.Gone : EditorStrings.NotSaved], Severity.Error);
                break;
        }

        return null;
    }
}
