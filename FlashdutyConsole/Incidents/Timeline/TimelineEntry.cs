using FlashdutyConsole.Data;
using FlashdutyConsole.Members;

namespace FlashdutyConsole.Incidents.Timeline;

/// <summary>One line of an incident's history. Type and detail are those of the Open API's feed.</summary>
public sealed class TimelineEntry
{
    /// <summary>24 hexadecimal digits.</summary>
    public string Id { get; set; } = "";

    /// <summary>The incident.</summary>
    public string IncidentId { get; set; } = "";

    /// <summary>One of <see cref="TimelineType"/>.</summary>
    public string Type { get; set; } = "";

    /// <summary>What the type says about it, as a JSON object.</summary>
    public string Detail { get; set; } = "{}";

    /// <summary>The member who did it; 0 = the system.</summary>
    public long CreatorId { get; set; }

    /// <summary>When, to the millisecond.</summary>
    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>A new entry.</summary>
    public static TimelineEntry New(string incidentId, string type, ITimelineDetail detail, Actor actor, DateTimeOffset now) => new()
    {
        Id = ObjectId.New(now),
        IncidentId = incidentId,
        Type = type,
        Detail = JsonColumn.Write<object>(detail),
        CreatorId = actor.MemberId,
        CreatedAt = now,
    };
}
