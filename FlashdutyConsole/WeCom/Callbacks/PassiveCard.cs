using System.Globalization;
using System.Text;
using FlashdutyConsole.WeCom.Cards;

namespace FlashdutyConsole.WeCom.Callbacks;

/// <summary>
/// A card as the XML of a passive reply: names in camel case, <c>KeyName</c> among them, and lists as repeated elements
/// without a wrapper (document 90241).
/// </summary>
internal sealed class PassiveCard
{
    private readonly StringBuilder _xml = new();

    private PassiveCard()
    {
    }

    public static string Write(TemplateCard card)
    {
        var writer = new PassiveCard();
        writer.Inside("TemplateCard", () => writer.Card(card));
        return writer._xml.ToString();
    }

    private void Card(TemplateCard card)
    {
        Leaf("CardType", card.CardType);
        Part("Source", card.Source, source =>
        {
            Leaf("IconUrl", source.IconUrl);
            Leaf("Desc", source.Desc);
            Leaf("DescColor", source.DescColor);
        });
        Part("ActionMenu", card.ActionMenu, menu =>
        {
            Leaf("Desc", menu.Desc);
            Each("ActionList", menu.ActionList, item =>
            {
                Leaf("Text", item.Text);
                Leaf("Key", item.Key);
            });
        });
        Leaf("TaskId", card.TaskId);
        Part("MainTitle", card.MainTitle, title =>
        {
            Leaf("Title", title.Title);
            Leaf("Desc", title.Desc);
        });
        Part("QuoteArea", card.QuoteArea, quote =>
        {
            Target(quote.Type, quote.Url, quote.AppId, quote.PagePath);
            Leaf("Title", quote.Title);
            Leaf("QuoteText", quote.QuoteText);
        });
        Part("EmphasisContent", card.EmphasisContent, emphasis =>
        {
            Leaf("Title", emphasis.Title);
            Leaf("Desc", emphasis.Desc);
        });
        Leaf("SubTitleText", card.SubTitleText);
        Each("HorizontalContentList", card.HorizontalContentList, row =>
        {
            Leaf("Type", row.Type);
            Leaf("KeyName", row.KeyName);
            Leaf("Value", row.Value);
            Leaf("Url", row.Url);
            Leaf("MediaId", row.MediaId);
            Leaf("UserId", row.UserId);
        });
        Each("JumpList", card.JumpList, jump =>
        {
            Leaf("Title", jump.Title);
            Target(jump.Type, jump.Url, jump.AppId, jump.PagePath);
        });
        Part("CardAction", card.CardAction, action => Target(action.Type, action.Url, action.AppId, action.PagePath));
        Each("ButtonList", card.ButtonList, button =>
        {
            Leaf("Type", button.Type);
            Leaf("Text", button.Text);
            Leaf("Style", button.Style);
            Leaf("Key", button.Key);
            Leaf("Url", button.Url);
        });
        Leaf("ReplaceText", card.ReplaceText);
    }

    private void Target(int? type, string? url, string? appId, string? pagePath)
    {
        Leaf("Type", type);
        Leaf("Url", url);
        Leaf("AppId", appId);
        Leaf("PagePath", pagePath);
    }

    private void Part<T>(string name, T? part, Action<T> write)
        where T : class
    {
        if (part is not null)
        {
            Inside(name, () => write(part));
        }
    }

    private void Each<T>(string name, IReadOnlyList<T>? items, Action<T> write)
        where T : class
    {
        foreach (var item in items ?? [])
        {
            Part(name, item, write);
        }
    }

    private void Inside(string name, Action write)
    {
        _xml.Append('<').Append(name).Append('>');
        write();
        _xml.Append("</").Append(name).Append('>');
    }

    private void Leaf(string name, string? value)
    {
        if (value is not null)
        {
            Inside(name, () => _xml.Append(WeComXml.Cdata(value)));
        }
    }

    private void Leaf(string name, int? value)
    {
        if (value is { } number)
        {
            Inside(name, () => _xml.Append(number.ToString(CultureInfo.InvariantCulture)));
        }
    }
}
