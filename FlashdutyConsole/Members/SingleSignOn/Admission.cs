namespace FlashdutyConsole.Members.SingleSignOn;

/// <summary>Whether a person whom the provider sent gets in.</summary>
/// <param name="MemberId">The member; 0 = none is known.</param>
/// <param name="Fault">Why not; null = they do.</param>
public sealed record Admission(long MemberId, SingleSignOnFault? Fault = null);
