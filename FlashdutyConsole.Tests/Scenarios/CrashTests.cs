using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using FlashdutyConsole.Channels;
using FlashdutyConsole.Data;
using FlashdutyConsole.Deliveries;
using FlashdutyConsole.Sandbox;
using FlashdutyConsole.Sandbox.Calls;
using FlashdutyConsole.Sandbox.Messages;
using FlashdutyConsole.Sandbox.Switches;
using FlashdutyConsole.Tests.Support;
using FlashdutyConsole.WarRooms;
using Microsoft.EntityFrameworkCore;

namespace FlashdutyConsole.Tests.Scenarios;

/// <summary>The console as a process that is killed; WeCom and the senders of alerts live on in the test.</summary>
public sealed class CrashTests
{
    private static readonly string[] Members = [.. Enumerable.Range(1, 6).Select(number => $"user{number}")];
    private static readonly string[] Settings = ["--Network:AllowedPrivateHosts=127.0.0.1", "--Ingest:RequestsPerSecond=0"];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Kill_DuringABurst_NothingAcknowledgedIsLostAndEveryCardIsSeenOnce()
    {
        await using var world = await SandboxedConsole.StartAsync(new SandboxedConsoleOptions
        {
            RealTime = true, Members = Members, Layers = [.. Members.Select(member => (string[])[member])],
            Layer = (layer, _) => layer with { EscalateWindow = 0 },
            Sandbox = new SandboxOptions { Calls = 10_000 },
        });
        await world.StopConsoleAsync();
        await using var process = await ConsoleProcess.StartAsync(Settings, world.DataDirectory);
        world.App.SetCallbackUnchecked($"{process.Http.BaseAddress}wecom/callback/{world.Integration.Key}", SandboxedConsole.CallbackToken, SandboxedConsole.AesKey);
        // Some sends are under way, carried out or not, when the process dies.
        world.WeCom.Switches.Inject("message/send", Fault.Hang(processed: true), 4);
        world.WeCom.Switches.Inject("message/send", Fault.Hang(processed: false), 4);

        var accepted = new ConcurrentBag<string>();
        for (var round = 0; round < 3; round++)
        {
            var pushing = Enumerable.Range(0, 8).Select(number => PushAsync(process, world.Source.Key, $"Alert {round} {number}", accepted)).ToList();
            var wanted = (round + 1) * 8;
            await Eventually.TrueAsync(() => Task.FromResult(world.Requests("message/send") + Waiting(world) >= wanted || accepted.Count >= wanted), "sends begin");
            await process.KillAsync();
            await Task.WhenAll(pushing);
            world.WeCom.Switches.ReleaseHangs();
            await process.RestartAsync();
        }

        world.WeCom.Switches.ClearFaults();
        Assert.NotEmpty(accepted);
        await world.OpenDataAsync(async db => await Eventually.TrueAsync(
            async () => !await db.Deliveries.AsNoTracking().AnyAsync(one => one.State == DeliveryState.Pending || one.State == DeliveryState.Sending, Cancel)
                && !await db.Incidents.AnyAsync(incident => incident.NextStepAt != null, Cancel),
            "everything is delivered"));

        await world.OpenDataAsync(async db =>
        {
            var titles = await db.Incidents.Select(incident => incident.Title).ToListAsync(Cancel);
            Assert.Equal(titles.Count, titles.Distinct().Count());
            Assert.Subset(titles.ToHashSet(), accepted.ToHashSet());
            // The other direction: an incident without an acknowledgement is one whose answer the kill cut off.
            var deliveries = await db.Deliveries.AsNoTracking().ToListAsync(Cancel);
            Assert.All(deliveries, one => Assert.True(one.State == DeliveryState.Sent, $"{one.State} {one.Reason} {one.ErrCode}"));
            Assert.Equal(titles.Count * Members.Length, deliveries.Count(one => one.StepKey is not null));
            Assert.All(Members, member => Assert.Equal(
                titles.Order(), world.Member(member).Cards.Select(card => card.Card!.MainTitle!.Title!).Order()));
            return true;
        });
        SameBytes(world);
        Assert.Equal(0, world.WeCom.CountAll().TotalSilentDrops);
        Assert.Equal(0, await process.StopAsync());
    }

