using FlashdutyConsole.Incidents.Timeline;
using FlashdutyConsole.Members;
using Microsoft.EntityFrameworkCore;

namespace FlashdutyConsole.Incidents;

/// <summary>Merges incidents into one: alerts and responders move to the target, the sources are closed or removed.</summary>
public sealed class MergeIncidents(IncidentDesk desk)
{
    /// <summary>Merges the sources into the target, all or none.</summary>
    public Task<IncidentOutcome> RunAsync(MergeRequest request, Actor actor, CancellationToken cancellationToken)
    {
        var target = request.TargetId.ToLowerInvariant();
        var sources = request.SourceIds.Select(id => id.ToLowerInvariant()).Where(id => id != target).Distinct().ToList();
        return desk.ForEachAsync([target], actor, async write =>
        {
            var incidents = await IncidentDesk.LoadAsync(write.Write, sources, cancellationToken);
            if (incidents.Count == 0 || incidents.Count < sources.Count)
            {
                return IncidentOutcome.NotFound;
            }

            if (write.Incident.Progress == IncidentProgress.Closed)
            {
                return IncidentOutcome.Closed;
            }

            return await MergeAsync(write, incidents, request);
        }, cancellationToken);
    }

    private async Task<IncidentOutcome> MergeAsync(IncidentWrite target, List<Incident> sources, MergeRequest request)
    {
        var merged = target.Incident;
        var responders = sources.SelectMany(source => source.Responders).Select(responder => responder.MemberId).Distinct().ToList();
        merged.Title = request.Title is { Length: > 0 } ? request.Title : merged.Title;
        merged.OwnerId = request.OwnerId ?? merged.OwnerId;
        responders.ForEach(member => merged.Join(member, target.Now));

        var detail = new MergeDetail
        {
            Comment = request.Comment ?? "",
            SourceIncidents = sources.Select(Short).ToList(),
            TargetIncident = Short(merged),
            OwnerId = target.Actor.MemberId,
            Title = merged.Title,
            RemoveSourceIncidents = request.RemoveSources,
            SourceResponders = responders,
        };
        foreach (var source in sources)
        {
            await MoveAsync(target, source, request.RemoveSources, detail);
        }

        target.Record(TimelineType.Merge, detail);
        // Title and severity may have changed, and with them the rule that counts.
        return merged.Changed(target.Now, lookAgain: true);
    }

    private async Task MoveAsync(IncidentWrite target, Incident source, bool remove, MergeDetail detail)
    {
        var merged = target.Incident;
        merged.AlertCount += source.AlertCount;
        merged.ActiveAlertCount += source.ActiveAlertCount;
        merged.EventCount += source.EventCount;
        merged.StartTime = source.StartTime < merged.StartTime ? source.StartTime : merged.StartTime;
        merged.Severity = source.Progress != IncidentProgress.Closed && source.Severity < merged.Severity ? source.Severity : merged.Severity;
        await target.Write.Db.Alerts.Where(alert => alert.IncidentId == source.Id)
            .ExecuteUpdateAsync(alert => alert.SetProperty(one => one.IncidentId, merged.Id));
        source.AlertCount = 0;

        await desk.ApplyAsync(target with { Incident = source }, write =>
        {
            write.Record(TimelineType.Merge, detail);
            source.DeletedAt = remove ? write.Now : null;
            var closed = source.Close(write.Actor, write.Now);
            return Task.FromResult(closed == IncidentOutcome.Unchanged ? source.Changed(write.Now, lookAgain: false) : closed);
        });
    }

    private static MergedIncident Short(Incident incident) => new(incident.Id, incident.Title, incident.Progress.ToString());
}
