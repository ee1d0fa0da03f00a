using System.Security.Cryptography;
using System.Text;
using FlashdutyConsole.Data;
using Microsoft.EntityFrameworkCore;

namespace FlashdutyConsole.Members.SignIn;

/// <summary>
/// Slows down guessing. Counted are wrong attempts: for each account as strangers see it, for each device on which the member
/// has signed in before, and for each network. What strangers do to an account never stops a device that it knows.
/// Accounts that do not exist are counted just the same. What is counted is written down with the audit row of the wrong
/// attempt, so a restart forgets nothing.
/// </summary>
public sealed class SignInThrottle(IDbContextFactory<ConsoleDb> contexts, TimeProvider time) : IDisposable
{
    /// <summary>Wrong attempts on one account after which it rests for strangers. The next one is not looked at.</summary>
    public const int MostOfAccount = 9;

    /// <summary>Wrong attempts from one network after which it rests.</summary>
    public const int MostOfNetwork = 40;

    /// <summary>How long an account or a network rests, counted from the last attempt that was looked at.</summary>
    public static readonly TimeSpan Rest = TimeSpan.FromMinutes(10);

    private const int MaximumKept = 20_000;
    private const int MostAtOnce = 500;
    private const int HashLength = 32;
    private readonly Dictionary<string, Counter> _counters = new(StringComparer.Ordinal);
    private readonly HashSet<string> _changed = new(StringComparer.Ordinal);
    private readonly Lock _lock = new();
    private readonly SemaphoreSlim _reading = new(1, 1);
    private volatile bool _isRead;

    /// <summary>Asks for an attempt, which counts as a wrong one until it turns out right.</summary>
    /// <param name="account">The account as typed, or anything that stands for it.</param>
    /// <param name="device">The id of a device that the account knows; null = a stranger's.</param>
    /// <param name="network">Where it comes from.</param>
    /// <param name="cancellationToken">Ends the wait for what an earlier run of the console has counted.</param>
    public async ValueTask<Attempt> BeginAsync(string account, string? device, string network, CancellationToken cancellationToken)
    {
        await ReadAsync(cancellationToken);
        var name = account.Trim().ToUpperInvariant();
        // A known device neither uses up what strangers have, nor waits for them.
        List<(string Key, int Most)> keys = device is null
            ? [(KeyOf("account", name), MostOfAccount), (KeyOf("network", network), MostOfNetwork)]
            : [(KeyOf("device", device + ":" + name), MostOfAccount)];
        var now = time.GetUtcNow();
        lock (_lock)
        {
            MakeRoom(now);
            foreach (var (key, most) in keys)
            {
                if (_counters.TryGetValue(key, out var counter) && counter.Count >= most && now - counter.Last < Rest)
                {
                    Set(key, counter with { IsTold = true });
                    return new Attempt(false, Rest - (now - counter.Last), !counter.IsTold, []);
                }
            }

            foreach (var (key, _) in keys)
            {
                var counter = _counters.GetValueOrDefault(key);
                Set(key, counter is null || now - counter.Last >= Rest ? new Counter(1, now, false) : counter with { Count = counter.Count + 1, Last = now });
            }

            return new Attempt(true, TimeSpan.Zero, false, [.. keys.Select(key => key.Key)]);
        }
    }

    /// <summary>The attempt was right: the account is free again, and the network has one wrong attempt less.</summary>
    /// <param name="attempt">The attempt.</param>
    public void Right(Attempt attempt)
    {
        lock (_lock)
        {
            foreach (var key in attempt.Keys)
            {
                var counter = _counters.GetValueOrDefault(key);
                Set(key, counter is { Count: > 1 } && key.StartsWith("network:", StringComparison.Ordinal) ? counter with { Count = counter.Count - 1 } : null);
            }
        }
    }

