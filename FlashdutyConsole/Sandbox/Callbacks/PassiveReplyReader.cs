using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Xml;
using System.Xml.Linq;
using FlashdutyConsole.Sandbox.Messages;
using FlashdutyConsole.Sandbox.Wire;

namespace FlashdutyConsole.Sandbox.Callbacks;

/// <summary>Reads a passive reply strictly (documents 90241, 96469): signature, receiver, addressee, then its content.</summary>
internal static class PassiveReplyReader
{
    /// <summary>Judges the body; <paramref name="plain"/> is the decrypted XML for the call log, or the body itself.</summary>
    public static PassiveReply Read(SandboxApp app, CallbackSetting setting, string userId, byte[] body, out byte[] plain)
    {
        plain = body;
        if (body.Length == 0)
        {
            return PassiveReply.Nothing;
        }

        if (Parse(body) is not { } outer
            || outer.Element("Encrypt")?.Value is not { } encrypt
            || outer.Element("MsgSignature")?.Value is not { } signature
            || outer.Element("TimeStamp")?.Value is not { } timestamp
            || !long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out _)
            || outer.Element("Nonce")?.Value is not { Length: > 0 } nonce)
        {
            return PassiveReply.Broken(SandboxClickFailure.MalformedReply, "envelope");
        }

        if (!setting.Crypto.Verify(signature, timestamp, nonce, encrypt))
        {
            return PassiveReply.Broken(SandboxClickFailure.BadSignature);
        }

        if (!setting.Crypto.TryOpen(encrypt, [app.Corp.CorpId], out var message))
        {
            return PassiveReply.Broken(SandboxClickFailure.Undecryptable);
        }

        plain = message;
        return Parse(message) is { } inner
            ? ReadContent(app, userId, inner)
            : PassiveReply.Broken(SandboxClickFailure.MalformedReply, "xml");
    }

    private static PassiveReply ReadContent(SandboxApp app, string userId, XElement xml)
    {
        if (!string.Equals(xml.Element("ToUserName")?.Value, userId, StringComparison.OrdinalIgnoreCase))
        {
            return PassiveReply.Broken(SandboxClickFailure.MalformedReply, "ToUserName");
        }

        if (xml.Element("FromUserName")?.Value != app.Corp.CorpId)
        {
            return PassiveReply.Broken(SandboxClickFailure.MalformedReply, "FromUserName");
        }

        if (!long.TryParse(xml.Element("CreateTime")?.Value, NumberStyles.None, CultureInfo.InvariantCulture, out _))
        {
            return PassiveReply.Broken(SandboxClickFailure.MalformedReply, "CreateTime");
        }

        switch (xml.Element("MsgType")?.Value)
        {
            case "text":
                return xml.Element("Content")?.Value is { Length: > 0 } text
                    ? new PassiveReply(null, "", text, null)
                    : PassiveReply.Broken(SandboxClickFailure.MalformedReply, "Content");
            case "update_button":
                return xml.Element("Button")?.Element("ReplaceName")?.Value is { Length: > 0 } name
                    ? new PassiveReply(null, "", null, CardChange.CloseButtons(name))
                    : PassiveReply.Broken(SandboxClickFailure.MalformedReply, "Button");
            case "update_template_card":
                return xml.Element("TemplateCard") is { } card
                    ? ReadCard(card)
                    : PassiveReply.Broken(SandboxClickFailure.MalformedReply, "TemplateCard");
            default:
                return PassiveReply.Broken(SandboxClickFailure.MalformedReply, "MsgType");
        }
    }

    private static PassiveReply ReadCard(XElement xml)
    {
        if (CardXml.ToJson(xml, out var fault) is not { } json)
        {
            return PassiveReply.Broken(SandboxClickFailure.BadCard, fault);
        }

        var card = JsonSerializer.SerializeToElement(json);
        var code = CardCheck.Run(card, update: true);
        if (code == WireCode.Ok)
        {
            code = MessageContent.OfCard(card, out var content);
            if (code == WireCode.Ok)
            {
                return new PassiveReply(null, "", null, CardChange.NewCard(content));
            }
        }

        return PassiveReply.Broken(SandboxClickFailure.BadCard, code.ToString(CultureInfo.InvariantCulture));
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
