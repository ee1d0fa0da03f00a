using System.Collections.Concurrent;
using FlashdutyConsole.Data;
using Microsoft.EntityFrameworkCore;

namespace FlashdutyConsole.Members;

/// <summary>Finds the member behind an app key. Answers are kept for a few seconds: tools call often.</summary>
public sealed class AppKeyActors(IDbContextFactory<ConsoleDb> contexts, TimeProvider time)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(5);
    private const int MaximumKept = 1000;
    private readonly ConcurrentDictionary<string, (DateTimeOffset At, Actor Actor, MemberRole Role)> _known = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, DateTimeOffset> _used = new(StringComparer.Ordinal);

    /// <summary>The member and role behind the key; null when the key is unknown or its member is gone.</summary>
    public async ValueTask<(Actor Actor, MemberRole Role)?> FindAsync(string key, CancellationToken cancellationToken)
    {
        var hash = AppKey.HashOf(key);
        if (_known.TryGetValue(hash, out var kept) && time.GetUtcNow() - kept.At < Lifetime)
        {
            _used[hash] = time.GetUtcNow();
            return (kept.Actor, kept.Role);
        }

        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var member = await db.AppKeys.AsNoTracking().Where(stored => stored.Hash == hash)
            .Join(db.Members, stored => stored.MemberId, member => member.Id, (_, member) => new { member.Id, member.Role, member.Status })
            .SingleOrDefaultAsync(cancellationToken);
        if (member is null || member.Status is MemberStatus.Deleted or MemberStatus.Disabled)
        {
            _known.TryRemove(hash, out _);
            return null;
        }

        if (_known.Count >= MaximumKept)
        {
            _known.Clear();
        }

        var actor = new Actor(member.Id, ActorSource.Api);
        _known[hash] = (time.GetUtcNow(), actor, member.Role);
        _used[hash] = time.GetUtcNow();
        return (actor, member.Role);
    }

    /// <summary>A key, or the member behind it, has changed: all are looked up anew.</summary>
    public void Forget() => _known.Clear();

    /// <summary>Keys used since this was last asked, and when.</summary>
    internal IReadOnlyList<(string Hash, DateTimeOffset At)> Used()
    {
        var used = _used.ToArray();
        foreach (var one in used)
        {
            // Used again meanwhile: told the next time.
            _used.TryRemove(one);
        }

        return [.. used.Select(one => (one.Key, one.Value))];
    }
}
