using System.Globalization;
using System.Text;
using FlashdutyConsole.WeCom.Cards;

namespace FlashdutyConsole.WeCom.Callbacks;

/// <summary>
/// What a callback can be answered with (document 90241), as plain XML for <see cref="WeComCallbackCrypto.SealReply"/>. A card
/// reply changes only what the member who clicked sees.
/// </summary>
/// <param name="toUserName">The member answered.</param>
/// <param name="fromUserName">The company, CorpID.</param>
/// <param name="createTime">Now.</param>
public sealed class PassiveReply(string toUserName, string fromUserName, DateTimeOffset createTime)
{
    /// <summary>A reply to an event.</summary>
    public static PassiveReply To(WeComEvent received, DateTimeOffset now) => new(received.FromUserName, received.ToUserName, now);

    /// <summary>Replaces the text of the pressed buttons, which then no longer react.</summary>
    public byte[] UpdateButton(string text) =>
        Wrap("update_button", $"<Button><ReplaceName>{WeComXml.Cdata(text)}</ReplaceName></Button>");

    /// <summary>Replaces the whole card.</summary>
    public byte[] UpdateCard(TemplateCard card) => Wrap("update_template_card", PassiveCard.Write(card));

    /// <summary>Writes to the member; text beyond <see cref="WeComLimits.TextBytes"/> is cut here, between characters.</summary>
    public byte[] Text(string text) =>
        Wrap("text", $"<Content>{WeComXml.Cdata(TextBudget.CutBytes(text, WeComLimits.TextBytes))}</Content>");

    private byte[] Wrap(string kind, string body) => Encoding.UTF8.GetBytes(
        $"<xml><ToUserName>{WeComXml.Cdata(toUserName)}</ToUserName><FromUserName>{WeComXml.Cdata(fromUserName)}</FromUserName>"
        + string.Create(CultureInfo.InvariantCulture, $"<CreateTime>{createTime.ToUnixTimeSeconds()}</CreateTime>")
        + $"<MsgType>{WeComXml.Cdata(kind)}</MsgType>{body}</xml>");
}
