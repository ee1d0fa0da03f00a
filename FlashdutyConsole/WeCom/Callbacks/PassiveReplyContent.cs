using FlashdutyConsole.WeCom.Cards;

namespace FlashdutyConsole.WeCom.Callbacks;

/// <summary>A passive reply read back, for whoever plays WeCom.</summary>
/// <param name="ToUserName">The member answered.</param>
/// <param name="FromUserName">The company.</param>
/// <param name="MsgType"><c>text</c>, <c>update_button</c>, <c>update_template_card</c> or another.</param>
/// <param name="Text">Content of a text.</param>
/// <param name="ReplaceName">Text of an update_button.</param>
/// <param name="Card">Card of an update_template_card.</param>
public sealed record PassiveReplyContent(
    string ToUserName, string FromUserName, string MsgType, string? Text, string? ReplaceName, TemplateCard? Card)
{
    /// <summary>Reads a decrypted reply; null when it is not XML or says nothing of its kind. Takes <c>Keyname</c> for <c>KeyName</c>.</summary>
    public static PassiveReplyContent? Read(ReadOnlyMemory<byte> message)
    {
        var xml = WeComElement.Read(message);
        return xml?.Value("MsgType") is { Length: > 0 } kind
            ? new PassiveReplyContent(
                xml.Value("ToUserName") ?? "",
                xml.Value("FromUserName") ?? "",
                kind,
                xml.Value("Content"),
                xml.One("Button")?.Value("ReplaceName"),
                xml.One("TemplateCard") is { } card ? ReadCard(card) : null)
            : null;
    }

    private static TemplateCard ReadCard(WeComElement xml) => new()
    {
        CardType = xml.Value("CardType") ?? "",
        Source = xml.One("Source") is { } source
            ? new CardSource { IconUrl = source.Value("IconUrl"), Desc = source.Value("Desc"), DescColor = Int(source, "DescColor") }
            : null,
        ActionMenu = xml.One("ActionMenu") is { } menu
            ? new CardMenu
            {
                Desc = menu.Value("Desc"),
                ActionList = Many(menu, "ActionList", item => new CardMenuItem(item.Value("Text"), item.Value("Key"))),
            }
            : null,
        TaskId = xml.Value("TaskId"),
        MainTitle = xml.One("MainTitle") is { } title ? new CardTitle(title.Value("Title"), title.Value("Desc")) : null,
        QuoteArea = xml.One("QuoteArea") is { } quote
            ? new CardQuote
            {
                Type = Int(quote, "Type"),
                Url = quote.Value("Url"),
                AppId = quote.Value("AppId"),
                PagePath = quote.Value("PagePath"),
                Title = quote.Value("Title"),
                QuoteText = quote.Value("QuoteText"),
            }
            : null,
        EmphasisContent = xml.One("EmphasisContent") is { } emphasis
            ? new CardEmphasis(emphasis.Value("Title"), emphasis.Value("Desc"))
            : null,
        SubTitleText = xml.Value("SubTitleText"),
        HorizontalContentList = Many(xml, "HorizontalContentList", row => new CardRow
        {
            Type = Int(row, "Type"),
            KeyName = row.Value("KeyName", "Keyname"),
            Value = row.Value("Value"),
            Url = row.Value("Url"),
            MediaId = row.Value("MediaId"),
            UserId = row.Value("UserId"),
        }),
        JumpList = Many(xml, "JumpList", jump => new CardJump
        {
            Type = Int(jump, "Type"),
            Title = jump.Value("Title"),
            Url = jump.Value("Url"),
            AppId = jump.Value("AppId"),
            PagePath = jump.Value("PagePath"),
        }),
        CardAction = xml.One("CardAction") is { } action
            ? new CardAction
            {
                Type = Int(action, "Type"),
                Url = action.Value("Url"),
                AppId = action.Value("AppId"),
                PagePath = action.Value("PagePath"),
            }
            : null,
        ButtonList = Many(xml, "ButtonList", button => new CardButton
        {
            Type = Int(button, "Type"),
            Text = button.Value("Text"),
            Style = Int(button, "Style"),
            Key = button.Value("Key"),
            Url = button.Value("Url"),
        }),
        ReplaceText = xml.Value("ReplaceText"),
    };

    private static int? Int(WeComElement xml, string name) =>
        xml.Number(name) is >= int.MinValue and <= int.MaxValue and var number ? (int)number : null;

    private static List<T>? Many<T>(WeComElement xml, string name, Func<WeComElement, T> read) =>
        xml.One(name) is null ? null : [.. xml.All(name).Select(read)];
}
