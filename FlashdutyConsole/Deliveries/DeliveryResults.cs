using System.Threading.Channels;
using FlashdutyConsole.Data;
using FlashdutyConsole.Workers;

namespace FlashdutyConsole.Deliveries;

/// <summary>Records how attempts ended, many to a transaction.</summary>
public sealed partial class DeliveryResults(ConsoleWriter writer, RecordAttempt record, WorkBell bell, ILogger<DeliveryResults> logger) : BackgroundService
{
    private const int Batch = 128;
    private static readonly RowQuery<Delivery> ById = new("""WHERE "Id" = @p0""");
    private static readonly TimeSpan StopWait = TimeSpan.FromSeconds(6);
    private readonly SemaphoreSlim _noneExpected = new(0);
    private int _expected;
    private readonly Channel<(long DeliveryId, int Number, AttemptResult Result)> _ended =
        Channel.CreateUnbounded<(long, int, AttemptResult)>();

    // The loop and a stop that waits for everything may both be recording.
    private readonly SemaphoreSlim _recording = new(1, 1);

    /// <summary>Attempts begin; a stop waits for their results.</summary>
    public void Expect(int attempts) => Interlocked.Add(ref _expected, attempts);

    /// <summary>An attempt has ended. What is not recorded before a crash is repeated with the same bytes.</summary>
    public void Add(long deliveryId, int number, AttemptResult result)
    {
        _ended.Writer.TryWrite((deliveryId, number, result));
        if (Interlocked.Decrement(ref _expected) == 0)
        {
            _noneExpected.Release();
        }
    }

    /// <summary>Records what has ended so far. When it returns, what another caller was recording is recorded as well.</summary>
    public async Task DrainAsync(CancellationToken cancellationToken)
    {
        await _recording.WaitAsync(cancellationToken);
        try
        {
            var batch = new List<(long DeliveryId, int Number, AttemptResult Result)>();
            while (_ended.Reader.TryRead(out var ended))
            {
                batch.Add(ended);
                if (batch.Count == Batch)
                {
                    await TryRecordAsync(batch, cancellationToken);
                    batch = [];
                }
            }

            await TryRecordAsync(batch, cancellationToken);
        }
        finally
        {
            _recording.Release();
        }
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (await _ended.Reader.WaitToReadAsync(stoppingToken))
            {
                await DrainAsync(CancellationToken.None);
            }
        }
        catch (OperationCanceledException)
        {
            // Stopping: calls under way get a moment, so that no response code of theirs is lost. A stop is bounded by the
            // machine's own clock, whatever clock the console runs on.
            while (Volatile.Read(ref _expected) > 0 && await _noneExpected.WaitAsync(StopWait, CancellationToken.None))
            {
                // Also counts the moments before the stop at which nothing was under way.
            }

            while (_ended.Reader.Count > 0)
            {
                await DrainAsync(CancellationToken.None);
            }
        }
    }

    private async Task TryRecordAsync(List<(long DeliveryId, int Number, AttemptResult Result)> batch, CancellationToken cancellationToken)
    {
        if (batch.Count == 0)
        {
            return;
        }

        try
        {
            await RecordAsync(batch, cancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // The rows stay claimed; when their lease ends the sweep takes them back and WeCom recognises the repeat.
            NotRecorded(exception, batch.Count);
        }
    }

    private Task RecordAsync(List<(long DeliveryId, int Number, AttemptResult Result)> batch, CancellationToken cancellationToken) =>
        writer.RunAsync(WritePriority.Worker, async write =>
        {
            var deliveries = batch.Select(ended => ended.DeliveryId).Distinct()
                .Select(id => ById.TrackFirst(write, id)).OfType<Delivery>().ToDictionary(delivery => delivery.Id);
            CardOfDelivery.Join(write, deliveries.Values);
            var unreachable = new List<Delivery>();
            foreach (var (id, number, result) in batch)
            {
                // A lease that ran out has begun another attempt: that one's result counts.
                if (deliveries.TryGetValue(id, out var delivery) && delivery.Attempts == number
                    && delivery.State is DeliveryState.Sending or DeliveryState.Pending)
                {
                    unreachable.AddRange(await record.RunAsync(write, delivery, result, cancellationToken));
                }
            }

            await record.UnreachableAsync(write, unreachable, cancellationToken);
            write.AfterCommit(() => bell.Ring(WorkTopic.Deliveries));
        }, cancellationToken);

    [LoggerMessage(LogLevel.Error, "{Count} results of deliveries could not be recorded; they will be repeated")]
    private partial void NotRecorded(Exception exception, int count);
}
