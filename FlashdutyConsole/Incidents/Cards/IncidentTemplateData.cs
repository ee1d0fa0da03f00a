using FlashdutyConsole.Members;
using FlashdutyConsole.OpenApi;
using FlashdutyConsole.Templates.Engine;

namespace FlashdutyConsole.Incidents.Cards;

/// <summary>An incident as templates see it, with Flashduty's names of its fields. Times are Unix seconds, 0 = not yet.</summary>
public static class IncidentTemplateData
{
    /// <summary>Most alerts a template can range over.</summary>
    public const int MaximumAlerts = 100;

    /// <summary>The data.</summary>
    /// <param name="incident">With its responders.</param>
    /// <param name="alerts">Its alerts, as many as templates may see.</param>
    /// <param name="channelName">Name of its channel; empty = none.</param>
    /// <param name="detailUrl">Address of its page.</param>
    /// <param name="people">Members by id; who is missing is shown without a name.</param>
    public static GoData Of(
        Incident incident, IReadOnlyList<Alert> alerts, string channelName, string detailUrl, IReadOnlyDictionary<long, Member> people) =>
        GoData.From(new Dictionary<string, object?>
        {
            ["ID"] = incident.Id,
            ["Num"] = incident.Num,
            ["Title"] = incident.Title,
            ["Description"] = incident.Description,
            ["DetailUrl"] = detailUrl,
            ["IncidentSeverity"] = incident.Severity.ToString(),
            ["IncidentStatus"] = (incident.ActiveAlertCount == 0 && incident.AlertCount > 0 ? IncidentSeverity.Ok : incident.Severity).ToString(),
            ["Progress"] = incident.Progress.ToString(),
            ["StartTime"] = incident.StartTime.Seconds(),
            ["LastTime"] = incident.LastTime.Seconds(),
            ["EndTime"] = incident.CloseTime.Seconds(),
            ["AckTime"] = incident.AckTime.Seconds(),
            ["CloseTime"] = incident.CloseTime.Seconds(),
            ["SnoozedBefore"] = incident.SnoozedUntil.Seconds(),
            ["ChannelID"] = incident.ChannelId,
            ["ChannelName"] = channelName,
            ["ChannelStatus"] = "enabled",
            ["AlertCnt"] = incident.AlertCount,
            ["ActiveAlertCnt"] = incident.ActiveAlertCount,
            ["AlertEventCnt"] = incident.EventCount,
            ["AccountName"] = Account.Name,
            ["FireType"] = "fire",
            ["FireReason"] = "",
            ["GroupMethod"] = incident.GroupMethod,
            ["EverMuted"] = false,
            ["Impact"] = incident.Impact,
            ["RootCause"] = incident.RootCause,
            ["Resolution"] = incident.Resolution,
            ["Fields"] = new Dictionary<string, object?>(),
            ["Labels"] = incident.Labels,
            ["Creator"] = Person(people, incident.CreatorId),
            ["Closer"] = Person(people, incident.CloserId),
            ["Owner"] = Person(people, incident.OwnerId),
            ["Responders"] = incident.Responders.Select(responder => Person(people, responder)).ToList(),
            ["Images"] = Array.Empty<object>(),
            ["Alerts"] = alerts.Take(MaximumAlerts).Select(Describe).ToList(),
        });

    private static Dictionary<string, object?>? Person(IReadOnlyDictionary<long, Member> people, long id) => people.TryGetValue(id, out var member)
        ? new Dictionary<string, object?> { ["PersonID"] = member.Id, ["PersonName"] = member.Name, ["Email"] = member.Email }
        : null;

    private static Dictionary<string, object?> Person(IReadOnlyDictionary<long, Member> people, Responder responder)
    {
        var person = Person(people, responder.MemberId)
            ?? new Dictionary<string, object?> { ["PersonID"] = responder.MemberId, ["PersonName"] = "", ["Email"] = "" };
        person["AssignedAt"] = responder.AssignedAt.Seconds();
        person["AcknowledgedAt"] = responder.AcknowledgedAt.Seconds();
        return person;
    }

    private static Dictionary<string, object?> Describe(Alert alert) => new()
    {
        ["Title"] = alert.Title,
        ["Description"] = alert.Description,
        ["AlertKey"] = alert.AlertKey,
        ["AlertSeverity"] = alert.Severity.ToString(),
        ["AlertStatus"] = alert.Status.ToString(),
        ["StartTime"] = alert.StartTime.Seconds(),
        ["LastTime"] = alert.LastTime.Seconds(),
        ["EndTime"] = alert.EndTime.Seconds(),
        ["CloseTime"] = alert.EndTime.Seconds(),
        ["Labels"] = alert.Labels,
    };
}
