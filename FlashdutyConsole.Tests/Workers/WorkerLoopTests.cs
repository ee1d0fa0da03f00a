using FlashdutyConsole.Workers;
using Microsoft.Extensions.Logging.Testing;

namespace FlashdutyConsole.Tests.Workers;

public sealed class WorkerLoopTests
{
    [Fact]
    public async Task Loop_PassFails_IsLoggedAndTheNextOneRuns()
    {
        var worker = new Scripted(_ => throw new InvalidOperationException("first"), _ => Task.FromResult(false));
        var logs = new FakeLogger<WorkerLoop<Scripted>>();
        var bell = new WorkBell();
        using var loop = new WorkerLoop<Scripted>(worker, bell, new WorkerStatus(), TimeProvider.System, logs);

        await loop.StartAsync(TestContext.Current.CancellationToken);
        bell.Ring(WorkTopic.Incidents);
        await worker.Done.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        await loop.StopAsync(TestContext.Current.CancellationToken);

        Assert.Contains(logs.Collector.GetSnapshot(), entry => entry.Exception?.Message == "first");
    }

    [Fact]
    public async Task Loop_MoreIsWaiting_RunsOnWithoutABell()
    {
        var worker = new Scripted(_ => Task.FromResult(true), _ => Task.FromResult(true), _ => Task.FromResult(false));
        var status = new WorkerStatus();
        using var loop = new WorkerLoop<Scripted>(worker, new WorkBell(), status, TimeProvider.System, new FakeLogger<WorkerLoop<Scripted>>());

        await loop.StartAsync(TestContext.Current.CancellationToken);
        await worker.Done.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        await loop.StopAsync(TestContext.Current.CancellationToken);

        Assert.Contains("scripted", status.LastFinished.Keys);
    }

    [Fact]
    public async Task Bell_RungTwice_WakesOnce()
    {
        var bell = new WorkBell();
        bell.Ring(WorkTopic.Deliveries);
        bell.Ring(WorkTopic.Deliveries);

        await bell.WaitAsync(WorkTopic.Deliveries, TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);

        Assert.False(bell.WaitAsync(WorkTopic.Deliveries, TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken).IsCompleted);
    }

    // Runs its passes one after the other; its interval is longer than any test.
    internal sealed class Scripted(params Func<CancellationToken, Task<bool>>[] passes) : IWorker
    {
        private readonly TaskCompletionSource _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int _next;

        public Task Done => _done.Task;

        public string Name => "scripted";

        public WorkTopic Topic => WorkTopic.Incidents;

        public TimeSpan Interval => TimeSpan.FromHours(1);

        public async Task<bool> PassAsync(CancellationToken cancellationToken)
        {
            var pass = passes[Math.Min(_next++, passes.Length - 1)];
            if (_next >= passes.Length)
            {
                _done.TrySetResult();
            }

            return await pass(cancellationToken);
        }
    }
}
