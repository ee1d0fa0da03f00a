namespace FlashdutyConsole.Deliveries;

/// <summary>
/// What one member was sent by one app within the last hour. WeCom drops what exceeds 30 a minute and 1,000 an hour without
/// an error (doc 90312), so we stay below, with a margin for clocks that differ.
/// </summary>
public sealed class MemberQuota
{
    /// <summary>Most messages we send in a minute.</summary>
    public const int PerMinute = 28;

    /// <summary>Most messages we send in an hour.</summary>
    public const int PerHour = 980;

    // A message is counted when it is claimed; a call may take up to ten seconds and a token before it is with WeCom.
    private static readonly TimeSpan Minute = TimeSpan.FromSeconds(75);
    private static readonly TimeSpan Hour = TimeSpan.FromMinutes(61);
    private readonly Queue<DateTimeOffset> _sent = new();

    /// <summary>Counts a message.</summary>
    public void Count(DateTimeOffset at) => _sent.Enqueue(at);

    /// <summary>Whether nothing was sent within the hour: the object need not be kept.</summary>
    public bool IsIdle(DateTimeOffset now)
    {
        Drop(now);
        return _sent.Count == 0;
    }

    /// <summary>How many messages may be sent now within the minute.</summary>
    public int MinuteLeft(DateTimeOffset now)
    {
        Drop(now);
        return Math.Min(HourLeft(now), Math.Max(0, PerMinute - _sent.Count(sent => sent > now - Minute)));
    }

    /// <summary>How many messages may be sent now within the hour.</summary>
    public int HourLeft(DateTimeOffset now)
    {
        Drop(now);
        return Math.Max(0, PerHour - _sent.Count);
    }

    /// <summary>When the next message may be sent, if none may be now.</summary>
    public DateTimeOffset NextAt(DateTimeOffset now)
    {
        Drop(now);
        if (HourLeft(now) == 0)
        {
            return _sent.Peek() + Hour;
        }

        var oldest = _sent.FirstOrDefault(sent => sent > now - Minute, now);
        return oldest + Minute;
    }

    private void Drop(DateTimeOffset now)
    {
        while (_sent.TryPeek(out var oldest) && oldest <= now - Hour)
        {
            _sent.Dequeue();
        }
    }
}
