namespace FlashdutyConsole.Deliveries;

/// <summary>How fast one app may send just now: calls under way, and pauses that WeCom asked for. One for each integration, so that a slow app holds back no other.</summary>
public sealed class AppPace
{
    /// <summary>Most calls under way at once.</summary>
    public const int MostAtOnce = 48;

    private static readonly TimeSpan Recovery = TimeSpan.FromSeconds(60);
    private readonly Lock _lock = new();
    private int _underWay;
    private int _limit = MostAtOnce;
    private DateTimeOffset _pausedUntil = DateTimeOffset.MinValue;
    private DateTimeOffset _loweredAt = DateTimeOffset.MinValue;

    /// <summary>How many more calls may start now.</summary>
    public int Free(DateTimeOffset now)
    {
        lock (_lock)
        {
            if (_limit < MostAtOnce && now - _loweredAt > Recovery)
            {
                _limit = Math.Min(MostAtOnce, _limit * 2);
                _loweredAt = now;
            }

            return now < _pausedUntil ? 0 : Math.Max(0, _limit - _underWay);
        }
    }

    /// <summary>Whether it is worth looking for more to send: with most calls under way, their answers come first.</summary>
    public bool IsWorthALook(DateTimeOffset now)
    {
        var free = Free(now);
        lock (_lock)
        {
            return free > 0 && (_underWay == 0 || free >= _limit / 4);
        }
    }

    /// <summary>Calls start.</summary>
    public void Start(int calls)
    {
        lock (_lock)
        {
            _underWay += calls;
        }
    }

    /// <summary>A call has ended.</summary>
    public void End()
    {
        lock (_lock)
        {
            _underWay--;
        }
    }

    /// <summary>No call before this instant (45009).</summary>
    public void PauseUntil(DateTimeOffset instant)
    {
        lock (_lock)
        {
            _pausedUntil = instant > _pausedUntil ? instant : _pausedUntil;
        }
    }

    /// <summary>Whether no call may start because WeCom asked to wait.</summary>
    public bool IsPaused(DateTimeOffset now)
    {
        lock (_lock)
        {
            return now < _pausedUntil;
        }
    }

    /// <summary>Ends a pause.</summary>
    public void Resume()
    {
        lock (_lock)
        {
            _pausedUntil = DateTimeOffset.MinValue;
        }
    }

    /// <summary>Half as many at once (45033).</summary>
    public void Halve(DateTimeOffset now)
    {
        lock (_lock)
        {
            // Answers to calls that were under way together count once.
            if (now - _loweredAt > TimeSpan.FromSeconds(1))
            {
                _limit = Math.Max(1, _limit / 2);
                _loweredAt = now;
            }
        }
    }
}
