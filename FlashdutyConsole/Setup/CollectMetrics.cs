using FlashdutyConsole.Alerts;
using FlashdutyConsole.Data;
using FlashdutyConsole.Deliveries;
using FlashdutyConsole.Incidents;
using FlashdutyConsole.Members.Passwords;
using FlashdutyConsole.Workers;
using Microsoft.EntityFrameworkCore;

namespace FlashdutyConsole.Setup;

/// <summary>Gathers the console's numbers for <c>/metrics</c>. What needs the database is asked at most every five seconds.</summary>
public sealed class CollectMetrics(
    IDbContextFactory<ConsoleDb> contexts, RequestCounts requests, AlertIntake intake, WorkerStatus workers, WatchdogStatus watchdog,
    PasswordWork passwords, TimeProvider time)
{
    private static readonly TimeSpan s_lifetime = TimeSpan.FromSeconds(5);
    private readonly SemaphoreSlim _counting = new(1, 1);
    private Stored? _stored;

    /// <summary>The numbers in Prometheus's text format.</summary>
    public async Task<string> RunAsync(CancellationToken cancellationToken)
    {
        var text = new MetricsText();
        var stored = await StoredAsync(cancellationToken);
        text.Metric("flashduty_incidents", "gauge", "Incidents by progress.");
        foreach (var progress in Enum.GetValues<IncidentProgress>())
        {
            text.Sample("flashduty_incidents", stored.Incidents.GetValueOrDefault(progress), ("progress", progress.ToString()));
        }

        text.Metric("flashduty_deliveries", "gauge", "Messages to recipients by state.");
        foreach (var state in Enum.GetValues<DeliveryState>())
        {
            text.Sample("flashduty_deliveries", stored.Deliveries.GetValueOrDefault(state), ("state", state.ToString()));
        }

        text.Metric("flashduty_ingest_queue", "gauge", "Alert requests that wait to be written.")
            .Sample("flashduty_ingest_queue", intake.QueueLength);
        Requests(text, "flashduty_ingest_requests_total", "Alert requests by source and HTTP status.", "source", kind => kind != "callback");
        Requests(text, "flashduty_callback_requests_total", "Callbacks of WeCom by HTTP status.", "source", kind => kind == "callback");

        text.Metric("flashduty_worker_pass_age_seconds", "gauge", "Time since the worker last finished a pass.");
        foreach (var (worker, at) in workers.LastFinished.OrderBy(worker => worker.Key, StringComparer.Ordinal))
        {
            text.Sample("flashduty_worker_pass_age_seconds", Math.Max(0, (time.GetUtcNow() - at).TotalSeconds), ("worker", worker));
        }

        text.Metric("flashduty_watchdog_findings_total", "counter", "What the watchdog found standing still.");
        foreach (var (kind, found, _) in watchdog.Counts)
        {
            text.Sample("flashduty_watchdog_findings_total", found, ("kind", kind));
        }

        text.Metric("flashduty_watchdog_repaired_total", "counter", "How much of it was put back to work.");
        foreach (var (kind, _, repaired) in watchdog.Counts)
        {
            text.Sample("flashduty_watchdog_repaired_total", repaired, ("kind", kind));
        }

        text.Metric("flashduty_password_hashes_total", "counter", "Passwords hashed or compared.")
            .Sample("flashduty_password_hashes_total", passwords.Count);
        text.Metric("flashduty_password_hashes_peak", "gauge", "The most of them that ever ran at once.")
            .Sample("flashduty_password_hashes_peak", passwords.Peak);

        text.Metric("process_resident_memory_bytes", "gauge", "Memory of the process.")
            .Sample("process_resident_memory_bytes", Environment.WorkingSet);
        return text.ToString();
    }

    private void Requests(MetricsText text, string name, string help, string label, Func<string, bool> wanted)
    {
        text.Metric(name, "counter", help);
        var counted = requests.All.Where(count => wanted(count.Kind)).ToList();
        foreach (var kind in RequestCounts.Kinds.Where(wanted).Where(kind => counted.All(count => count.Kind != kind)))
        {
            // From the first scrape on there is a series, so that the first request shows as a rise.
            text.Sample(name, 0, (label, kind), ("code", "200"));
        }

        foreach (var (kind, status, count) in counted)
        {
            text.Sample(name, count, (label, kind), ("code", status.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        }
    }

    private async Task<Stored> StoredAsync(CancellationToken cancellationToken)
    {
        await _counting.WaitAsync(cancellationToken);
        try
        {
            if (_stored is not { } stored || time.GetUtcNow() - stored.At >= s_lifetime)
            {
                await using var db = await contexts.CreateDbContextAsync(cancellationToken);
                var incidents = await db.Incidents.GroupBy(incident => incident.Progress)
                    .Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(row => row.Key, row => row.Count, cancellationToken);
                var deliveries = await db.Deliveries.GroupBy(delivery => delivery.State)
                    .Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(row => row.Key, row => row.Count, cancellationToken);
                _stored = stored = new Stored(time.GetUtcNow(), incidents, deliveries);
            }

            return stored;
        }
        finally
        {
            _counting.Release();
        }
    }

    private sealed record Stored(DateTimeOffset At, Dictionary<IncidentProgress, int> Incidents, Dictionary<DeliveryState, int> Deliveries);
}
