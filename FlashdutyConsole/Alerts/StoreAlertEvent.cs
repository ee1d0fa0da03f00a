using System.Data.Common;
using FlashdutyConsole.Channels;
using FlashdutyConsole.Data;
using FlashdutyConsole.Deliveries;
using FlashdutyConsole.Incidents;
using FlashdutyConsole.Incidents.Timeline;
using FlashdutyConsole.Integrations;

namespace FlashdutyConsole.Alerts;

/// <summary>
/// Event to alert to incident, in the caller's transaction: the same rules for one event and for a thousand.
/// Written with prepared statements, because every alert of a storm passes here.
/// </summary>
internal sealed class StoreAlertEvent(IntakeSql sql, ChannelDirectory channels)
{
    private static readonly string NoAssignment = JsonColumn.Write(new Assignment());

    /// <summary>Stores the event and adds the incident that it made or changed to <paramref name="changed"/>.</summary>
    public void Run(DbTransaction transaction, Integration integration, IncomingEvent incoming, DateTimeOffset now, HashSet<string> changed)
    {
        var known = Find(transaction, integration.Id, incoming.AlertKey);
        var step = AlertRules.StepOf(known is not null, incoming.Status);
        var alertId = known?.Id ?? (step == AlertStep.Start ? ObjectId.New(now) : "");
        var labels = JsonColumn.Write(incoming.Labels);
        var at = now.ToUnixTimeMilliseconds();
        var happened = incoming.EventTime.ToUnixTimeMilliseconds();

        sql.AddEvent.Execute(transaction, ObjectId.New(now), alertId, integration.Id, incoming.AlertKey, incoming.Title, incoming.Description,
            (int)incoming.Status, labels, happened, at);
        switch (step)
        {
            case AlertStep.Start:
                var incident = Place(transaction, integration, incoming, labels, now, changed);
                sql.AddAlert.Execute(transaction, alertId, integration.Id, integration.ChannelId, incident, incoming.AlertKey, incoming.Title,
                    incoming.Description, (int)incoming.Status, labels, happened, at);
                break;
            case AlertStep.Refresh:
                Refresh(transaction, known!, incoming, labels, now, changed);
                break;
            case AlertStep.Recover:
                Recover(transaction, known!, happened, now, changed);
                break;
            case AlertStep.NothingToRecover:
                // A person closed it before its source did: reopening the incident must not wait for a recovery that has been.
                sql.ForgetClosedAlert.Execute(transaction, integration.Id, incoming.AlertKey);
                break;
        }
    }

    private ActiveAlert? Find(DbTransaction transaction, long integrationId, string alertKey)
    {
        using var rows = sql.FindAlert.Query(transaction, integrationId, alertKey);
        return rows.Read()
            ? new ActiveAlert(rows.Text(0), rows.Text(1), (IncidentSeverity)rows.Number(2))
            : null;
    }

    // The open incident that takes the alert, or a new one.
    private string Place(DbTransaction transaction, Integration integration, IncomingEvent incoming, string labels, DateTimeOffset now, HashSet<string> changed)
    {
        var grouping = channels.Find(integration.ChannelId)?.Grouping ?? new AlertGrouping();
        var (key, shared) = AlertRules.GroupOf(grouping, integration.Id, incoming);
        var at = now.ToUnixTimeMilliseconds();
        var happened = incoming.EventTime.ToUnixTimeMilliseconds();
        if (shared)
        {
            var oldest = grouping.TimeWindow > 0 ? now.AddMinutes(-grouping.TimeWindow).ToUnixTimeMilliseconds() : 0;
            if (FindOpen(transaction, integration.ChannelId, key, oldest) is { } open)
            {
                sql.JoinIncident.Execute(transaction, open, at);
                Record(transaction, open, TimelineType.AlertMerged, new NewDetail(incoming.Status.ToString(), incoming.Title), now);
                changed.Add(open);
                if (Raise(transaction, open, incoming.Status, now))
                {
                    Announce(transaction, open, now, changed);
                }

                return open;
            }
        }

        var id = ObjectId.New(now);
        sql.AddIncident.Execute(transaction, id, integration.ChannelId, integration.Id, incoming.Title, incoming.Description, (int)incoming.Status,
            labels, key, shared ? "p" : "n", happened, NoAssignment, at);
        Record(transaction, id, TimelineType.New, new NewDetail(incoming.Status.ToString(), incoming.Title), now);
        changed.Add(id);
        return id;
    }

