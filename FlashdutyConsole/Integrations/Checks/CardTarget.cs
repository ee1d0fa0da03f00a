namespace FlashdutyConsole.Integrations.Checks;

/// <summary>Who gets the test card: a linked member, or a userid that an admin typed.</summary>
/// <param name="MemberId">The member; 0 = none, then the userid counts.</param>
/// <param name="UserId">The WeCom userid; empty = the member's.</param>
public sealed record CardTarget(long MemberId, string UserId = "");
