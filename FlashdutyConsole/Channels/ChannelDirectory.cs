using FlashdutyConsole.Data;
using Microsoft.EntityFrameworkCore;

namespace FlashdutyConsole.Channels;

/// <summary>The channels, kept in memory: every alert that starts an incident asks for its channel's grouping.</summary>
public sealed class ChannelDirectory(IDbContextFactory<ConsoleDb> contexts, TimeProvider time)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(5);
    private volatile Snapshot? _snapshot;

    /// <summary>The channel with this id; null when there is none. Reads the database when what is kept is old.</summary>
    public Channel? Find(long id)
    {
        var snapshot = _snapshot;
        if (snapshot is null || time.GetUtcNow() - snapshot.At >= Lifetime)
        {
            using var db = contexts.CreateDbContext();
            snapshot = new Snapshot(time.GetUtcNow(), db.Channels.AsNoTracking().Where(channel => channel.DeletedAt == null).ToDictionary(channel => channel.Id));
            _snapshot = snapshot;
        }

        return snapshot.Channels.GetValueOrDefault(id);
    }

    /// <summary>A channel was saved: the next look reads the database.</summary>
    public void Forget() => _snapshot = null;

    private sealed record Snapshot(DateTimeOffset At, Dictionary<long, Channel> Channels);
}
