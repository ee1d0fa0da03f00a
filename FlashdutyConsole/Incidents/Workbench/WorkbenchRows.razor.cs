using FlashdutyConsole.WeCom.Cards;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace FlashdutyConsole.Incidents.Workbench;

/// <summary>A few incidents with the buttons of a card. To be placed inside a form.</summary>
public partial class WorkbenchRows
{
    private const int TitleCharacters = 100;

    /// <summary>The incidents.</summary>
    [Parameter, EditorRequired]
    public required IReadOnlyList<Incident> Incidents { get; set; }

    /// <summary>Names of their channels.</summary>
    [Parameter, EditorRequired]
    public required IReadOnlyDictionary<long, string> ChannelNames { get; set; }

    /// <summary>What to say when there are none.</summary>
    [Parameter]
    public string None { get; set; } = "";

    /// <summary>Whether the reader may press.</summary>
    [Parameter]
    public bool MayAct { get; set; }

    /// <summary>The present.</summary>
    [Parameter]
    public DateTimeOffset Now { get; set; }

    /// <summary>Writes a time as the reader reads it.</summary>
    [Parameter, EditorRequired]
    public required Func<DateTimeOffset, string> Time { get; set; }

    [Inject]
    private IStringLocalizer<WorkbenchStrings> Text { get; set; } = default!;

    [Inject]
    private IStringLocalizer<IncidentStrings> Words { get; set; } = default!;

    private static string Cut(string title) => TextBudget.CutCharacters(title, TitleCharacters);
}
