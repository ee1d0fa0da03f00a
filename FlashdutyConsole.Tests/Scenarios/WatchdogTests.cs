using System.Net;
using System.Text.Json;
using FlashdutyConsole.Data;
using FlashdutyConsole.Incidents;
using FlashdutyConsole.Linking;
using FlashdutyConsole.Sandbox;
using FlashdutyConsole.Tests.Support;
using FlashdutyConsole.Tests.WeCom;
using FlashdutyConsole.Workers;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Testing;
using Microsoft.Extensions.Time.Testing;

namespace FlashdutyConsole.Tests.Scenarios;

/// <summary>The console checks itself: what stands still is found within a minute, repaired, and people hear of it.</summary>
public sealed class WatchdogTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task NextSteps_DeletedInTheDatabase_AreFoundWithinAMinuteRepairedAndTold()
    {
        await using var console = await SandboxedConsole.StartAsync(new SandboxedConsoleOptions
        {
            Layers = [["zhang"], ["li"]],
            Args = ["--Logging:LogLevel:FlashdutyConsole=Error"],
            Configure = builder =>
            {
                builder.Services.AddHostedService<WatchdogLoop>();
                builder.Logging.AddFakeLogging();
            },
        });
        console.App.Corp.SetUser(new SandboxUser("boss", "boss"));
        await console.ChangeAsync(db => db.MemberLinks.Add(new MemberLink
        {
            IntegrationId = console.Integration.Id, MemberId = console.Console.OwnerId, WeComUserId = "boss", LinkedAt = console.Console.Now,
        }));
        var lost = new List<string>();
        for (var number = 0; number < 5; number++)
        {
            lost.Add((await console.ReceivesAsync($"Alert {number}")).Id);
        }

        var kept = (await console.ReceivesAsync("Alert that is well")).Id;
        var before = (await console.FindAsync(kept)).NextStepAt;
        await LoseAsync(console, lost);
        await RoundsAsync(console.Console, console.Tick, TimeSpan.FromMinutes(1), () => console.SettleAsync());

        // Repaired: the engine looks at once and finds what it would have found anyway.
        Assert.All(await FindAsync(console, lost), incident => Assert.NotNull(incident.NextStepAt));
        Assert.Equal(before, (await console.FindAsync(kept)).NextStepAt);
        await console.SettleAsync();
        Assert.Empty(console.Member("li").Messages);

        // Reported: one line with the ids, counted, and one incident that reaches the owner without any channel.
        var line = Assert.Single(console.Console.Get<FakeLogCollector>().GetSnapshot(), entry => entry.Message.Contains("watchdog", StringComparison.Ordinal));
        Assert.All(lost, id => Assert.Contains(id, line.Message, StringComparison.Ordinal));
        Assert.Contains("flashduty_watchdog_findings_total{kind=\"no_next_step\"} 5\n", await GetAsync(console.Console, "/metrics"), StringComparison.Ordinal);
        Assert.Contains("flashduty_watchdog_repaired_total{kind=\"no_next_step\"} 5\n", await GetAsync(console.Console, "/metrics"), StringComparison.Ordinal);
        Assert.Contains("\"watchdog\":{\"found\":5,\"repaired\":5,\"open\":0}", await GetAsync(console.Console, "/health/ready"), StringComparison.Ordinal);
        var told = await InternalAsync(console);
        Assert.All(lost, id => Assert.Contains(id, told.Description, StringComparison.Ordinal));
        Assert.Equal(told.Title, Assert.Single(console.Member("boss").Cards).Card!.MainTitle!.Title);
        Assert.Equal(QuietReason.AssigneesTold, told.Quiet);

        // Once more: the same incident, no second card.
        await LoseAsync(console, lost[..2]);
        await RoundsAsync(console.Console, console.Tick, TimeSpan.FromMinutes(1), () => console.SettleAsync());
        await console.SettleAsync();
        Assert.All(await FindAsync(console, lost), incident => Assert.NotNull(incident.NextStepAt));
        Assert.Equal((told.Id, 2), ((await InternalAsync(console)).Id, (await InternalAsync(console)).EventCount));
        Assert.Single(console.Member("boss").Cards);

        // And the escalation goes on as if nothing had happened.
        await console.AdvanceAsync(TimeSpan.FromMinutes(30));
        Assert.NotEmpty(console.Member("li").Cards);
    }

    [Fact]
    public async Task Worker_Stuck_ReadyAnswers503NamingItWithin30SecondsAndTheHeartbeatStops()
    {
        await using var monitor = await WeComServer.StartAsync();
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 11, 23, 1, 0, 0, TimeSpan.Zero));
        var worker = new Sticky();
        await using var console = await TestConsole.StartAsync(new TestConsoleOptions
        {
            Time = time,
            Args =
            [
                $"--Watchdog:HeartbeatUrl={monitor.Address}ping", "--Watchdog:HeartbeatSeconds=10",
                "--Network:AllowedPrivateHosts=127.0.0.1", "--Logging:LogLevel:Default=None",
            ],
            Configure = builder => builder.Services.AddSingleton(worker)
                .AddHostedService<WorkerLoop<Sticky>>().AddHostedService<WatchdogLoop>(),
        });
        for (var beat = 1; beat <= 3; beat++)
        {
            await worker.PassedAsync();
            await RoundsAsync(console, time.Advance, WatchdogLoop.Interval);
            var wanted = beat;
            await Eventually.TrueAsync(() => Task.FromResult(monitor.Requests.Count == wanted), $"heartbeat {wanted}");
        }

        Assert.All(monitor.Requests, request => Assert.Equal("/ping", request.Path));
        await worker.StickAsync();
        var stuckAt = time.GetUtcNow();
        for (var second = 10; second <= 20; second += 10)
        {
            await RoundsAsync(console, time.Advance, WatchdogLoop.Interval);
            Assert.Equal(HttpStatusCode.OK, (await ReadyAsync(console)).Status);
        }

        await Eventually.TrueAsync(() => Task.FromResult(monitor.Requests.Count == 5), "heartbeats until then");
        time.Advance(TimeSpan.FromSeconds(10));
        var (status, body) = await ReadyAsync(console);
        Assert.Equal(TimeSpan.FromSeconds(30), time.GetUtcNow() - stuckAt);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, status);
        Assert.Equal(["sticky"], body.GetProperty("late_workers").EnumerateArray().Select(name => name.GetString()));
        await RoundsAsync(console, time.Advance, TimeSpan.FromMinutes(1));

        Assert.Equal(5, monitor.Requests.Count);
        Assert.Contains(new WatchFinding("worker_late", "sticky", Repaired: false), console.Get<WatchdogStatus>().Last);
        Assert.Equal(1, console.Get<WatchdogStatus>().Counts.Single(count => count.Kind == "worker_late").Found);
        Assert.Contains("sticky", (await console.ReadAsync(db => db.Incidents.SingleAsync(Cancel))).Description, StringComparison.Ordinal);

        // It goes on: so does the heartbeat.
        worker.GoOn();
        await worker.PassedAsync();
        await RoundsAsync(console, time.Advance, WatchdogLoop.Interval * 2);
        await Eventually.TrueAsync(() => Task.FromResult(monitor.Requests.Count > 5), "the next heartbeat");
        Assert.Equal(HttpStatusCode.OK, (await ReadyAsync(console)).Status);
    }

    [Theory]
    [InlineData("ftp://monitor", "30", "HeartbeatUrl")]
    [InlineData("monitor", "30", "HeartbeatUrl")]
    [InlineData("https://user:secret-word@monitor", "30", "HeartbeatUrl")]
    [InlineData("https://monitor", "4", "HeartbeatSeconds")]
    [InlineData("https://monitor", "3601", "HeartbeatSeconds")]
    public async Task Heartbeat_SettingWrong_StopsTheStartNamingItWithoutRepeatingIt(string url, string seconds, string named)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();

        var code = await FlashdutyConsole.Setup.ConsoleHost.RunAsync([$"--Watchdog:HeartbeatUrl={url}", $"--Watchdog:HeartbeatSeconds={seconds}"], output, error);

        Assert.Equal(FlashdutyConsole.Setup.ExitCode.Unusable, code);
        Assert.Contains($"Watchdog:{named}", error.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("secret-word", error.ToString(), StringComparison.Ordinal);
    }

    // Moves the clock from one look of the watchdog to the next, and waits for each.
    private static async Task RoundsAsync(TestConsole console, Action<TimeSpan> advance, TimeSpan time, Func<Task>? then = null)
    {
        for (var moved = TimeSpan.Zero; moved < time; moved += WatchdogLoop.Interval)
        {
            advance(WatchdogLoop.Interval);
            await Eventually.TrueAsync(
                () => Task.FromResult(console.Get<WorkerStatus>().LastFinished[Watchdog.Name] == console.Now), "the watchdog has looked");
            await (then?.Invoke() ?? Task.CompletedTask);
        }
    }

    private static Task LoseAsync(SandboxedConsole console, IReadOnlyList<string> ids) => console.Console.ReadAsync(db =>
        db.Incidents.Where(incident => ids.Contains(incident.Id))
            .ExecuteUpdateAsync(row => row.SetProperty(one => one.NextStepAt, (DateTimeOffset?)null), Cancel));

    private static Task<List<Incident>> FindAsync(SandboxedConsole console, IReadOnlyList<string> ids) =>
        console.Console.ReadAsync(db => db.Incidents.Where(incident => ids.Contains(incident.Id)).ToListAsync(Cancel));

    private static Task<Incident> InternalAsync(SandboxedConsole console) => console.Console.ReadAsync(db =>
        db.Incidents.SingleAsync(incident => incident.DedupKey == RaiseInternalIncident.DedupKey, Cancel));

    private static async Task<string> GetAsync(TestConsole console, string path) => await console.Http.GetStringAsync(new Uri(path, UriKind.Relative), Cancel);

    private static async Task<(HttpStatusCode Status, JsonElement Body)> ReadyAsync(TestConsole console)
    {
        using var response = await console.Http.GetAsync(new Uri("/health/ready", UriKind.Relative), Cancel);
        return (response.StatusCode, JsonDocument.Parse(await response.Content.ReadAsStringAsync(Cancel)).RootElement);
    }

    // Passes follow each other at once, until it is told to stick.
    internal sealed class Sticky : IWorker
    {
        private readonly SemaphoreSlim _passed = new(0);
        private TaskCompletionSource _free = Done();
        private int _stuck;

        public string Name => "sticky";

        public WorkTopic Topic => WorkTopic.Housekeeping;

        public TimeSpan Interval => TimeSpan.FromMilliseconds(10);

        public async Task<bool> PassAsync(CancellationToken cancellationToken)
        {
            if (!_free.Task.IsCompleted)
            {
                Interlocked.Exchange(ref _stuck, 1);
                await _free.Task.WaitAsync(cancellationToken);
            }

            _passed.Release();
            return false;
        }

        // A pass that began after this call has ended, and so has the one after it: the status has the present time.
        public async Task PassedAsync()
        {
            while (_passed.CurrentCount > 0)
            {
                await _passed.WaitAsync(Cancel);
            }

            for (var pass = 0; pass < 3; pass++)
            {
                await _passed.WaitAsync(Cancel);
            }
        }

        public async Task StickAsync()
        {
            await PassedAsync();
            _free = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            await Eventually.TrueAsync(() => Task.FromResult(Volatile.Read(ref _stuck) == 1), "a pass hangs");
        }

        public void GoOn() => _free.SetResult();

        private static TaskCompletionSource Done()
        {
            var done = new TaskCompletionSource();
            done.SetResult();
            return done;
        }
    }
}
