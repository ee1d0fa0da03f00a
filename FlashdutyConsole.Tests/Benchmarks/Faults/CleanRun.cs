using System.Net;
using FlashdutyConsole.Benchmarks.Support;

namespace FlashdutyConsole.Benchmarks.Faults;

/// <summary>No fault at all: whether the world that the other runs disturb works when left alone.</summary>
public sealed class CleanRun : IRun
{
    private const int Alerts = 20;
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

    /// <inheritdoc/>
    public string Name => "a0";

    /// <inheritdoc/>
    public string Description => "no fault: 20 alerts, 20 cards";

    /// <inheritdoc/>
    public async Task<RunResult> RunAsync(RunContext context)
    {
        await using var world = await World.StartAsync(context, new WorldOptions());
        var acked = 0;
        for (var number = 0; number < Alerts; number++)
        {
            acked += await world.PushAsync($"Alert {number}") == HttpStatusCode.OK ? 1 : 0;
        }

        await world.SettleAsync(context, s_patience);
        return new RunResult(
        [
            RunRow.Exactly("acknowledged", acked, Alerts),
            RunRow.Exactly("visible", world.WeCom.CountAll().TotalVisible, Alerts),
            await world.CheckHistoryAsync(context, null, settled: true),
            RunRow.Note("memory", world.Server.MemoryMib(), "MiB"),
        ]);
    }
}
