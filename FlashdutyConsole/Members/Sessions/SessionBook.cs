using System.Collections.Concurrent;
using FlashdutyConsole.Data;
using Microsoft.EntityFrameworkCore;

namespace FlashdutyConsole.Members.Sessions;

/// <summary>
/// Knows which sessions hold. Asked at every request and every event of an open page, so what it read is kept for two
/// seconds; a change made here is known at once. When sessions were last used is written down by <see cref="SweepSessions"/>.
/// </summary>
public sealed class SessionBook(IDbContextFactory<ConsoleDb> contexts, TimeProvider time)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Leaving = TimeSpan.FromSeconds(2);
    private const int MaximumKept = 10_000;
    private readonly ConcurrentDictionary<string, Kept> _kept = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, DateTimeOffset> _left = new(StringComparer.Ordinal);

    /// <summary>Raised with a member's id after something about the member or their sessions changed.</summary>
    public event Action<long>? Changed;

    /// <summary>What the session says now; null when it is over.</summary>
    /// <param name="id">The session.</param>
    /// <param name="isUsed">Whether the member does something with it: it stays alive.</param>
    /// <param name="ip">The address it is used from; null = unknown.</param>
    /// <param name="cancellationToken">Ends the query.</param>
    public async ValueTask<SessionStanding?> FindAsync(string id, bool isUsed, string? ip, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (!_kept.TryGetValue(id, out var kept) || now - kept.ReadAt >= Fresh)
        {
            kept = await ReadAsync(id, kept, now, cancellationToken);
            if (kept is null)
            {
                _kept.TryRemove(id, out _);
                return null;
            }

            if (_kept.Count >= MaximumKept)
            {
                _kept.Clear();
            }

            _kept[id] = kept;
        }

        if (!SessionRules.Holds(kept.CreatedAt, kept.LastSeenAt, now))
        {
            return null;
        }

        if (isUsed)
        {
            kept.LastSeenAt = now;
            kept.Ip = ip ?? kept.Ip;
        }

        return kept.Standing;
    }

    /// <summary>The member signs this session out in a browser: its page is on its way to where sign-out leads.</summary>
    /// <param name="id">The session.</param>
    public void Leave(string id)
    {
        var now = time.GetUtcNow();
        foreach (var (other, at) in _left)
        {
            if (now - at >= Leaving)
            {
                _left.TryRemove(other, out _);
            }
        }

        _left[id] = now;
    }

    /// <summary>Whether the session was signed out just now. A page that ordered another load would end the journey of sign-out.</summary>
    /// <param name="id">The session.</param>
    public bool IsLeaving(string id) => _left.TryGetValue(id, out var at) && time.GetUtcNow() - at < Leaving;

    /// <summary>Something about the member or their sessions has changed: what is known of them is read anew, open pages are told.</summary>
    /// <param name="memberId">The member.</param>
    public void Forget(long memberId)
    {
        foreach (var (id, kept) in _kept)
        {
            // When it was last used is not on disk yet, so it is kept.
            if (kept.Standing.MemberId == memberId)
            {
                _kept[id] = kept with { ReadAt = DateTimeOffset.MinValue };
            }
        }

        Changed?.Invoke(memberId);
    }

    /// <summary>Sessions used since they were last written down.</summary>
    internal IReadOnlyList<(string Id, DateTimeOffset LastSeenAt, string Ip)> Used()
    {
        var used = new List<(string, DateTimeOffset, string)>();
        foreach (var (id, kept) in _kept)
        {
            if (kept.LastSeenAt > kept.WrittenAt)
            {
                used.Add((id, kept.LastSeenAt, kept.Ip));
                kept.WrittenAt = kept.LastSeenAt;
            }
        }

        return used;
    }

    private async Task<Kept?> ReadAsync(string id, Kept? before, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var found = await db.Sessions.AsNoTracking().Where(session => session.Id == id)
            .Join(
                db.Members.Where(member => member.Status == MemberStatus.Enabled),
                session => new { session.MemberId, Stamp = (string?)session.Stamp },
                member => new { MemberId = member.Id, Stamp = member.SecurityStamp },
                (session, member) => new { session.CreatedAt, session.LastSeenAt, session.ProvedAt, session.Ip, member.Id, member.Name, member.Role })
            .SingleOrDefaultAsync(cancellationToken);
        return found is null ? null : new Kept(new SessionStanding(id, found.Id, found.Name, found.Role, found.ProvedAt), found.CreatedAt)
        {
            ReadAt = now,
            LastSeenAt = before is not null && before.LastSeenAt > found.LastSeenAt ? before.LastSeenAt : found.LastSeenAt,
            WrittenAt = found.LastSeenAt,
            Ip = before?.Ip ?? found.Ip,
        };
    }

    private sealed record Kept(SessionStanding Standing, DateTimeOffset CreatedAt)
    {
        public DateTimeOffset ReadAt { get; init; }

        public DateTimeOffset LastSeenAt { get; set; }

        public DateTimeOffset WrittenAt { get; set; }

        public string Ip { get; set; } = "";
    }
}
