namespace FlashdutyConsole.Integrations.Connect;

/// <summary>A member whose WeCom userid is known for an integration.</summary>
/// <param name="MemberId">The member.</param>
/// <param name="Name">Their name.</param>
/// <param name="UserId">Their WeCom userid.</param>
public sealed record LinkedMember(long MemberId, string Name, string UserId);
