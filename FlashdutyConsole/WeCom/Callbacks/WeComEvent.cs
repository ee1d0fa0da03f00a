using System.Security.Cryptography;
using System.Text;

namespace FlashdutyConsole.WeCom.Callbacks;

/// <summary>A decrypted message or event (documents 90239, 90240).</summary>
public abstract record WeComEvent
{
    private const long LastUnixSecond = 253402300799;

    /// <summary>The company, CorpID.</summary>
    public required string ToUserName { get; init; }

    /// <summary>The member; <c>sys</c> for events without one.</summary>
    public required string FromUserName { get; init; }

    /// <summary>When it happened, to the second; a repeat carries the same.</summary>
    public required DateTimeOffset CreateTime { get; init; }

    /// <summary>The app; null for events that belong to none.</summary>
    public long? AgentId { get; init; }

    /// <summary>
    /// The same for every repeat of one delivery and different otherwise, within one app: 64 hex digits. Messages have an id;
    /// events count by member, second, event, key and task, because two clicks can fall into one second (document 90930).
    /// </summary>
    public string DedupeKey => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\u001f', Identity()))));

    /// <summary>What makes this delivery itself; no field can hold the separator, as XML cannot.</summary>
    private protected virtual IEnumerable<string> Identity() =>
        [FromUserName, CreateTime.ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture), GetType().Name];

    /// <summary>
    /// Reads a decrypted body. Null when it is not readable XML within the bounds, or names no kind or no sender; kinds not
    /// known here come as <see cref="OtherEvent"/> and are to be answered with 200 and nothing.
    /// </summary>
    public static WeComEvent? Parse(ReadOnlyMemory<byte> message)
    {
        var xml = WeComElement.Read(message);
        if (xml?.Value("MsgType") is not { Length: > 0 } kind || xml.Value("FromUserName") is not { Length: > 0 } from)
        {
            return null;
        }

        var (to, agent, name) = (xml.Value("ToUserName") ?? "", xml.Number("AgentID"), xml.Value("Event") ?? "");
        var at = DateTimeOffset.FromUnixTimeSeconds(Math.Clamp(xml.Number("CreateTime") ?? 0, 0, LastUnixSecond));
        return (kind, name) switch
        {
            ("event", "template_card_event" or "template_card_menu_event") => new CardClick
            {
                ToUserName = to,
                FromUserName = from,
                CreateTime = at,
                AgentId = agent,
                FromMenu = name == "template_card_menu_event",
                EventKey = xml.Value("EventKey") ?? "",
                TaskId = xml.Value("TaskId") ?? "",
                CardType = xml.Value("CardType") ?? "",
                ResponseCode = xml.Value("ResponseCode") ?? "",
                SelectedItems = Selections(xml),
            },
            ("event", "enter_agent") => new EnterAgent
            {
                ToUserName = to,
                FromUserName = from,
                CreateTime = at,
                AgentId = agent,
                EventKey = xml.Value("EventKey") ?? "",
            },
            ("event", "subscribe") => new Subscribed { ToUserName = to, FromUserName = from, CreateTime = at, AgentId = agent },
            ("event", "unsubscribe") => new Unsubscribed { ToUserName = to, FromUserName = from, CreateTime = at, AgentId = agent },
            ("text", _) => new TextMessage
            {
                ToUserName = to,
                FromUserName = from,
                CreateTime = at,
                AgentId = agent,
                Content = xml.Value("Content") ?? "",
                MsgId = xml.Value("MsgId") ?? "",
            },
            _ => new OtherEvent
            {
                ToUserName = to,
                FromUserName = from,
                CreateTime = at,
                AgentId = agent,
                MsgType = kind,
                Event = name,
                EventKey = xml.Value("EventKey") ?? "",
                MsgId = xml.Value("MsgId") ?? "",
            },
        };
    }

    // An older official sample spells the list OpitonIds, and some servers copied it.
    private static List<CardSelection> Selections(WeComElement xml) =>
        [.. (xml.One("SelectedItems")?.All("SelectedItem") ?? []).Select(item => new CardSelection(
            item.Value("QuestionKey") ?? "",
            [.. item.All("OptionIds", "OpitonIds").SelectMany(ids => ids.All("OptionId", "OpitonId")).Select(id => id.Text)]))];
}