    /// <summary>Writes down what has been counted since the last time.</summary>
    /// <param name="write">The transaction, of the audit row for instance.</param>
    /// <param name="cancellationToken">Ends the query.</param>
    public async Task KeepAsync(Write write, CancellationToken cancellationToken)
    {
        List<(string Key, Counter? Counter)> changed;
        lock (_lock)
        {
            changed = [.. _changed.Take(MostAtOnce).Select(key => (key, _counters.GetValueOrDefault(key)))];
        }

        if (changed.Count == 0)
        {
            return;
        }

        var keys = changed.Select(one => one.Key).ToList();
        var stored = await write.Db.SignInCounters.Where(row => keys.Contains(row.Key)).ToDictionaryAsync(row => row.Key, cancellationToken);
        foreach (var (key, counter) in changed)
        {
            var row = stored.GetValueOrDefault(key);
            if (counter is null)
            {
                if (row is not null)
                {
                    write.Db.SignInCounters.Remove(row);
                }

                continue;
            }

            row ??= write.Db.SignInCounters.Add(new SignInCounter { Key = key }).Entity;
            (row.Count, row.LastAt, row.IsTold) = (counter.Count, counter.Last, counter.IsTold);
        }

        write.AfterCommit(() =>
        {
            lock (_lock)
            {
                foreach (var (key, counter) in changed)
                {
                    // Counted on meanwhile: it is written the next time.
                    if (_counters.GetValueOrDefault(key) == counter)
                    {
                        _changed.Remove(key);
                    }
                }
            }
        });
    }

    /// <summary>The same, and removes what counts no more. The table stays as small as what is kept in memory.</summary>
    /// <param name="write">The transaction.</param>
    /// <param name="cancellationToken">Ends the query.</param>
    public async Task SweepAsync(Write write, CancellationToken cancellationToken)
    {
        await KeepAsync(write, cancellationToken);
        await write.Db.SaveChangesAsync(cancellationToken);
        var until = write.Now - Rest;
        await write.Db.SignInCounters.Where(row => row.LastAt <= until).ExecuteDeleteAsync(cancellationToken);
        if (await write.Db.SignInCounters.CountAsync(cancellationToken) > MaximumKept)
        {
            await write.Db.SignInCounters.OrderByDescending(row => row.LastAt).Skip(MaximumKept / 2).ExecuteDeleteAsync(cancellationToken);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _reading.Dispose();

    private static string KeyOf(string kind, string whose) =>
        kind + ":" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(whose)))[..HashLength];

    private void Set(string key, Counter? counter)
    {
        if (_counters.GetValueOrDefault(key) == counter)
        {
            return;
        }

        _changed.Add(key);
        if (counter is null)
        {
            _counters.Remove(key);
        }
        else
        {
            _counters[key] = counter;
        }
    }

    private async ValueTask ReadAsync(CancellationToken cancellationToken)
    {
        if (_isRead)
        {
            return;
        }

        await _reading.WaitAsync(cancellationToken);
        try
        {
            if (_isRead)
            {
                return;
            }

            var since = time.GetUtcNow() - Rest;
            await using var db = await contexts.CreateDbContextAsync(cancellationToken);
            var rows = await db.SignInCounters.AsNoTracking().Where(row => row.LastAt > since).OrderByDescending(row => row.LastAt).Take(MaximumKept).ToListAsync(cancellationToken);
            lock (_lock)
            {
                rows.ForEach(row => _counters.TryAdd(row.Key, new Counter(row.Count, row.LastAt, row.IsTold)));
            }

            _isRead = true;
        }
        finally
        {
            _reading.Release();
        }
    }

    private void MakeRoom(DateTimeOffset now)
    {
        if (_counters.Count < MaximumKept)
        {
            return;
        }

        foreach (var key in _counters.Where(counter => now - counter.Value.Last >= Rest).Select(counter => counter.Key).ToList())
        {
            Set(key, null);
        }

        // Still full: the oldest go, as a flood of made-up accounts must not fill the memory.
        foreach (var key in _counters.OrderBy(counter => counter.Value.Last).Select(counter => counter.Key).Take(Math.Max(0, _counters.Count - (MaximumKept / 2))).ToList())
        {
            Set(key, null);
        }

        if (_changed.Count > MaximumKept)
        {
            _changed.RemoveWhere(key => !_counters.ContainsKey(key));
        }
    }

    /// <summary>Whether an attempt may be made.</summary>
    /// <param name="IsAllowed">Whether it is looked at.</param>
    /// <param name="Wait">If not: how long to wait.</param>
    /// <param name="IsFirst">If not: whether it is the first that is refused.</param>
    /// <param name="Keys">What counts it.</param>
    public sealed record Attempt(bool IsAllowed, TimeSpan Wait, bool IsFirst, IReadOnlyList<string> Keys);

    private sealed record Counter(int Count, DateTimeOffset Last, bool IsTold);
}