    private string? FindOpen(DbTransaction transaction, long channelId, string key, long oldest)
    {
        using var rows = sql.FindOpenIncident.Query(transaction, channelId, key, oldest);
        return rows.Read() ? rows.Text(0) : null;
    }

    private IncidentSeverity SeverityOf(DbTransaction transaction, string incidentId)
    {
        using var rows = sql.SeverityOf.Query(transaction, incidentId);
        return rows.Read() ? (IncidentSeverity)rows.Number(0) : IncidentSeverity.Critical;
    }

    private void Refresh(DbTransaction transaction, ActiveAlert known, IncomingEvent incoming, string labels, DateTimeOffset now, HashSet<string> changed)
    {
        // When it came, not what its source says: Alertmanager repeats an alert with the time at which it began.
        var at = now.ToUnixTimeMilliseconds();
        var worst = AlertRules.Worse(known.Severity, incoming.Status);
        sql.RefreshAlert.Execute(transaction, known.Id, incoming.Title, incoming.Description, (int)worst, (int)incoming.Status, labels, at);
        sql.RefreshIncident.Execute(transaction, known.IncidentId, at);
        if (worst != known.Severity && Raise(transaction, known.IncidentId, worst, now))
        {
            Announce(transaction, known.IncidentId, now, changed);
        }
    }

    private bool Raise(DbTransaction transaction, string incidentId, IncidentSeverity severity, DateTimeOffset now)
    {
        var before = SeverityOf(transaction, incidentId);
        if (severity >= before)
        {
            return false;
        }

        using (var raised = sql.RaiseIncident.Query(transaction, incidentId, (int)severity, now.ToUnixTimeMilliseconds()))
        {
            if (!raised.Read())
            {
                return false;
            }
        }

        Record(transaction, incidentId, TimelineType.ResetSeverity, new FromToDetail(before.ToString(), severity.ToString()), now);
        return true;
    }

    private void Recover(DbTransaction transaction, ActiveAlert known, long happened, DateTimeOffset now, HashSet<string> changed)
    {
        var at = now.ToUnixTimeMilliseconds();
        sql.RecoverAlert.Execute(transaction, known.Id, happened, at);
        long active;
        IncidentProgress progress;
        long channelId;
        using (var rows = sql.RecoverIncident.Query(transaction, known.IncidentId, at))
        {
            if (!rows.Read())
            {
                return;
            }

            active = rows.Number(0);
            progress = (IncidentProgress)rows.Number(1);
            channelId = rows.Number(2);
        }

        changed.Add(known.IncidentId);
        var keepOpen = channels.Find(channelId)?.DisableAutoClose ?? false;
        if (active == 0 && progress != IncidentProgress.Closed && !keepOpen)
        {
            sql.CloseIncident.Execute(transaction, known.IncidentId, at);
            Record(transaction, known.IncidentId, TimelineType.Resolve, new ResolveDetail("event"), now);
            Announce(transaction, known.IncidentId, now, changed);
        }
    }

    private void Record(DbTransaction transaction, string incidentId, string type, ITimelineDetail detail, DateTimeOffset now) =>
        sql.AddTimeline.Execute(transaction, ObjectId.New(now), incidentId, type, JsonColumn.Write<object>(detail), now.ToUnixTimeMilliseconds());

    // The incident's cards follow, merged within the window, as after every other change.
    private void Announce(DbTransaction transaction, string incidentId, DateTimeOffset now, HashSet<string> changed)
    {
        sql.WantCards.Execute(transaction, incidentId);
        sql.RequestCards.Execute(transaction, incidentId, 1, (now + CardUpdates.Window).ToUnixTimeMilliseconds(), now.ToUnixTimeMilliseconds(), 0L);
        sql.MarkCards.Execute(transaction, incidentId, 0L);
        changed.Add(incidentId);
    }

    private sealed record ActiveAlert(string Id, string IncidentId, IncidentSeverity Severity);
}
