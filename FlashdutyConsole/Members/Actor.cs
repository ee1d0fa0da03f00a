namespace FlashdutyConsole.Members;

/// <summary>Who did it, and by which way. Goes into every use case and comes out in timeline and audit.</summary>
/// <param name="MemberId">The member; 0 = the system.</param>
/// <param name="Source">The way.</param>
public sealed record Actor(long MemberId, ActorSource Source)
{
    /// <summary>The address it came from; empty = from inside the console, or not known.</summary>
    public string Ip { get; init; } = "";

    /// <summary>The id of the request, as its answer had it; empty = no request.</summary>
    public string RequestId { get; init; } = "";

    /// <summary>The escalation engine and other workers.</summary>
    public static Actor Engine { get; } = new(0, ActorSource.Engine);

    /// <summary>An alert event that came in.</summary>
    public static Actor AlertEvent { get; } = new(0, ActorSource.AlertEvent);
}
