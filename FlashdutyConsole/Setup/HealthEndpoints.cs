using FlashdutyConsole.Data;

namespace FlashdutyConsole.Setup;

/// <summary>What probes and Prometheus ask for. Open to all, so nothing here tells more than numbers.</summary>
public static class HealthEndpoints
{
    /// <summary>Maps <c>/health/live</c>, <c>/health/ready</c> and <c>/metrics</c>.</summary>
    public static void MapHealth(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/health/live", () => Results.Json(new { status = "live" }, JsonColumn.Options)).AllowAnonymous();
        endpoints.MapGet("/health/ready", async (Readiness readiness, CancellationToken cancellationToken) =>
        {
            var report = await readiness.RunAsync(cancellationToken);
            return Results.Json(
                new { report.Status, report.Storage, report.Workers, report.LateWorkers, report.IngestQueue, report.Watchdog },
                JsonColumn.Options,
                statusCode: report.IsReady ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
        }).AllowAnonymous();
        endpoints.MapGet("/metrics", async (CollectMetrics metrics, CancellationToken cancellationToken) =>
            Results.Text(await metrics.RunAsync(cancellationToken), MetricsText.ContentType)).AllowAnonymous();
    }
}
