using FlashdutyConsole.Templates;
using FlashdutyConsole.WeCom;
using FlashdutyConsole.WeCom.Cards;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace FlashdutyConsole.Incidents.Previews;

/// <summary>A card as it lies in WeCom on a phone or a computer, with a ruler beside its custom area and what is cut below the fold.</summary>
public sealed partial class CardStage
{
    /// <summary>The card, as it would be sent.</summary>
    [Parameter, EditorRequired]
    public required TemplateCard Card { get; set; }

    /// <summary>What of the template's output is in its custom area.</summary>
    [Parameter, EditorRequired]
    public required CardText? Fitted { get; set; }

    /// <summary>Hour and minute on the phone.</summary>
    [Parameter]
    public string Time { get; set; } = "";

    /// <summary>The app's name.</summary>
    [Parameter]
    public string AppName { get; set; } = "";

    /// <summary>What it is, for those who do not see it.</summary>
    [Parameter]
    public string Label { get; set; } = "";

    /// <summary>Whether WeCom is dark.</summary>
    [Parameter]
    public bool Dark { get; set; }

    /// <summary>On a computer.</summary>
    [Parameter]
    public bool Desktop { get; set; }

    /// <summary>Why the card is not that of the present text; null when it is.</summary>
    [Parameter]
    public string? Stale { get; set; }

    /// <summary>A button or an entry of the menu was pressed.</summary>
    [Parameter]
    public EventCallback<string> OnButton { get; set; }

    [Inject]
    private IStringLocalizer<PreviewStrings> Text { get; set; } = default!;

    // What is on the card, without the ellipsis that stands for the rest.
    private string Kept => Fitted is null ? "" : string.Join('\n', Fitted.Lines.Where(line => !line.IsCut).Select(line => line.Text[..^line.Lost.Length]));

    // Beyond the fold there are no lines of the card.
    private int RulerLines => IsFolded ? Fitted!.Lines.Count(line => !line.IsCut) : WeComLimits.SubTitleLines;

    private bool IsFolded => Fitted is { IsCut: true };
}
