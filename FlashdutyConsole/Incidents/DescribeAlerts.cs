using FlashdutyConsole.Channels;
using FlashdutyConsole.Data;
using FlashdutyConsole.OpenApi;
using Microsoft.EntityFrameworkCore;

namespace FlashdutyConsole.Incidents;

/// <summary>Alerts as the Open API shows them (AlertInfo, AlertItem). Names come by one query for each table, however many alerts.</summary>
public sealed class DescribeAlerts(IDbContextFactory<ConsoleDb> contexts)
{
    /// <summary>Most events shown with a list of alerts, the newest of them.</summary>
    public const int MaximumEvents = 1000;

    /// <summary>The alerts, in the same order.</summary>
    /// <param name="alerts">The alerts.</param>
    /// <param name="events">Whether their newest events are shown too.</param>
    /// <param name="cancellationToken">Ends the queries.</param>
    public async Task<IReadOnlyList<object>> RunAsync(IReadOnlyList<Alert> alerts, bool events, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var around = await LoadAsync(db, alerts, events, cancellationToken);
        return alerts.Select(alert => Describe(alert, around, events)).ToList();
    }

    private static async Task<Around> LoadAsync(ConsoleDb db, IReadOnlyList<Alert> alerts, bool events, CancellationToken cancellationToken)
    {
        var alertIds = alerts.Select(alert => alert.Id).ToList();
        var incidentIds = alerts.Select(alert => alert.IncidentId).Distinct().ToList();
        var channelIds = alerts.Select(alert => alert.ChannelId).Distinct().ToList();
        var integrationIds = alerts.Select(alert => alert.IntegrationId).Distinct().ToList();
        var channels = await db.Channels.AsNoTracking().Where(channel => channelIds.Contains(channel.Id))
            .ToDictionaryAsync(channel => channel.Id, cancellationToken);
        var sources = await db.Integrations.AsNoTracking().Where(integration => integrationIds.Contains(integration.Id))
            .Select(integration => new Source(integration.Id, integration.Name, integration.PluginType))
            .ToDictionaryAsync(source => source.Id, cancellationToken);
        var incidents = await db.Incidents.AsNoTracking().Where(incident => incidentIds.Contains(incident.Id))
            .Select(incident => new Parent(incident.Id, incident.Title, incident.Progress))
            .ToDictionaryAsync(incident => incident.Id, cancellationToken);
        var responders = await db.Responders.Where(responder => incidentIds.Contains(responder.IncidentId))
            .Join(db.Members, responder => responder.MemberId, member => member.Id,
                (responder, member) => new { responder.IncidentId, responder.AssignedAt, Member = new Person(member.Name, member.Email) })
            .ToListAsync(cancellationToken);
        var stored = events
            ? await db.AlertEvents.AsNoTracking().Where(one => alertIds.Contains(one.AlertId))
                .OrderByDescending(one => one.Id).Take(MaximumEvents).ToListAsync(cancellationToken)
            : [];
        return new Around(
            channels, sources, incidents,
            responders.GroupBy(one => one.IncidentId).ToDictionary(group => group.Key, group => group.MinBy(one => one.AssignedAt)!.Member),
            stored.ToLookup(one => one.AlertId));
    }

    private static object Describe(Alert alert, Around around, bool events)
    {
        var channel = around.Channels.GetValueOrDefault(alert.ChannelId);
        var source = around.Sources.GetValueOrDefault(alert.IntegrationId);
        var responder = around.Responders.GetValueOrDefault(alert.IncidentId);
        return new
        {
            AlertId = alert.Id,
            AccountId = Account.Id,
            alert.IntegrationId,
            IntegrationName = source?.Name ?? "",
            IntegrationType = source?.Type ?? "",
            IntegrationRefId = "",
            DataSourceId = alert.IntegrationId,
            DataSourceName = source?.Name ?? "",
            DataSourceType = source?.Type ?? "",
            DataSourceRefId = "",
            alert.ChannelId,
            ChannelName = channel?.Name ?? "",
            ChannelStatus = channel?.Status ?? "",
            alert.Title,
            TitleRule = alert.Title,
            alert.Description,
            alert.AlertKey,
            AlertSeverity = alert.Severity.ToString(),
            AlertStatus = alert.Status.ToString(),
            StartTime = alert.StartTime.Seconds(),
            LastTime = alert.LastTime.Seconds(),
            EndTime = alert.EndTime.Seconds(),
            alert.Labels,
            EverMuted = false,
            CreatedAt = alert.CreatedAt.Seconds(),
            UpdatedAt = alert.UpdatedAt.Seconds(),
            ResponderName = responder?.Name ?? "",
            ResponderEmail = responder?.Email ?? "",
            Incident = around.Incidents.TryGetValue(alert.IncidentId, out var incident)
                ? new { IncidentId = incident.Id, incident.Title, Progress = incident.Progress.ToString() }
                : null,
            EventCnt = alert.EventCount,
            Events = events ? around.Events[alert.Id].Select(one => Describe(one, alert, source)).ToList() : null,
            Images = Array.Empty<object>(),
        };
    }

    private static object Describe(AlertEvent stored, Alert alert, Source? source) => new
    {
        EventId = stored.Id,
        stored.AlertId,
        AccountId = Account.Id,
        alert.ChannelId,
        stored.IntegrationId,
        IntegrationType = source?.Type ?? "",
        DataSourceId = stored.IntegrationId,
        stored.Title,
        TitleRule = stored.Title,
        stored.Description,
        stored.AlertKey,
        EventSeverity = stored.Status.ToString(),
        EventStatus = stored.Status.ToString(),
        EventTime = stored.EventTime.Seconds(),
        stored.Labels,
        Images = Array.Empty<object>(),
        CreatedAt = stored.CreatedAt.Seconds(),
        UpdatedAt = stored.CreatedAt.Seconds(),
    };

    private sealed record Source(long Id, string Name, string Type);

    private sealed record Parent(string Id, string Title, IncidentProgress Progress);

    private sealed record Person(string Name, string? Email);

    private sealed record Around(
        Dictionary<long, Channel> Channels, Dictionary<long, Source> Sources, Dictionary<string, Parent> Incidents,
        Dictionary<string, Person> Responders, ILookup<string, AlertEvent> Events);
}
