using System.Globalization;
using System.Text;
using System.Xml;

namespace FlashdutyConsole.Sandbox.Callbacks;

/// <summary>The events and messages of members, as they are before encryption (protocol §3).</summary>
internal static class EventXml
{
    public static byte[] CardEvent(
        SandboxApp app, string userId, long createTime, string eventName, string key, string taskId, string cardType, string responseCode,
        IReadOnlyDictionary<string, IReadOnlyList<string>>? selections, bool misspelled) =>
        Write(app, userId, createTime, "event", xml =>
        {
            Cdata(xml, "Event", eventName);
            Cdata(xml, "EventKey", key);
            Cdata(xml, "TaskId", taskId);
            Cdata(xml, "CardType", cardType);
            Cdata(xml, "ResponseCode", responseCode);
            xml.WriteElementString("AgentID", app.AgentId.ToString(CultureInfo.InvariantCulture));
            if (selections is { Count: > 0 })
            {
                Selections(xml, selections, misspelled);
            }
        });

    public static byte[] EnterApp(SandboxApp app, string userId, long createTime) =>
        Write(app, userId, createTime, "event", xml =>
        {
            Cdata(xml, "Event", "enter_agent");
            Cdata(xml, "EventKey", "");
            xml.WriteElementString("AgentID", app.AgentId.ToString(CultureInfo.InvariantCulture));
        });

    /// <summary>A member came into the app's visibility, or left it (protocol §3.2).</summary>
    public static byte[] Visibility(SandboxApp app, string userId, long createTime, bool isJoining) =>
        Write(app, userId, createTime, "event", xml =>
        {
            Cdata(xml, "Event", isJoining ? "subscribe" : "unsubscribe");
            Cdata(xml, "EventKey", "");
            xml.WriteElementString("AgentID", app.AgentId.ToString(CultureInfo.InvariantCulture));
        });

    public static byte[] Text(SandboxApp app, string userId, long createTime, string text, string msgId) =>
        Write(app, userId, createTime, "text", xml =>
        {
            Cdata(xml, "Content", text);
            xml.WriteElementString("MsgId", msgId);
            xml.WriteElementString("AgentID", app.AgentId.ToString(CultureInfo.InvariantCulture));
        });

    /// <summary>The outer body of a callback (protocol §2.4).</summary>
    public static byte[] Envelope(SandboxApp app, string encrypt) => Write(xml =>
    {
        Cdata(xml, "ToUserName", app.Corp.CorpId);
        Cdata(xml, "AgentID", app.AgentId.ToString(CultureInfo.InvariantCulture));
        Cdata(xml, "Encrypt", encrypt);
    });

    private static byte[] Write(SandboxApp app, string userId, long createTime, string messageType, Action<XmlWriter> more) => Write(xml =>
    {
        Cdata(xml, "ToUserName", app.Corp.CorpId);
        Cdata(xml, "FromUserName", userId);
        xml.WriteElementString("CreateTime", createTime.ToString(CultureInfo.InvariantCulture));
        Cdata(xml, "MsgType", messageType);
        more(xml);
    });

    private static byte[] Write(Action<XmlWriter> content)
    {
        using var stream = new MemoryStream(1024);
        using (var xml = XmlWriter.Create(stream, new XmlWriterSettings
        {
            OmitXmlDeclaration = true,
            Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        }))
        {
            xml.WriteStartElement("xml");
            content(xml);
            xml.WriteEndElement();
        }

        return stream.ToArray();
    }

    private static void Selections(XmlWriter xml, IReadOnlyDictionary<string, IReadOnlyList<string>> selections, bool misspelled)
    {
        // An older official sample is misspelled; which one the platform sends is a switch (protocol §3.3).
        var list = misspelled ? "OpitonIds" : "OptionIds";
        var item = misspelled ? "OpitonId" : "OptionId";
        xml.WriteStartElement("SelectedItems");
        foreach (var (question, options) in selections)
        {
            xml.WriteStartElement("SelectedItem");
            Cdata(xml, "QuestionKey", question);
            xml.WriteStartElement(list);
            foreach (var option in options)
            {
                Cdata(xml, item, option);
            }

            xml.WriteEndElement();
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private static void Cdata(XmlWriter xml, string name, string value)
    {
        xml.WriteStartElement(name);
        xml.WriteCData(value);
        xml.WriteEndElement();
    }
}
