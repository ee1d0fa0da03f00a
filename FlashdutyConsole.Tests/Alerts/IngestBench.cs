using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using FlashdutyConsole.Incidents;
using FlashdutyConsole.Integrations;
using FlashdutyConsole.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace FlashdutyConsole.Tests.Alerts;

/// <summary>Posts events as alert sources do and looks at what was stored.</summary>
internal static class IngestBench
{
    public static Task<ApiAnswer> PushAsync(this TestConsole console, Integration to, object body, string contentType = "application/json") =>
        console.PushAsync(to.PluginType, to.Key, Bytes(body), contentType);

    public static async Task<ApiAnswer> PushAsync(this TestConsole console, string kind, string? key, byte[] body, string? contentType = "application/json")
    {
        using var content = new ByteArrayContent(body);
        content.Headers.ContentType = contentType is null ? null : MediaTypeHeaderValue.Parse(contentType);
        var query = key is null ? "" : "?integration_key=" + Uri.EscapeDataString(key);
        using var response = await console.Http.PostAsync(new Uri($"/event/push/alert/{kind}{query}", UriKind.Relative), content);
        var id = response.Headers.TryGetValues("Flashcat-Request-Id", out var ids) ? ids.First() : "";
        return new ApiAnswer(
            response.StatusCode, await response.Content.ReadAsStringAsync(), id, response.Content.Headers.ContentType?.MediaType ?? "", response.Headers);
    }

    public static Task<List<Alert>> AlertsAsync(this TestConsole console, Integration of) => console.ReadAsync(
        db => db.Alerts.AsNoTracking().Where(alert => alert.IntegrationId == of.Id).OrderBy(alert => alert.Id).ToListAsync());

    public static Task<List<Incident>> IncidentsAsync(this TestConsole console, Integration of) => console.ReadAsync(
        db => db.Incidents.AsNoTracking().Where(incident => incident.IntegrationId == of.Id).OrderBy(incident => incident.Id).ToListAsync());

    public static Task<int> EventsAsync(this TestConsole console, Integration of) => console.ReadAsync(
        db => db.AlertEvents.CountAsync(stored => stored.IntegrationId == of.Id));

    public static Task<List<string>> HistoryAsync(this TestConsole console, string incidentId) => console.ReadAsync(
        db => db.Timeline.Where(entry => entry.IncidentId == incidentId).OrderBy(entry => entry.Id).Select(entry => entry.Type).ToListAsync());

    public static object Event(string key, string status, string title = "CPU is high", object? labels = null) =>
        new { title_rule = title, event_status = status, alert_key = key, labels = labels ?? new { resource = "web-1" } };

    private static byte[] Bytes(object body) => body switch
    {
        byte[] bytes => bytes,
        string text => Encoding.UTF8.GetBytes(text),
        _ => JsonSerializer.SerializeToUtf8Bytes(body),
    };
}
