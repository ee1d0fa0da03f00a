namespace FlashdutyConsole.Incidents.Previews;

/// <summary>What came of sending a test card.</summary>
public enum TestCardOutcome
{
    /// <summary>It is in the outbox.</summary>
    Queued = 0,

    /// <summary>There is no such incident.</summary>
    UnknownIncident = 1,

    /// <summary>The member is not linked to that WeCom, or to none.</summary>
    NotLinked = 2,

    /// <summary>The template fails over this incident: nothing is sent.</summary>
    Broken = 3,

    /// <summary>Too many test cards in a short time to one member, whose real messages WeCom would drop.</summary>
    TooMany = 4,
}
