using System.Globalization;
using System.Text.Json;

namespace FlashdutyConsole.Benchmarks.Measurements;

/// <summary>Bodies with many firing alerts, the same for both sides. Pure.</summary>
public static class AlertBatch
{
    /// <summary>As Alertmanager's webhook sends them to the console.</summary>
    /// <param name="names">One alert for each name: its host and part of its title.</param>
    /// <param name="now">When they began.</param>
    public static byte[] Webhook(IEnumerable<string> names, DateTimeOffset now) => JsonSerializer.SerializeToUtf8Bytes(new
    {
        version = "4",
        status = "firing",
        receiver = "console",
        groupLabels = new { alertname = "HighCpu" },
        externalURL = "http://alertmanager.example:9093",
        alerts = names.Select(name => new
        {
            status = "firing",
            labels = Labels(name),
            annotations = Annotations(name),
            startsAt = Instant(now),
            endsAt = "0001-01-01T00:00:00Z",
            fingerprint = name,
        }),
    });

    /// <summary>As they are posted to Alertmanager.</summary>
    /// <inheritdoc cref="Webhook"/>
    public static byte[] Api(IEnumerable<string> names, DateTimeOffset now) => JsonSerializer.SerializeToUtf8Bytes(
        names.Select(name => new { labels = Labels(name), annotations = Annotations(name), startsAt = Instant(now) }));

    /// <summary>The title that an alert of this name gets, and the text of Alertmanager's message.</summary>
    public static string Title(string name) => $"CPU of {name} is high";

    private static object Labels(string name) => new { alertname = "HighCpu", instance = name, severity = "critical", service = "checkout" };

    private static object Annotations(string name) => new { summary = Title(name), description = "load is 92 percent" };

    private static string Instant(DateTimeOffset now) => now.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
