using FlashdutyConsole.Audit;
using FlashdutyConsole.Data;
using FlashdutyConsole.Incidents.Timeline;
using FlashdutyConsole.Members;

namespace FlashdutyConsole.Incidents;

/// <summary>One incident being changed by someone, inside a transaction.</summary>
/// <param name="Write">The transaction.</param>
/// <param name="Incident">The incident, tracked, with its responders.</param>
/// <param name="Actor">Who does it.</param>
public sealed record IncidentWrite(Write Write, Incident Incident, Actor Actor)
{
    /// <summary>The instant of the change.</summary>
    public DateTimeOffset Now => Write.Now;

    /// <summary>Writes a line of the incident's history.</summary>
    public void Record(string type, ITimelineDetail detail)
    {
        Write.Db.Timeline.Add(TimelineEntry.New(Incident.Id, type, detail, Actor, Now));
        // A click on a card has its own row already; what the engine and alerts do is in the history alone.
        if (Actor.Source is ActorSource.Console or ActorSource.Api && AuditAction.Find(AuditAction.IncidentPrefix + type) is { } action)
        {
            Write.Audit(Actor, action, Incident.Id, after: detail);
        }
    }
}
