using System.Collections.Concurrent;
using FlashdutyConsole.Data;
using Microsoft.EntityFrameworkCore;

namespace FlashdutyConsole.Integrations;

/// <summary>
/// The integrations, kept in memory: every alert and every callback asks for one. Refreshed when one is saved here,
/// and every few seconds because another node may have saved one.
/// </summary>
public sealed class IntegrationDirectory(IDbContextFactory<ConsoleDb> contexts, TimeProvider time)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(5);
    private readonly SemaphoreSlim _loading = new(1, 1);
    private volatile Snapshot? _snapshot;

    /// <summary>The integration with this key in its address; null when there is none.</summary>
    public async ValueTask<Integration?> FindByKeyAsync(string key, CancellationToken cancellationToken) =>
        (await CurrentAsync(cancellationToken)).ByKey.GetValueOrDefault(key);

    /// <summary>The integration with this id; null when there is none.</summary>
    public async ValueTask<Integration?> FindAsync(long id, CancellationToken cancellationToken) =>
        (await CurrentAsync(cancellationToken)).ById.GetValueOrDefault(id);

    /// <summary>All integrations that are not deleted.</summary>
    public async ValueTask<IReadOnlyCollection<Integration>> AllAsync(CancellationToken cancellationToken) =>
        (await CurrentAsync(cancellationToken)).ById.Values;

    /// <summary>Something was saved: the next look reads the database.</summary>
    public void Forget() => _snapshot = null;

    private async ValueTask<Snapshot> CurrentAsync(CancellationToken cancellationToken)
    {
        if (_snapshot is { } fresh && time.GetUtcNow() - fresh.At < Lifetime)
        {
            return fresh;
        }

        await _loading.WaitAsync(cancellationToken);
        try
        {
            if (_snapshot is { } loaded && time.GetUtcNow() - loaded.At < Lifetime)
            {
                return loaded;
            }

            await using var db = await contexts.CreateDbContextAsync(cancellationToken);
            var all = await db.Integrations.AsNoTracking().Where(integration => integration.DeletedAt == null).ToListAsync(cancellationToken);
            var snapshot = new Snapshot(
                time.GetUtcNow(),
                all.ToDictionary(integration => integration.Key, StringComparer.Ordinal),
                all.ToDictionary(integration => integration.Id));
            _snapshot = snapshot;
            return snapshot;
        }
        finally
        {
            _loading.Release();
        }
    }

    private sealed record Snapshot(DateTimeOffset At, Dictionary<string, Integration> ByKey, Dictionary<long, Integration> ById);
}
