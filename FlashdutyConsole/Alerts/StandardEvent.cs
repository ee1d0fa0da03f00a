using System.Text.Json;
using FlashdutyConsole.Incidents;
using FlashdutyConsole.OpenApi;

namespace FlashdutyConsole.Alerts;

/// <summary>
/// The console's own event. Example:
/// <code>{"title_rule":"CPU is high","event_status":"Critical","alert_key":"cpu-web-1","description":"92 %","labels":{"resource":"web-1"},"event_time":1763859600}</code>
/// </summary>
public static class StandardEvent
{
    // Year 9999 in seconds: later instants cannot be held.
    private const long LatestSecond = 253_402_300_799;

    /// <summary>Reads the event.</summary>
    /// <exception cref="ApiException">A field is missing or of the wrong type; the message names it.</exception>
    public static IncomingEvent Read(ReadOnlyMemory<byte> body, DateTimeOffset now)
    {
        using var document = EventJson.Parse(body);
        var root = document.RootElement;
        var title = EventJson.Text(root, "title_rule", EventLimits.Title);
        if (string.IsNullOrWhiteSpace(title))
        {
            throw new ApiException(ApiErrorCode.InvalidParameter, "title_rule is required");
        }

        var status = Status(root);
        var key = EventJson.Text(root, "alert_key", EventLimits.AlertKey);
        if (string.IsNullOrEmpty(key))
        {
            if (status == IncidentSeverity.Ok)
            {
                throw new ApiException(ApiErrorCode.InvalidParameter, "alert_key is required when event_status is Ok");
            }

            key = Guid.CreateVersion7(now).ToString("N");
        }

        var labels = new Dictionary<string, string>(StringComparer.Ordinal);
        EventJson.Labels(root, "labels", labels);
        return new IncomingEvent
        {
            AlertKey = key,
            Title = title,
            Description = EventJson.Text(root, "description", EventLimits.Description) ?? "",
            Status = status,
            Labels = labels,
            EventTime = EventTime(root) ?? now,
        };
    }

    private static IncidentSeverity Status(JsonElement root) => EventJson.Text(root, "event_status", 16) switch
    {
        "Critical" => IncidentSeverity.Critical,
        "Warning" => IncidentSeverity.Warning,
        "Info" => IncidentSeverity.Info,
        "Ok" => IncidentSeverity.Ok,
        _ => throw new ApiException(ApiErrorCode.InvalidParameter, "event_status must be Critical, Warning, Info or Ok"),
    };

    private static DateTimeOffset? EventTime(JsonElement root)
    {
        if (!root.TryGetProperty("event_time", out var field) || field.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        if (field.ValueKind != JsonValueKind.Number || !field.TryGetInt64(out var seconds) || seconds < 0 || seconds > LatestSecond)
        {
            throw new ApiException(ApiErrorCode.InvalidParameter, "event_time must be Unix seconds");
        }

        return seconds == 0 ? null : DateTimeOffset.FromUnixTimeSeconds(seconds);
    }
}
