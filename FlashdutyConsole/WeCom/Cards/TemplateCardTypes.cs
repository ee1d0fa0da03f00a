namespace FlashdutyConsole.WeCom.Cards;

/// <summary>Values of <see cref="TemplateCard.CardType"/> that this library builds (document 90236).</summary>
public static class TemplateCardTypes
{
    /// <summary>A card with buttons that call back.</summary>
    public const string ButtonInteraction = "button_interaction";

    /// <summary>A card that is only read, with one place to go.</summary>
    public const string TextNotice = "text_notice";
}
