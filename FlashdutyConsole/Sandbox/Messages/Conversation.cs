namespace FlashdutyConsole.Sandbox.Messages;

/// <summary>What one member and one app said to each other: the last messages, and how many there ever were.</summary>
internal sealed class Conversation(string userId, int capacity)
{
    private const int HourLimit = 1000;
    private const int MinuteLimit = 30;

    private readonly Queue<string> _order = new();
    private readonly Dictionary<string, SandboxMessage> _messages = new(StringComparer.Ordinal);
    private readonly Queue<long> _delivered = new();
    private readonly Queue<long> _deliveredThisMinute = new();

    public string UserId => userId;

    /// <summary>Messages from the app that the member got to see, ever.</summary>
    public int Visible { get; private set; }

    /// <summary>Messages the frequency limit swallowed, ever.</summary>
    public int SilentDrops { get; private set; }

    public IEnumerable<SandboxMessage> Messages => _order.Select(id => _messages[id]);

    public SandboxMessage? Find(string msgId) => _messages.GetValueOrDefault(msgId);

    public void Add(SandboxMessage message)
    {
        _messages[message.MsgId] = message;
        _order.Enqueue(message.MsgId);
        if (!message.FromMember)
        {
            Visible++;
        }

        if (_order.Count > capacity)
        {
            _messages.Remove(_order.Dequeue());
        }
    }

    public void Replace(SandboxMessage message)
    {
        if (_messages.ContainsKey(message.MsgId))
        {
            _messages[message.MsgId] = message;
        }
    }

    /// <summary>30 a minute and 1,000 an hour per member and app; the rest vanishes without an error (document 90312).</summary>
    public bool TryPassQuota(DateTimeOffset now)
    {
        var ticks = now.UtcTicks;
        Forget(_deliveredThisMinute, ticks - TimeSpan.TicksPerMinute);
        Forget(_delivered, ticks - TimeSpan.TicksPerHour);
        if (_deliveredThisMinute.Count >= MinuteLimit || _delivered.Count >= HourLimit)
        {
            SilentDrops++;
            return false;
        }

        _deliveredThisMinute.Enqueue(ticks);
        _delivered.Enqueue(ticks);
        return true;
    }

    private static void Forget(Queue<long> times, long until)
    {
        while (times.TryPeek(out var first) && first <= until)
        {
            times.Dequeue();
        }
    }
}
