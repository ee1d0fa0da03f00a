using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using FlashdutyConsole.Incidents;
using FlashdutyConsole.OpenApi;

namespace FlashdutyConsole.Alerts;

/// <summary>
/// Alertmanager's webhook, version 4: one event for each alert of the group. Example of one alert:
/// <code>{"status":"firing","labels":{"alertname":"HighCPU","severity":"critical"},"annotations":{"summary":"CPU is high"},
/// "startsAt":"2026-11-23T01:00:00Z","endsAt":"0001-01-01T00:00:00Z","fingerprint":"c1b9c1a7b0d1e2f3"}</code>
/// </summary>
public static class PrometheusEvents
{
    private static readonly string[] SeverityLabels = ["severity", "priority", "level"];

    /// <summary>Reads the events of the group.</summary>
    /// <exception cref="ApiException">It is not Alertmanager's JSON; the message names what is wrong.</exception>
    public static IReadOnlyList<IncomingEvent> Read(ReadOnlyMemory<byte> body, DateTimeOffset now)
    {
        using var document = EventJson.Parse(body);
        if (!document.RootElement.TryGetProperty("alerts", out var alerts) || alerts.ValueKind != JsonValueKind.Array)
        {
            throw new ApiException(ApiErrorCode.InvalidParameter, "alerts must be an array");
        }

        if (alerts.GetArrayLength() > EventLimits.AlertsPerRequest)
        {
            throw new ApiException(ApiErrorCode.InvalidParameter, $"alerts holds more than {EventLimits.AlertsPerRequest}; set max_alerts in Alertmanager");
        }

        return alerts.EnumerateArray().Select(alert => One(alert, now)).ToList();
    }

    /// <summary>The severity in the labels: <c>severity</c>, else <c>priority</c>, else <c>level</c>; Warning when there is none that we know.</summary>
    public static IncidentSeverity SeverityOf(IReadOnlyDictionary<string, string> labels)
    {
        foreach (var name in SeverityLabels)
        {
            if (labels.TryGetValue(name, out var value))
            {
                switch (value.ToLowerInvariant())
                {
                    case "critical":
                        return IncidentSeverity.Critical;
                    case "warning" or "warn":
                        return IncidentSeverity.Warning;
                    case "info":
                        return IncidentSeverity.Info;
                    case "ok":
                        return IncidentSeverity.Ok;
                }
            }
        }

        return IncidentSeverity.Warning;
    }

    private static IncomingEvent One(JsonElement alert, DateTimeOffset now)
    {
        if (alert.ValueKind != JsonValueKind.Object)
        {
            throw new ApiException(ApiErrorCode.InvalidParameter, "alerts must be an array of objects");
        }

        var labels = new Dictionary<string, string>(StringComparer.Ordinal);
        EventJson.Labels(alert, "labels", labels);
        var annotations = new Dictionary<string, string>(StringComparer.Ordinal);
        EventJson.Labels(alert, "annotations", annotations);

        var resolved = EventJson.Text(alert, "status", 16) switch
        {
            "firing" => false,
            "resolved" => true,
            _ => throw new ApiException(ApiErrorCode.InvalidParameter, "status must be firing or resolved"),
        };
        var status = resolved ? IncidentSeverity.Ok : SeverityOf(labels);
        var key = EventJson.Text(alert, "fingerprint", EventLimits.AlertKey);
        var title = Filled(annotations, "summary") ?? Filled(labels, "alertname") ?? "Alertmanager";
        var description = Filled(annotations, "description") ?? "";
        key = string.IsNullOrEmpty(key) ? Fingerprint(labels) : key;
        EventJson.Labels(alert, "annotations", labels);
        return new IncomingEvent
        {
            AlertKey = key,
            Title = EventLimits.Cut(title, EventLimits.Title),
            Description = EventLimits.Cut(description, EventLimits.Description),
            Status = status,
            Labels = labels,
            EventTime = Instant(alert, resolved ? "endsAt" : "startsAt") ?? now,
        };
    }

    private static string? Filled(Dictionary<string, string> texts, string name) =>
        texts.TryGetValue(name, out var text) && !string.IsNullOrWhiteSpace(text) ? text : null;

    // Alertmanager before 0.19 sends no fingerprint; the labels identify an alert.
    private static string Fingerprint(Dictionary<string, string> labels)
    {
        var all = new StringBuilder();
        foreach (var (name, value) in labels.OrderBy(label => label.Key, StringComparer.Ordinal))
        {
            all.Append(name).Append('\u00ff').Append(value).Append('\u00ff');
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(all.ToString())).AsSpan(0, 16));
    }

    private static DateTimeOffset? Instant(JsonElement alert, string name)
    {
        var text = EventJson.Text(alert, name, 64);
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        if (!DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var instant))
        {
            throw new ApiException(ApiErrorCode.InvalidParameter, $"{name} must be a time in RFC 3339");
        }

        // Year 1 is Go's "not set".
        return instant.Year <= 1 ? null : instant;
    }
}
