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

    /// <summary>The member and role behind the key; null when the key is unknown or its member is gone.</summary>
    public async ValueTask<(Actor Actor, MemberRole Role)?> FindAsync(string key, CancellationToken cancellationToken)
    {
        var hash = AppKey.HashOf(key);
        if (_known.TryGetValue(hash, out var kept) && time.GetUtcNow() - kept.At < Lifetime)
        {
            return (kept.Actor, kept.Role);
        }

        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var member = await db.AppKeys.AsNoTracking().Where(stored => stored.Hash == hash)
            .Join(db.Members, stored => stored.MemberId, member => member.Id, (_, member) => new { member.Id, member.Role, member.Status })
            .SingleOrDefaultAsync(cancellationToken);
        if (member is null || member.Status == MemberStatus.Deleted)
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
        return (actor, member.Role);
    }
}
