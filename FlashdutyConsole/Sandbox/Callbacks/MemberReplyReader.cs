using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Xml;
using System.Xml.Linq;
using FlashdutyConsole.Sandbox.Messages;
using FlashdutyConsole.Sandbox.Wire;

namespace FlashdutyConsole.Sandbox.Callbacks;

/// <summary>Reads a passive reply strictly (documents 90241, 96469): signature, receiver, addressee, then its content.</summary>
internal static class MemberReplyReader
{
    /// <summary>Judges the body; <paramref name="plain"/> is the decrypted XML for the call log, or the body itself.</summary>
    public static MemberReply Read(SandboxApp app, CallbackSetting setting, string userId, byte[] body, out byte[] plain)
    {
        plain = body;
        if (body.Length == 0)
        {
            return MemberReply.Nothing;
        }

        if (Parse(body) is not { } outer
            || outer.Element("Encrypt")?.Value is not { } encrypt
            || outer.Element("MsgSignature")?.Value is not { } signature
            || outer.Element("TimeStamp")?.Value is not { } timestamp
            || !long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out _)
            || outer.Element("Nonce")?.Value is not { Length: > 0 } nonce)
        {
            return MemberReply.Broken(SandboxClickFailure.MalformedReply, "envelope");
        }

        if (!setting.Crypto.Verify(signature, timestamp, nonce, encrypt))
        {
            return MemberReply.Broken(SandboxClickFailure.BadSignature);
        }

        if (!setting.Crypto.TryOpen(encrypt, [app.Corp.CorpId], out var message))
        {
            return MemberReply.Broken(SandboxClickFailure.Undecryptable);
        }

        plain = message;
        return Parse(message) is { } inner
            ? ReadContent(app, userId, inner)
            : MemberReply.Broken(SandboxClickFailure.MalformedReply, "xml");
    }

    private static MemberReply ReadContent(SandboxApp app, string userId, XElement xml)
    {
        if (!string.Equals(xml.Element("ToUserName")?.Value, userId, StringComparison.OrdinalIgnoreCase))
        {
            return MemberReply.Broken(SandboxClickFailure.MalformedReply, "ToUserName");
        }

        if (xml.Element("FromUserName")?.Value != app.Corp.CorpId)
        {
            return MemberReply.Broken(SandboxClickFailure.MalformedReply, "FromUserName");
        }

        if (!long.TryParse(xml.Element("CreateTime")?.Value, NumberStyles.None, CultureInfo.InvariantCulture, out _))
        {
            return MemberReply.Broken(SandboxClickFailure.MalformedReply, "CreateTime");
        }

        switch (xml.Element("MsgType")?.Value)
        {
            case "text":
                return xml.Element("Content")?.Value is { Length: > 0 } text
                    ? new MemberReply(null, "", text, null)
                    : MemberReply.Broken(SandboxClickFailure.MalformedReply, "Content");
            case "update_button":
                return xml.Element("Button")?.Element("ReplaceName")?.Value is { Length: > 0 } name
                    ? new MemberReply(null, "", null, CardChange.CloseButtons(name))
                    : MemberReply.Broken(SandboxClickFailure.MalformedReply, "Button");
            case "update_template_card":
                return xml.Element("TemplateCard") is { } card
                    ? ReadCard(card)
                    : MemberReply.Broken(SandboxClickFailure.MalformedReply, "TemplateCard");
            default:
                return MemberReply.Broken(SandboxClickFailure.MalformedReply, "MsgType");
        }
    }

    private static MemberReply ReadCard(XElement xml)
    {
        if (CardXml.ToJson(xml, out var fault) is not { } json)
        {
            return MemberReply.Broken(SandboxClickFailure.BadCard, fault);
        }

        var card = JsonSerializer.SerializeToElement(json);
        var code = CardCheck.Run(card, update: true);
        if (code == WireCode.Ok)
        {
            code = MessageContent.OfCard(card, out var content);
            if (code == WireCode.Ok)
            {
                return new MemberReply(null, "", null, CardChange.NewCard(content));
            }
        }

        return MemberReply.Broken(SandboxClickFailure.BadCard, code.ToString(CultureInfo.InvariantCulture));
    }

    private static XElement? Parse(byte[] body)
    {
        try
        {
            using var reader = XmlReader.Create(new MemoryStream(body, writable: false), new XmlReaderSettings
            {
                DtdProcessing = DtdProcessing.Prohibit,
                XmlResolver = null,
                MaxCharactersInDocument = 256 * 1024,
            });
            var root = XDocument.Load(reader).Root;
            return root?.Name.LocalName == "xml" ? root : null;
        }
        catch (XmlException)
        {
            return null;
        }
    }
}
