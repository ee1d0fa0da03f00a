namespace FlashdutyConsole.Sandbox.Messages;

/// <summary>Everything an app has sent. Every member is called under the gate of the sandbox; all of it is bounded.</summary>
internal sealed class AppMail(SandboxOptions options)
{
    private static readonly TimeSpan ChinaOffset = TimeSpan.FromHours(8);

    private readonly Dictionary<string, Conversation> _conversations = new(StringComparer.OrdinalIgnoreCase);
    private readonly BoundedMap<SentMessage> _sent = new(options.SentMessages);
    private readonly BoundedMap<bool> _taskIds = new(options.TaskIds);
    private readonly BoundedMap<string> _shownBodies = new(options.SentMessages);
    private readonly BoundedMap<SentMessage> _checkedBodies = new(options.SentMessages);
    private DateOnly _day;
    private long _sentToday;

    public IEnumerable<Conversation> Conversations => _conversations.Values;

    public Conversation ConversationWith(string userId)
    {
        if (!_conversations.TryGetValue(userId, out var conversation))
        {
            _conversations[userId] = conversation = new Conversation(userId, options.MessagesPerConversation);
        }

        return conversation;
    }

    public Conversation? FindConversation(string userId) => _conversations.GetValueOrDefault(userId);

    public SentMessage? FindSent(string msgId) => _sent.Find(msgId);

    public void Remember(SentMessage sent) => _sent.Set(sent.MsgId, sent);

    /// <summary>task_id is unique within the app; no window is documented, so for ever (protocol §4.4).</summary>
    public bool IsTaskIdUsed(string taskId) => _taskIds.Contains(taskId);

    public void UseTaskId(string taskId) => _taskIds.Set(taskId, true);

    /// <summary>The first message of this body that asked for the duplicate check, if it is younger than the interval.</summary>
    public SentMessage? FindChecked(string bodyHash, DateTimeOffset now, TimeSpan interval) =>
        _checkedBodies.Find(bodyHash) is { } first && now - first.SentAt < interval ? first : null;

    public void RememberChecked(string bodyHash, SentMessage sent) => _checkedBodies.Set(bodyHash, sent);

    /// <summary>The msgid of an earlier message with this body, and remembers this one if there is none.</summary>
    public string? FirstWithBody(string bodyHash, string msgId)
    {
        if (_shownBodies.Find(bodyHash) is { } first)
        {
            return first;
        }

        _shownBodies.Set(bodyHash, msgId);
        return null;
    }

    /// <summary>Member ceiling × 200 person-messages a natural day per app (document 90312): beyond it 45009.</summary>
    public bool TryCountDay(int recipients, long ceiling, DateTimeOffset now)
    {
        var day = DateOnly.FromDateTime(now.ToOffset(ChinaOffset).DateTime);
        if (day != _day)
        {
            _day = day;
            _sentToday = 0;
        }

        if (_sentToday + recipients > ceiling)
        {
            return false;
        }

        _sentToday += recipients;
        return true;
    }
}