    [Fact]
    public async Task Stop_WithCallsUnderWay_ExitsZeroAndTheyAreSeenOnceAfterTheRestart()
    {
        await using var world = await SandboxedConsole.StartAsync(new SandboxedConsoleOptions { RealTime = true });
        await world.StopConsoleAsync();
        await using var process = await ConsoleProcess.StartAsync(Settings, world.DataDirectory);
        world.App.SetCallbackUnchecked($"{process.Http.BaseAddress}wecom/callback/{world.Integration.Key}", SandboxedConsole.CallbackToken, SandboxedConsole.AesKey);
        // One of the two was carried out, the other one was not; neither is ever answered.
        world.WeCom.Switches.Inject("message/send", Fault.Hang(processed: true));
        world.WeCom.Switches.Inject("message/send", Fault.Hang(processed: false));
        var accepted = new ConcurrentBag<string>();
        await PushAsync(process, world.Source.Key, "CPU is high", accepted);
        await Eventually.TrueAsync(() => Task.FromResult(world.WeCom.CountAll().TotalVisible == 1), "one call has taken effect");

        Assert.Equal(0, await process.StopAsync());
        Assert.Equal(["CPU is high"], accepted);
        await process.RestartAsync();

        await Eventually.TrueAsync(() => Task.FromResult(world.WeCom.CountAll().TotalVisible == 2), "the other one is sent again");
        await world.OpenDataAsync(async db => await Eventually.TrueAsync(
            async () => await db.Deliveries.AsNoTracking().CountAsync(one => one.State == DeliveryState.Sent, Cancel) == 2, "both are recorded"));
        Assert.Single(world.Member("zhang").Messages);
        Assert.Single(world.Member("li").Messages);
        SameBytes(world);
        Assert.Equal(0, await process.StopAsync());
    }

    [Fact]
    public async Task Kill_BetweenTheGroupAndItsRecord_OneRoomIsThereAfterTheRestart()
    {
        await using var world = await SandboxedConsole.StartAsync(new SandboxedConsoleOptions { RealTime = true, WarRooms = true });
        await world.StopConsoleAsync();
        await using var process = await ConsoleProcess.StartAsync(Settings, world.DataDirectory);
        world.App.SetCallbackUnchecked($"{process.Http.BaseAddress}wecom/callback/{world.Integration.Key}", SandboxedConsole.CallbackToken, SandboxedConsole.AesKey);
        var accepted = new ConcurrentBag<string>();
        await PushAsync(process, world.Source.Key, "CPU is high", accepted);
        var incident = await world.OpenDataAsync(async db =>
        {
            await Eventually.TrueAsync(() => db.Responders.AnyAsync(Cancel), "somebody is on it");
            return await db.Incidents.Select(one => one.Id).SingleAsync(Cancel);
        });
        // WeCom makes the group, and the console dies before it hears of it.
        world.WeCom.Switches.Inject("appchat/create", Fault.Hang(processed: true));
        var asked = AskForRoomAsync(process, world, incident);
        await Eventually.TrueAsync(() => Task.FromResult(world.Requests("appchat/create") > 0), "the group is asked for");
        await process.KillAsync();
        await asked;
        world.WeCom.Switches.ReleaseHangs();

        await process.RestartAsync();

        await world.OpenDataAsync(async db =>
        {
            await Eventually.TrueAsync(() => db.WarRooms.AsNoTracking().AnyAsync(room => room.State == WarRoomState.Open, Cancel), "the room is open");
            return true;
        });
        // A group is on a phone from its first message on.
        await Eventually.TrueAsync(() => Task.FromResult(world.Groups("zhang").Count == 1 && world.Groups("li").Count == 1), "both see the one group");
        Assert.Single(world.Said("zhang"));
        Assert.Equal(0, await process.StopAsync());
    }

    // Every request for one card, however often it was made, had the same bytes.
    private static void SameBytes(SandboxedConsole world)
    {
        var sends = world.WeCom.Calls.Where(call => call.Path.EndsWith("message/send", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(sends);
        var tasks = sends.Select(call => (Task: TaskOf(call), call.RequestSha256)).Distinct().ToList();
        Assert.Equal(tasks.Select(one => one.Task).Distinct().Count(), tasks.Count);
    }

    private static string TaskOf(SandboxCall call)
    {
        var at = call.RequestBody.IndexOf("\"task_id\":\"", StringComparison.Ordinal) + 11;
        return call.RequestBody[at..call.RequestBody.IndexOf('"', at)];
    }

    private static int Waiting(SandboxedConsole world) => Members.Sum(member => world.Member(member).Messages.Count(message => message.Kind == SandboxMessageKind.TemplateCard));

    private static async Task AskForRoomAsync(ConsoleProcess process, SandboxedConsole world, string incident)
    {
        try
        {
            using var answer = await process.Http.PostAsJsonAsync(
                $"incident/war-room/create?app_key={TestConsole.AppKey}", new { incident_id = incident, integration_id = world.Integration.Id, member_ids = Array.Empty<long>() }, Cancel);
        }
        catch (HttpRequestException)
        {
            // Killed before the answer.
        }
    }

    private static async Task PushAsync(ConsoleProcess process, string key, string title, ConcurrentBag<string> accepted)
    {
        try
        {
            using var answer = await process.Http.PostAsJsonAsync(
                $"event/push/alert/standard?integration_key={key}", new { title_rule = title, event_status = "Critical", alert_key = title }, Cancel);
            if (answer.StatusCode == HttpStatusCode.OK)
            {
                accepted.Add(title);
            }
        }
        catch (HttpRequestException)
        {
            // Killed before the answer: not acknowledged.
        }
    }
}
