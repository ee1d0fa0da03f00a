using FlashdutyConsole.Channels;
using FlashdutyConsole.Components;
using FlashdutyConsole.Data;
using FlashdutyConsole.OpenApi;
using Microsoft.EntityFrameworkCore;

namespace FlashdutyConsole.Incidents;

/// <summary>Incidents as the Open API shows them (IncidentInfo). Names come by one query for each table, however many incidents.</summary>
public sealed class DescribeIncidents(IDbContextFactory<ConsoleDb> contexts, ConsoleAddress address, TimeProvider time)
{
    /// <summary>No rule, as the public API writes it.</summary>
    public const string NoRule = "000000000000000000000000";

    /// <summary>The incidents, in the same order.</summary>
    /// <param name="incidents">With their responders.</param>
    /// <param name="cancellationToken">Ends the queries.</param>
    public async Task<IReadOnlyList<object>> RunAsync(IReadOnlyList<Incident> incidents, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var around = await LoadAsync(db, incidents, cancellationToken);
        var now = time.GetUtcNow();
        return incidents.Select(incident => Describe(incident, around, now)).ToList();
    }

    private static async Task<Around> LoadAsync(ConsoleDb db, IReadOnlyList<Incident> incidents, CancellationToken cancellationToken)
    {
        var ids = incidents.Select(incident => incident.Id).ToList();
        var channelIds = incidents.Select(incident => incident.ChannelId).Distinct().ToList();
        var memberIds = incidents.SelectMany(incident => incident.Responders.Select(responder => responder.MemberId))
            .Concat(incidents.SelectMany(incident => new[] { incident.CreatorId, incident.CloserId, incident.OwnerId }))
            .Where(id => id != 0).Distinct().ToList();
        var channels = await db.Channels.AsNoTracking().Where(channel => channelIds.Contains(channel.Id))
            .ToDictionaryAsync(channel => channel.Id, cancellationToken);
        var people = await db.Members.AsNoTracking().Where(member => memberIds.Contains(member.Id))
            .Select(member => new Person(member.Id, member.Name, member.Email))
            .ToDictionaryAsync(person => person.PersonId, cancellationToken);
        var sources = await db.Alerts.Where(alert => ids.Contains(alert.IncidentId))
            .GroupBy(alert => new { alert.IncidentId, alert.IntegrationId })
            .Select(group => new Source(group.Key.IncidentId, group.Key.IntegrationId, group.Min(alert => alert.Status)))
            .ToListAsync(cancellationToken);
        var integrationIds = sources.Select(source => source.IntegrationId)
            .Concat(incidents.Select(incident => incident.IntegrationId)).Distinct().ToList();
        var types = await db.Integrations.AsNoTracking().Where(integration => integrationIds.Contains(integration.Id))
            .ToDictionaryAsync(integration => integration.Id, integration => integration.PluginType, cancellationToken);
        return new Around(channels, people, sources.ToLookup(source => source.IncidentId), types);
    }

    private object Describe(Incident incident, Around around, DateTimeOffset now)
    {
        var channel = around.Channels.GetValueOrDefault(incident.ChannelId);
        var sources = around.Sources[incident.Id].OrderBy(source => source.IntegrationId).ToList();
        return new
        {
            IncidentId = incident.Id,
            AccountId = Account.Id,
            AccountName = Account.Name,
            AccountLocale = Account.Locale,
            AccountTimeZone = Account.TimeZone,
            incident.ChannelId,
            ChannelName = channel?.Name ?? "",
            ChannelStatus = channel?.Status ?? "",
            incident.IntegrationId,
            IntegrationType = around.Types.GetValueOrDefault(incident.IntegrationId, ""),
            IntegrationIds = sources.Select(source => source.IntegrationId).ToList(),
            IntegrationTypes = sources.Select(source => around.Types.GetValueOrDefault(source.IntegrationId, "")).Where(type => type.Length > 0).Distinct().ToList(),
            incident.DedupKey,
            EqualsMd5 = "",
            StartTime = incident.StartTime.Seconds(),
            EndTime = incident.CloseTime.Seconds(),
            LastTime = incident.LastTime.Seconds(),
            AckTime = incident.AckTime.Seconds(),
            CloseTime = incident.CloseTime.Seconds(),
            incident.CreatorId,
            incident.CloserId,
            incident.OwnerId,
            Creator = around.People.GetValueOrDefault(incident.CreatorId),
            Closer = around.People.GetValueOrDefault(incident.CloserId),
            Owner = around.People.GetValueOrDefault(incident.OwnerId),
            IncidentStatus = StatusOf(incident, sources).ToString(),
            IncidentSeverity = incident.Severity.ToString(),
            Progress = incident.Progress.ToString(),
            incident.Title,
            incident.Description,
            AiSummary = "",
            incident.Impact,
            incident.RootCause,
            incident.Resolution,
            incident.Num,
            CreatedAt = incident.CreatedAt.Seconds(),
            UpdatedAt = incident.UpdatedAt.Seconds(),
            SnoozedBefore = incident.IsSnoozed(now) ? incident.SnoozedUntil.Seconds() : 0,
            incident.GroupMethod,
            EverMuted = false,
            incident.Labels,
            Fields = new Dictionary<string, string>(),
            AssignedTo = AssignedTo(incident),
            AlertCnt = incident.AlertCount,
            ActiveAlertCnt = incident.ActiveAlertCount,
            AlertEventCnt = incident.EventCount,
            Responders = incident.Responders.OrderBy(responder => responder.AssignedAt).ThenBy(responder => responder.MemberId)
                .Select(responder => Describe(responder, around.People.GetValueOrDefault(responder.MemberId))).ToList(),
            DetailUrl = address.Of(ConsoleUrls.IncidentDetail(incident.Id)),
            SilenceUrl = "",
            PostMortemId = "",
            Images = Array.Empty<object>(),
            incident.ManualOverrides,
        };
    }

    // What its alerts say now: the worst of the active ones. Made by hand, it is as it was reported until it is closed.
    private static IncidentSeverity StatusOf(Incident incident, List<Source> sources) =>
        sources.Count > 0 ? sources.Min(source => source.Worst)
        : incident.Progress == IncidentProgress.Closed ? IncidentSeverity.Ok
        : incident.Severity;

    private static object AssignedTo(Incident incident)
    {
        var assignment = incident.Assignment;
        var assigned = assignment.Id.Length > 0;
        return new
        {
            PersonIds = assignment.PersonIds.Count > 0 ? assignment.PersonIds : null,
            EscalateRuleId = assignment.EscalateRuleId ?? NoRule,
            EscalateRuleName = assignment.EscalateRuleName ?? "",
            LayerIdx = assignment.EscalateRuleId is null ? 0 : incident.LayerIndex,
            Type = assigned ? assignment.Type : null,
            assignment.AssignedAt,
            assignment.Id,
        };
    }

    private static object Describe(Responder responder, Person? person) => new
    {
        PersonId = responder.MemberId,
        AssignedAt = responder.AssignedAt.Seconds(),
        AcknowledgedAt = responder.AcknowledgedAt.Seconds(),
        person?.PersonName,
        person?.Email,
    };

    private sealed record Person(long PersonId, string PersonName, string? Email);

    private sealed record Source(string IncidentId, long IntegrationId, IncidentSeverity Worst);

    private sealed record Around(
        Dictionary<long, Channel> Channels, Dictionary<long, Person> People, ILookup<string, Source> Sources, Dictionary<long, string> Types);
}
