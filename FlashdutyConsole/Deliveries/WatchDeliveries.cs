using FlashdutyConsole.Data;
using FlashdutyConsole.Integrations;
using FlashdutyConsole.Workers;
using Microsoft.EntityFrameworkCore;

namespace FlashdutyConsole.Deliveries;

/// <summary>Every delivery that is due moves, and none is being sent for ever.</summary>
public sealed class WatchDeliveries(
    IDbContextFactory<ConsoleDb> contexts, ConsoleWriter writer, IntegrationDirectory directory, AppPaces paces, WorkBell bell, TimeProvider time) : IWatch
{
    /// <summary>Kind: sending, although its lease is over or it has none.</summary>
    public const string LeaseOver = "lease_over";

    /// <summary>Kind: first in line and due, and the sender does not take it.</summary>
    public const string Stands = "delivery_stands";

    private const int Batch = 100;
    private const int HeadOfLine = 20;
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Overdue = TimeSpan.FromSeconds(15);

    // A call with its token may hang for twenty seconds, and as long nobody behind it moves.
    private readonly StandingRows<Head> _standing = new(TimeSpan.FromSeconds(30));

    /// <inheritdoc/>
    public IReadOnlyList<string> Kinds { get; } = [LeaseOver, Stands];

    /// <inheritdoc/>
    public async Task<IReadOnlyList<WatchFinding>> RunAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var now = time.GetUtcNow();
        var limit = now - Grace;
        var lost = await db.Deliveries
            .Where(delivery => delivery.State == DeliveryState.Sending && (delivery.LeaseUntil == null || delivery.LeaseUntil < limit))
            .OrderBy(delivery => delivery.Id).Select(delivery => delivery.Id).Take(Batch).ToListAsync(cancellationToken);
        var standing = _standing.Look(await HeadsAsync(db, now, cancellationToken), now);
        if (lost.Count == 0 && standing.Count == 0)
        {
            return [];
        }

        return await writer.RunAsync(WritePriority.Worker, write => RepairAsync(write, lost, standing, cancellationToken), cancellationToken);
    }

    // Of each app that may send now, those that the sender would take first. However long the line, its head changes with each pass.
    private async Task<List<Head>> HeadsAsync(ConsoleDb db, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var limit = now - Overdue;
        var heads = new List<Head>();
        foreach (var app in (await directory.AllAsync(cancellationToken)).Where(app => app.PluginType == PluginType.WeComApp))
        {
            // What waits for an admin or for WeCom has its reason, and a banner.
            if (app.BrokenSince is null && !paces.Of(app.Id).IsPaused(now))
            {
                heads.AddRange(await db.Deliveries
                    .Where(delivery => delivery.IntegrationId == app.Id && delivery.State == DeliveryState.Pending && delivery.DueAt <= limit)
                    .OrderBy(delivery => delivery.Urgency).ThenBy(delivery => delivery.DueAt).Take(HeadOfLine)
                    .Select(delivery => new Head(delivery.Id, delivery.IntegrationId, delivery.DueAt, delivery.Attempts)).ToListAsync(cancellationToken));
            }
        }

        return heads;
    }

    private async Task<IReadOnlyList<WatchFinding>> RepairAsync(
        Write write, List<long> lost, IReadOnlyList<Head> standing, CancellationToken cancellationToken)
    {
        var found = new List<WatchFinding>();
        var ids = lost.Concat(standing.Select(head => head.Id)).ToList();
        foreach (var delivery in await write.Db.Deliveries.Where(delivery => ids.Contains(delivery.Id)).ToListAsync(cancellationToken))
        {
            if (delivery.State == DeliveryState.Sending && (delivery.LeaseUntil is null || delivery.LeaseUntil < write.Now - Grace))
            {
                // It may have arrived: it is repeated with the same bytes, which WeCom shows once.
                found.Add(new WatchFinding(LeaseOver, Id(delivery)));
                delivery.State = DeliveryState.Pending;
                delivery.Uncertain = true;
                delivery.Reason = DeliveryReason.NoAnswer;
                delivery.LeaseUntil = null;
                delivery.DueAt = write.Now;
            }
            else if (delivery.State == DeliveryState.Pending
                && standing.Contains(new Head(delivery.Id, delivery.IntegrationId, delivery.DueAt, delivery.Attempts)))
            {
                found.Add(new WatchFinding(Stands, Id(delivery)));
                delivery.DueAt = write.Now;
            }
        }

        write.AfterCommit(() =>
        {
            // Whatever the app's pace remembers of calls under way, none has ended for longer than a call can take.
            standing.Select(head => head.IntegrationId).Distinct().ToList().ForEach(paces.StartAnew);
            bell.Ring(WorkTopic.Deliveries);
        });
        return found;
    }

    private static string Id(Delivery delivery) => delivery.Id.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private sealed record Head(long Id, long IntegrationId, DateTimeOffset DueAt, int Attempts);
}
