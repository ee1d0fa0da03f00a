namespace FlashdutyConsole.Incidents;

/// <summary>A member who has an incident.</summary>
public sealed class Responder
{
    /// <summary>The incident.</summary>
    public string IncidentId { get; set; } = "";

    /// <summary>The member.</summary>
    public long MemberId { get; set; }

    /// <summary>Since when.</summary>
    public DateTimeOffset AssignedAt { get; set; }

    /// <summary>When the member acknowledged; null = not yet.</summary>
    public DateTimeOffset? AcknowledgedAt { get; set; }
}
