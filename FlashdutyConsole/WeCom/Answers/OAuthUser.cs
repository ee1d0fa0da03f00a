namespace FlashdutyConsole.WeCom.Answers;

/// <summary>Who stands behind an OAuth code (document 91023).</summary>
/// <param name="UserId">The member; empty for someone who is none.</param>
/// <param name="OpenId">A stranger; empty for a member.</param>
public sealed record OAuthUser(string UserId, string OpenId);
