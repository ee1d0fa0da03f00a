using System.Collections.Concurrent;

namespace FlashdutyConsole.Members.SignIn;

/// <summary>
/// Slows down guessing. Counted are wrong attempts: for each account as strangers see it, for each device on which the member
/// has signed in before, and for each network. What strangers do to an account never stops a device that it knows.
/// Accounts that do not exist are counted just the same.
/// </summary>
public sealed class SignInThrottle(TimeProvider time)
{
    /// <summary>Wrong attempts on one account after which it rests for strangers. The next one is not looked at.</summary>
    public const int MostOfAccount = 9;

    /// <summary>Wrong attempts from one network after which it rests.</summary>
    public const int MostOfNetwork = 40;

    /// <summary>How long an account or a network rests, counted from the last attempt that was looked at.</summary>
    public static readonly TimeSpan Rest = TimeSpan.FromMinutes(10);

    private const int MaximumKept = 20_000;
    private readonly ConcurrentDictionary<string, Counter> _counters = new(StringComparer.Ordinal);

    /// <summary>Asks for an attempt, which counts as a wrong one until it turns out right.</summary>
    /// <param name="account">The account as typed, or anything that stands for it.</param>
    /// <param name="device">The id of a device that the account knows; null = a stranger's.</param>
    /// <param name="network">Where it comes from.</param>
    public Attempt Begin(string account, string? device, string network)
    {
        var name = account.Trim().ToUpperInvariant();
        // A known device neither uses up what strangers have, nor waits for them.
        List<(string Key, int Most)> keys = device is null
            ? [("account:" + name, MostOfAccount), ("network:" + network, MostOfNetwork)]
            : [("device:" + device + ":" + name, MostOfAccount)];
        var now = time.GetUtcNow();
        MakeRoom(now);
        lock (_counters)
        {
            foreach (var (key, most) in keys)
            {
                if (_counters.TryGetValue(key, out var counter) && counter.Count >= most && now - counter.Last < Rest)
                {
                    var first = !counter.Told;
                    _counters[key] = counter with { Told = true };
                    return new Attempt(false, Rest - (now - counter.Last), first, []);
                }
            }

            foreach (var (key, _) in keys)
            {
                var counter = _counters.GetValueOrDefault(key);
                _counters[key] = counter is null || now - counter.Last >= Rest ? new Counter(1, now, false) : counter with { Count = counter.Count + 1, Last = now };
            }

            return new Attempt(true, TimeSpan.Zero, false, [.. keys.Select(key => key.Key)]);
        }
    }

    /// <summary>The attempt was right: the account is free again, and the network has one wrong attempt less.</summary>
    /// <param name="attempt">The attempt.</param>
    public void Right(Attempt attempt)
    {
        lock (_counters)
        {
            foreach (var key in attempt.Keys)
            {
                if (!key.StartsWith("network:", StringComparison.Ordinal))
                {
                    _counters.TryRemove(key, out _);
                }
                else if (_counters.TryGetValue(key, out var counter))
                {
                    _counters[key] = counter with { Count = Math.Max(0, counter.Count - 1) };
                }
            }
        }
    }

    private void MakeRoom(DateTimeOffset now)
    {
        if (_counters.Count < MaximumKept)
        {
            return;
        }

        foreach (var counter in _counters.Where(counter => now - counter.Value.Last >= Rest).ToList())
        {
            _counters.TryRemove(counter);
        }

        // Still full: the oldest go, as a flood of made-up accounts must not fill the memory.
        foreach (var counter in _counters.OrderBy(counter => counter.Value.Last).Take(Math.Max(0, _counters.Count - (MaximumKept / 2))).ToList())
        {
            _counters.TryRemove(counter);
        }
    }

    /// <summary>Whether an attempt may be made.</summary>
    /// <param name="IsAllowed">Whether it is looked at.</param>
    /// <param name="Wait">If not: how long to wait.</param>
    /// <param name="IsFirst">If not: whether it is the first that is refused.</param>
    /// <param name="Keys">What counts it.</param>
    public sealed record Attempt(bool IsAllowed, TimeSpan Wait, bool IsFirst, IReadOnlyList<string> Keys);

    private sealed record Counter(int Count, DateTimeOffset Last, bool Told);
}
