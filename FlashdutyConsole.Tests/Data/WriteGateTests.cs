using CsCheck;
using FlashdutyConsole.Data;
using FlashdutyConsole.Tests.Support;

namespace FlashdutyConsole.Tests.Data;

public sealed class WriteGateTests
{
    [Fact]
    public async Task Enter_Free_IsImmediate()
    {
        var gate = new WriteGate();

        var turn = gate.EnterAsync(WritePriority.Worker, CancellationToken.None).AsTask();

        Assert.True(turn.IsCompleted);
        (await turn).Dispose();
    }

    [Fact]
    public async Task Enter_Held_PersonsComeBeforeIngestBeforeWorkers()
    {
        var gate = new WriteGate();
        var order = new List<string>();
        var first = await gate.EnterAsync(WritePriority.Worker, CancellationToken.None);
        var waiting = new[] { WritePriority.Worker, WritePriority.Ingest, WritePriority.Person, WritePriority.Ingest, WritePriority.Person }
            .Select((priority, index) => (Name: $"{priority}{index}", Turn: gate.EnterAsync(priority, CancellationToken.None).AsTask())).ToList();

        first.Dispose();
        await TakeAllAsync(waiting, order);

        Assert.Equal(["Person2", "Person4", "Ingest1", "Ingest3", "Worker0"], order);
    }

    [Fact]
    public async Task Enter_StormOfAlerts_EveryThirdTurnGoesToAWorker()
    {
        var gate = new WriteGate();
        var order = new List<string>();
        var first = await gate.EnterAsync(WritePriority.Person, CancellationToken.None);
        var waiting = Enumerable.Repeat(WritePriority.Ingest, 6).Concat(Enumerable.Repeat(WritePriority.Worker, 2))
            .Select(priority => (Name: priority.ToString()[..1], Turn: gate.EnterAsync(priority, CancellationToken.None).AsTask())).ToList();

        first.Dispose();
        await TakeAllAsync(waiting, order);

        Assert.Equal("IIWIIWII", string.Concat(order));
    }

    [Fact]
    public async Task Enter_CancelledWhileWaiting_LosesNoTurn()
    {
        var gate = new WriteGate();
        using var cancel = new CancellationTokenSource();
        var first = await gate.EnterAsync(WritePriority.Person, CancellationToken.None);
        var gone = gate.EnterAsync(WritePriority.Person, cancel.Token).AsTask();
        var next = gate.EnterAsync(WritePriority.Worker, CancellationToken.None).AsTask();

        await cancel.CancelAsync();
        first.Dispose();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => gone);
        (await next).Dispose();
        Assert.True(gate.EnterAsync(WritePriority.Worker, CancellationToken.None).AsTask().IsCompleted);
    }

    [Fact]
    public void Gate_AnyInterleaving_OneAtATimeAndNobodyIsForgotten() =>
        Gen.Select(Gen.Enum<WritePriority>(), Among.These(false, false, false, true)).Array[1, 60].Sample(writers =>
        {
            var gate = new WriteGate();
            var inside = 0;
            var done = 0;
            var cancelled = 0;
            var cancels = new List<CancellationTokenSource>();
            var tasks = writers.Select(writer =>
            {
                var cancel = new CancellationTokenSource();
                if (writer.Item2)
                {
                    cancels.Add(cancel);
                }

                return Task.Run(async () =>
                {
                    try
                    {
                        using (await gate.EnterAsync(writer.Item1, cancel.Token))
                        {
                            Assert.Equal(1, Interlocked.Increment(ref inside));
                            await Task.Yield();
                            Interlocked.Decrement(ref inside);
                            Interlocked.Increment(ref done);
                        }
                    }
                    catch (OperationCanceledException)
                    {
                        Interlocked.Increment(ref cancelled);
                    }
                });
            }).ToArray();
            cancels.ForEach(cancel => cancel.Cancel());

            // A lost turn would leave the rest waiting for ever.
            Assert.True(Task.WaitAll(tasks, TimeSpan.FromSeconds(30)), "a turn was lost");
            Assert.Equal(writers.Length, done + cancelled);
            Assert.True(done >= writers.Count(writer => !writer.Item2));
            Assert.True(gate.EnterAsync(WritePriority.Worker, CancellationToken.None).AsTask().IsCompleted);
        }, iter: 300, threads: 1);

    private static async Task TakeAllAsync(IEnumerable<(string Name, Task<WriteGate.Turn> Turn)> waiting, List<string> order)
    {
        var left = waiting.ToList();
        while (left.Count > 0)
        {
            await Task.WhenAny(left.Select(one => one.Turn));
            var (name, turn) = left.Single(one => one.Turn.IsCompleted);
            left.RemoveAll(one => one.Turn == turn);
            order.Add(name);
            (await turn).Dispose();
        }
    }
}
