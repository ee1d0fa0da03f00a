using FlashdutyConsole.Data;
using FlashdutyConsole.Integrations;
using FlashdutyConsole.Workers;
using Microsoft.EntityFrameworkCore;

namespace FlashdutyConsole.Deliveries;

/// <summary>Sends what is due. Each app has its own calls under way, so that one that hangs delays no other.</summary>
public sealed class DeliverySender(
    IDbContextFactory<ConsoleDb> contexts,
    ConsoleWriter writer,
    ClaimDeliveries claim,
    WeComConnections connections,
    IntegrationDirectory directory,
    WeComCourier courier,
    RecordAttempt record,
    DeliveryResults results,
    MemberQuotas quotas,
    AppPaces paces,
    WorkBell bell,
    TimeProvider time) : IWorker, IDisposable
{
    private const int HeldAtOnce = 500;
    private static readonly TimeSpan Sweep = TimeSpan.FromSeconds(5);

    private static readonly Func<ConsoleDb, long, DateTimeOffset, Task<bool>> IsDue = EF.CompileAsyncQuery(
        (ConsoleDb db, long integrationId, DateTimeOffset now) => db.Deliveries.Any(
            delivery => delivery.IntegrationId == integrationId && delivery.State == DeliveryState.Pending && delivery.DueAt <= now));

    private static readonly TimeSpan AdminLook = TimeSpan.FromSeconds(60);
    private readonly Lock _lock = new();
    private readonly HashSet<Task> _underWay = [];
    private readonly CancellationTokenSource _giveUp = new();
    private readonly Dictionary<long, DateTimeOffset> _savedAt = [];
    private bool _tookBack;
    private DateTimeOffset _sweptAt = DateTimeOffset.MinValue;

    /// <inheritdoc/>
    public string Name => "deliveries";

    /// <inheritdoc/>
    public WorkTopic Topic => WorkTopic.Deliveries;

    /// <inheritdoc/>
    public TimeSpan Interval => TimeSpan.FromMilliseconds(500);

    /// <summary>Calls under way now.</summary>
    public int UnderWay
    {
        get
        {
            lock (_lock)
            {
                return _underWay.Count;
            }
        }
    }

    /// <inheritdoc/>
    public async Task<bool> PassAsync(CancellationToken cancellationToken)
    {
        var sweep = time.GetUtcNow() - _sweptAt >= Sweep;
        if (sweep)
        {
            _sweptAt = time.GetUtcNow();
            await TakeBackAsync(cancellationToken);
        }

        await quotas.RefreshAsync(cancellationToken);
        await GoOnAsync(cancellationToken);
        var more = false;
        foreach (var integrationId in sweep ? await AllDueAsync(cancellationToken) : await DueAsync(cancellationToken))
        {
            more |= await PassAsync(integrationId, cancellationToken);
        }

        return more;
    }

    /// <summary>Waits until no call is under way and everything is recorded; for tests and for a stop.</summary>
    public async Task SettleAsync(CancellationToken cancellationToken)
    {
        Task[] underWay;
        lock (_lock)
        {
            underWay = [.. _underWay];
        }

        await Task.WhenAll(underWay).WaitAsync(cancellationToken);
        await results.DrainAsync(cancellationToken);
    }

    private async Task<bool> PassAsync(long integrationId, CancellationToken cancellationToken)
    {
        var connection = await connections.FindAsync(integrationId, cancellationToken);
        if (connection?.App is null)
        {
            await HoldForAdminAsync(integrationId, connection is null, cancellationToken);
            return false;
        }

        var pace = paces.Of(integrationId, connection.Integration.UpdatedAt);
        var free = pace.Free(time.GetUtcNow());
        // A broken integration is tried with one message at a time: many failing calls get the address banned (doc 91039).
        free = connection.Integration.BrokenSince is null ? free : Math.Min(1, free);
        if (free == 0 || !pace.IsWorthALook(time.GetUtcNow()))
        {
            return false;
        }

        var attempts = await writer.RunAsync(WritePriority.Worker, write => claim.RunAsync(write, connection, free, cancellationToken), cancellationToken);
        pace.Start(attempts.Count);
        results.Expect(attempts.Count);
        foreach (var attempt in attempts)
        {
            Start(attempt, pace);
        }

        return attempts.Count == free && connection.Integration.BrokenSince is null && pace.Free(time.GetUtcNow()) > 0;
    }

    /// <summary>Ends calls that are still under way when the console has stopped.</summary>
    public void Dispose()
    {
        _giveUp.Cancel();
        _giveUp.Dispose();
    }

    private void Start(Attempt attempt, AppPace pace)
    {
        var task = Task.Run(async () =>
        {
            var result = await courier.SendAsync(attempt, _giveUp.Token);
            results.Add(attempt.DeliveryId, attempt.Number, result);
            pace.End();
            bell.Ring(WorkTopic.Deliveries);
        });
        lock (_lock)
        {
            _underWay.Add(task);
        }

        _ = task.ContinueWith(
            ended =>
            {
                lock (_lock)
                {
                    _underWay.Remove(ended);
                }
            },
            CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }

    private async Task<List<long>> DueAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var now = time.GetUtcNow();
        var due = new List<long>();
        foreach (var integration in await directory.AllAsync(cancellationToken))
        {
            if (integration.PluginType == PluginType.WeComApp && await IsDue(db, integration.Id, now))
            {
                due.Add(integration.Id);
            }
        }

        return due;
    }

    // Also what waits for an integration that has been deleted.
    private async Task<List<long>> AllDueAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var now = time.GetUtcNow();
        return await db.Deliveries.Where(delivery => delivery.State == DeliveryState.Pending && delivery.DueAt <= now)
            .Select(delivery => delivery.IntegrationId).Distinct().ToListAsync(cancellationToken);
    }

    // An integration that was saved since the last look may be mended: what waited for that goes out now.
    private async Task GoOnAsync(CancellationToken cancellationToken)
    {
        foreach (var integration in await directory.AllAsync(cancellationToken))
        {
            var saved = _savedAt.TryGetValue(integration.Id, out var before) && before != integration.UpdatedAt;
            _savedAt[integration.Id] = integration.UpdatedAt;
            if (saved)
            {
                await writer.RunAsync(WritePriority.Worker, write => WaitingForAdmin.GoOnAsync(write, integration.Id, cancellationToken), cancellationToken);
            }
        }
    }

    // Without the integration nobody is reached this way, so whoever is next is told; without its secret an admin has a day.
    private Task HoldForAdminAsync(long integrationId, bool gone, CancellationToken cancellationToken) =>
        writer.RunAsync(WritePriority.Worker, async write =>
        {
            var due = await write.Db.Deliveries.Include(delivery => delivery.Card)
                .Where(delivery => delivery.IntegrationId == integrationId && delivery.State == DeliveryState.Pending && delivery.DueAt <= write.Now)
                .OrderBy(delivery => delivery.Id).Take(HeldAtOnce).ToListAsync(cancellationToken);
            var lost = new List<Delivery>();
            foreach (var delivery in due)
            {
                delivery.Reason = gone ? DeliveryReason.NoIntegration : DeliveryReason.NeedsAdmin;
                delivery.DueAt = write.Now + AdminLook;
                if (gone || delivery.CreatedAt < write.Now - DeliveryJudge.AdminLifetime)
                {
                    delivery.State = gone ? DeliveryState.Undeliverable : DeliveryState.Failed;
                    lost.Add(delivery);
                    if (delivery is { Kind: DeliveryKind.CardUpdate, Card: { } card })
                    {
                        card.UpdatePending = false;
                    }
                }
            }

            await record.UnreachableAsync(write, lost, cancellationToken);
        }, cancellationToken);

    // What was sending when the last process ended may have arrived: it is repeated with the same bytes. With one node
    // nobody else can be sending; with several, only leases that ran out are taken back.
    private async Task TakeBackAsync(CancellationToken cancellationToken)
    {
        var first = !_tookBack;
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var now = time.GetUtcNow();
        var all = first && db.Database.IsSqlite();
        var lost = db.Deliveries.Where(delivery => delivery.State == DeliveryState.Sending && (all || delivery.LeaseUntil < now));
        if (await lost.AnyAsync(cancellationToken))
        {
            await writer.RunAsync(WritePriority.Worker, write => write.Db.Deliveries
                .Where(delivery => delivery.State == DeliveryState.Sending && (all || delivery.LeaseUntil < now))
                .ExecuteUpdateAsync(row => row
                    .SetProperty(one => one.State, DeliveryState.Pending)
                    .SetProperty(one => one.Uncertain, true)
                    .SetProperty(one => one.Reason, DeliveryReason.NoAnswer)
                    .SetProperty(one => one.LeaseUntil, (DateTimeOffset?)null)
                    .SetProperty(one => one.DueAt, now), cancellationToken), cancellationToken);
        }

        _tookBack = true;
    }
}
