using FlashdutyConsole.Incidents.Timeline;
using FlashdutyConsole.Members;

namespace FlashdutyConsole.Incidents;

/// <summary>Writes a remark into the history of incidents.</summary>
public sealed class CommentIncident(IncidentDesk desk, IncidentChanges changes)
{
    /// <summary>Longest comment, in characters.</summary>
    public const int MaximumLength = 1024;

    /// <summary>Comments on each incident, all or none.</summary>
    /// <param name="incidentIds">The incidents.</param>
    /// <param name="comment">1 to <see cref="MaximumLength"/> characters.</param>
    /// <param name="muteReply">Whether replies are muted.</param>
    /// <param name="actor">Who does it.</param>
    /// <param name="cancellationToken">Ends the wait for the turn to write.</param>
    public Task<IncidentOutcome> RunAsync(
        IReadOnlyList<string> incidentIds, string comment, bool muteReply, Actor actor, CancellationToken cancellationToken) =>
        desk.ForEachAsync(incidentIds, actor, target =>
        {
            target.Incident.UpdatedAt = target.Now;
            target.Record(TimelineType.Comment, new CommentDetail(comment, muteReply));
            target.Write.AfterCommit(() => changes.Publish(target.Incident.Id));
            return Task.FromResult(IncidentOutcome.Changed);
        }, cancellationToken);
}
