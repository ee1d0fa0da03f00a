using FlashdutyConsole.Network;
using FlashdutyConsole.Workers;
using Microsoft.Extensions.Options;

namespace FlashdutyConsole.Setup;

/// <summary>
/// Calls an address while all is well, and stops when it is not: whoever listens there notices a console that stands still,
/// that lost its store, or that is not there at all.
/// </summary>
public sealed partial class Heartbeat(
    IHttpClientFactory clients, IOptions<HeartbeatOptions> options, Readiness readiness, WatchdogStatus watchdog, TimeProvider time, ILogger<Heartbeat> logger)
    : BackgroundService
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private bool _failing;

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (string.IsNullOrEmpty(options.Value.HeartbeatUrl))
        {
            return;
        }

        var address = new Uri(options.Value.HeartbeatUrl);
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(options.Value.HeartbeatSeconds), time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                await BeatAsync(address, stoppingToken);
            }
        }
        catch (OperationCanceledException)
        {
            // Stopping.
        }
    }

    private async Task BeatAsync(Uri address, CancellationToken stoppingToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
        limit.CancelAfter(Patience);
        try
        {
            // What was found and repaired counts as not well for one round: somebody should look.
            if (watchdog.Last.Count > 0 || !(await readiness.RunAsync(limit.Token)).IsReady)
            {
                return;
            }

            using var client = clients.CreateClient(NetworkSetup.OutboundClient);
            using var answer = await client.GetAsync(address, HttpCompletionOption.ResponseHeadersRead, limit.Token);
            Note(answer.IsSuccessStatusCode ? null : $"HTTP {(int)answer.StatusCode}");
        }
        catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
        {
            // Its message may name the address.
            Note(OutboundRefusedException.Behind(exception)?.Message ?? exception.GetType().Name);
        }
    }

    private void Note(string? fault)
    {
        if (fault is not null && !_failing)
        {
            NotHeard(fault);
        }

        _failing = fault is not null;
    }

    [LoggerMessage(LogLevel.Warning, "The address of Watchdog:HeartbeatUrl does not hear the heartbeat: {Fault}")]
    private partial void NotHeard(string fault);
}
