namespace FlashdutyConsole.Alerts;

/// <summary>Tells a flood of events from a busy minute. For the one writer of events.</summary>
/// <param name="now">Timestamp of the first window.</param>
internal sealed class ArrivalRate(long now)
{
    /// <summary>
    /// Events a second above which more comes in than one core can store and also tell: then storing goes first. Below it
    /// telling is as urgent, and there is time for both.
    /// </summary>
    public const int Flood = 3_000;

    private static readonly TimeSpan Window = TimeSpan.FromMilliseconds(250);
    private long _began = now;
    private long _events;
    private bool _isFlood;

    /// <summary>Counts events.</summary>
    /// <returns>Whether so many come in that what goes out shall make way.</returns>
    public bool Count(int events, TimeProvider time)
    {
        _events += events;
        var now = time.GetTimestamp();
        var elapsed = time.GetElapsedTime(_began, now);
        if (elapsed >= Window)
        {
            _isFlood = _events > Flood * elapsed.TotalSeconds;
            _began = now;
            _events = 0;
        }

        return _isFlood;
    }
}
