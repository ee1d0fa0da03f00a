using System.Data.Common;
using System.Threading.Channels;
using FlashdutyConsole.Channels;
using FlashdutyConsole.Data;
using FlashdutyConsole.Incidents;
using FlashdutyConsole.Integrations;
using FlashdutyConsole.Workers;
using Microsoft.EntityFrameworkCore;

namespace FlashdutyConsole.Alerts;

/// <summary>
/// The one writer of alert events. Requests queue up while a transaction is written; the next transaction takes all that
/// wait, so one fsync serves many (group commit). A request is answered when its transaction is on disk.
/// </summary>
public sealed partial class AlertIntake(
    IDbContextFactory<ConsoleDb> contexts,
    WriteGate gate,
    ChannelDirectory channels,
    WorkBell bell,
    IncidentChanges changes,
    TimeProvider time,
    ILogger<AlertIntake> logger) : BackgroundService
{
    /// <summary>Most requests that wait; above it the answer is 503 with Retry-After.</summary>
    public const int QueueCapacity = 10_000;

    // Large enough to share an fsync, small enough that a callback waits only milliseconds for its turn.
    private const int EventsPerTransaction = 1_000;

    private static readonly Task<bool> QueueFull = Task.FromResult(false);
    private static readonly TimeSpan LastWait = TimeSpan.FromSeconds(1);

    private readonly ArrivalRate _rate = new(time.GetTimestamp());

    private readonly Channel<Arrival> _queue = System.Threading.Channels.Channel.CreateBounded<Arrival>(
        new BoundedChannelOptions(QueueCapacity) { SingleReader = true, FullMode = BoundedChannelFullMode.Wait });

    /// <summary>How many requests wait now.</summary>
    public int QueueLength => _queue.Reader.Count;

    /// <summary>Stores the events of one request, all or none; true when they are on disk. A sender that hangs up changes nothing.</summary>
    /// <returns>False when the queue is full: the sender shall come again.</returns>
    /// <exception cref="DbException">Storage failed; nothing of this request is stored.</exception>
    public Task<bool> StoreAsync(Integration integration, IReadOnlyList<IncomingEvent> events)
    {
        var arrival = new Arrival(integration, events);
        return _queue.Writer.TryWrite(arrival) ? arrival.Stored.Task : QueueFull;
    }

    /// <inheritdoc/>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        // What was taken in is still written and answered.
        _queue.Writer.TryComplete();
        // Others may have used up the time of the stop; writing what is left takes milliseconds, and a stop that cannot wait
        // for it has failed nobody: what is not written was not answered.
        await (ExecuteTask ?? Task.CompletedTask).WaitAsync(LastWait, CancellationToken.None).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await base.StopAsync(cancellationToken);
    }

    /// <inheritdoc/>
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.Factory.StartNew(WriteAllAsync, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default).Unwrap();

    private async Task WriteAllAsync()
    {
        var batch = new List<Arrival>();
        IntakeConnection? connection = null;
        while (await _queue.Reader.WaitToReadAsync())
        {
            // Behind what is ready to run: requests that have come in are read first and share the commit.
            await Task.Yield();
            batch.Clear();
            for (var events = 0; events < EventsPerTransaction && _queue.Reader.TryRead(out var arrival); events += arrival.Events.Count)
            {
                batch.Add(arrival);
            }

            try
            {
                connection ??= new IntakeConnection(contexts, channels);
                await WriteAsync(connection, batch);
            }
            catch (Exception exception)
            {
                // After a failed write or fsync this connection is never trusted again.
                connection?.Discard();
                connection = await OneByOneAsync(batch, exception);
            }
        }

        connection?.Dispose();
    }

    // One request that cannot be stored must not take the others with it.
    private async Task<IntakeConnection?> OneByOneAsync(List<Arrival> batch, Exception cause)
    {
        IntakeConnection? connection = null;
        foreach (var arrival in batch.Where(arrival => !arrival.IsWritten))
        {
            try
            {
                connection ??= new IntakeConnection(contexts, channels);
                await WriteAsync(connection, [arrival]);
            }
            catch (Exception exception)
            {
                NotStored(exception, arrival.Integration.Id, arrival.Events.Count, cause.GetType().Name);
                _ = Task.Run(() => arrival.Stored.TrySetException(exception));
                connection?.Discard();
                connection = null;
            }
        }

        return connection;
    }

    private async Task WriteAsync(IntakeConnection connection, List<Arrival> batch)
    {
        var changed = new HashSet<string>(StringComparer.Ordinal);
        var flood = _rate.Count(batch.Sum(arrival => arrival.Events.Count), time);
        var turn = gate.EnterAsync(WritePriority.Ingest, CancellationToken.None);
        if (flood && !turn.IsCompleted)
        {
            bell.Hurry();
        }

        using (await turn)
        {
            using var transaction = connection.Begin();
            var now = time.GetUtcNow();
            foreach (var arrival in batch)
            {
                foreach (var incoming in arrival.Events)
                {
                    connection.Store.Run(transaction, arrival.Integration, incoming, now, changed);
                }
            }

            transaction.Commit();
        }

        batch.ForEach(arrival => arrival.IsWritten = true);
        Answer([.. batch]);
        if (changed.Count > 0)
        {
            bell.Ring(WorkTopic.Incidents);
            foreach (var incident in changed)
            {
                changes.Publish(incident);
            }
        }
    }

    // All of them by one item of the pool: an item for each would wake a thread for each.
    private static void Answer(Arrival[] stored) => ThreadPool.UnsafeQueueUserWorkItem(
        static stored =>
        {
            foreach (var arrival in stored)
            {
                arrival.Stored.TrySetResult(true);
            }
        },
        stored,
        preferLocal: false);

    [LoggerMessage(LogLevel.Error, "Integration {IntegrationId}: {Count} alert events could not be stored ({Cause}); the sender was told so")]
    private partial void NotStored(Exception exception, long integrationId, int count, string cause);

    private sealed record Arrival(Integration Integration, IReadOnlyList<IncomingEvent> Events)
    {
        public TaskCompletionSource<bool> Stored { get; } = new();

        public bool IsWritten { get; set; }
    }

    private sealed class IntakeConnection : IDisposable
    {
        private readonly ConsoleDb _db;
        private readonly DbConnection _connection;
        private readonly IntakeSql _sql;

        public IntakeConnection(IDbContextFactory<ConsoleDb> contexts, ChannelDirectory channels)
        {
            _db = contexts.CreateDbContext();
            _db.Database.OpenConnection();
            _connection = _db.Database.GetDbConnection();
            _sql = new IntakeSql(_connection);
            Store = new StoreAlertEvent(_sql, channels);
        }

        public StoreAlertEvent Store { get; }

        public DbTransaction Begin() => _connection.BeginTransaction();

        public void Discard()
        {
            StorageFault.Discard(_connection);
            Dispose();
        }

        public void Dispose()
        {
            _sql.Dispose();
            _db.Dispose();
        }
    }
}
