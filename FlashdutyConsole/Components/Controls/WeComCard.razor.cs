using FlashdutyConsole.WeCom.Cards;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.Localization;

namespace FlashdutyConsole.Components.Controls;

/// <summary>
/// A template card as WeCom draws it. The sandbox phone and every preview use this one, so that there is one truth.
/// The limits are those of document 90236; what a client cuts, this cuts.
/// </summary>
public partial class WeComCard
{
    private const int MaxRows = 6;
    private const int MaxJumps = 3;
    private const int MaxButtons = 6;
    private const int MaxMenuItems = 3;

    private bool _menuIsOpen;

    /// <summary>The card as WeCom holds it for the member who looks.</summary>
    [Parameter, EditorRequired]
    public required TemplateCard Card { get; set; }

    /// <summary>Whether WeCom is dark.</summary>
    [Parameter]
    public bool Dark { get; set; }

    /// <summary>Whether this is the desktop client, whose menu hangs below the dots instead of rising as a sheet.</summary>
    [Parameter]
    public bool Desktop { get; set; }

    /// <summary>Key of the button whose answer is awaited; all buttons rest meanwhile.</summary>
    [Parameter]
    public string? BusyKey { get; set; }

    /// <summary>A button was pressed; gives its key.</summary>
    [Parameter]
    public EventCallback<string> OnButton { get; set; }

    /// <summary>An entry of the menu was chosen; gives its key.</summary>
    [Parameter]
    public EventCallback<string> OnMenu { get; set; }

    /// <summary>The card itself was tapped; gives the address, which opens in a new tab unless somebody listens here.</summary>
    [Parameter]
    public EventCallback<string> OnTap { get; set; }

    /// <summary>What a preview draws around the custom area, such as a ruler; its place is the area's box. Null on every real card.</summary>
    [Parameter]
    public RenderFragment? AroundCustomArea { get; set; }

    [Inject]
    private IStringLocalizer<ConsoleStrings> Text { get; set; } = default!;

    private bool HasMenu => Card.ActionMenu?.ActionList is { Count: > 0 };

    private string MenuLabel =>
        string.IsNullOrEmpty(Card.ActionMenu?.Desc) ? Text[ConsoleStrings.CardMenu] : Card.ActionMenu.Desc;

    private string? TapAddress =>
        Card.CardAction is { Type: CardAction.Page } action ? SafeAddress(action.Url) : null;

    // Not plain colour names: the component library owns those as classes.
    private string SourceColor => Card.Source?.DescColor switch
    {
        CardSource.Black => "tone-black",
        CardSource.Red => "tone-red",
        CardSource.Green => "tone-green",
        _ => "tone-grey",
    };

    // A card's addresses come from outside: nothing but web pages may become a link.
    private static string? SafeAddress(string? address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is ("http" or "https") ? uri.AbsoluteUri : null;

    // Absent and unknown styles count as the first.
    private static string StyleOf(CardButton button) =>
        button.Style is >= 2 and <= 4 ? $"style-{button.Style}" : "style-1";

    private void ToggleMenu() => _menuIsOpen = !_menuIsOpen;

    private void CloseMenu() => _menuIsOpen = false;

    private void CloseOnEscape(KeyboardEventArgs args)
    {
        if (args.Key == "Escape")
        {
            CloseMenu();
        }
    }

    private Task ChooseAsync(CardMenuItem item)
    {
        CloseMenu();
        return OnMenu.InvokeAsync(item.Key);
    }
}
