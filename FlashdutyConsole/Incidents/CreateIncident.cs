using FlashdutyConsole.Data;
using FlashdutyConsole.Incidents.Timeline;
using FlashdutyConsole.Members;
using Microsoft.EntityFrameworkCore;

namespace FlashdutyConsole.Incidents;

/// <summary>A person reports that something is wrong.</summary>
public sealed class CreateIncident(ConsoleWriter writer, IncidentDesk desk)
{
    /// <summary>Makes the incident and, when asked, assigns it.</summary>
    /// <param name="draft">Title, severity and channel.</param>
    /// <param name="assignment">Whom it goes to; null = the channel's rules.</param>
    /// <param name="actor">Who reports.</param>
    /// <param name="cancellationToken">Ends the wait for the turn to write.</param>
    /// <returns>The incident's id, or null when the channel, a member or the rule does not exist.</returns>
    public Task<string?> RunAsync(IncidentDraft draft, Assignment? assignment, Actor actor, CancellationToken cancellationToken) =>
        writer.RunAsync(WritePriority.Person, async write =>
        {
            if (draft.ChannelId != 0 && !await write.Db.Channels.AnyAsync(channel => channel.Id == draft.ChannelId && channel.DeletedAt == null, cancellationToken))
            {
                return null;
            }

            var resolved = assignment is null ? null : await AssignIncident.ResolveAsync(write, assignment, cancellationToken);
            if (assignment is not null && resolved is null)
            {
                return null;
            }

            var incident = new Incident
            {
                Id = ObjectId.New(write.Now),
                ChannelId = draft.ChannelId,
                Title = draft.Title,
                Description = draft.Description,
                Severity = draft.Severity,
                CreatorId = actor.MemberId,
                StartTime = write.Now,
                LastTime = write.Now,
                CreatedAt = write.Now,
                OpenedAt = write.Now,
                UpdatedAt = write.Now,
                NextStepAt = write.Now,
            };
            write.Db.Incidents.Add(incident);
            var target = new IncidentWrite(write, incident, actor);
            target.Record(TimelineType.New, new NewDetail(incident.Severity.ToString(), incident.Title));
            if (resolved is not null)
            {
                AssignIncident.Apply(target, resolved);
            }

            desk.Announce(write, incident);
            return incident.Id;
        }, cancellationToken);
}
