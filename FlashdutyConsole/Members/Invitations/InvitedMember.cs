namespace FlashdutyConsole.Members.Invitations;

/// <summary>A member who was invited.</summary>
/// <param name="Member">The member, pending.</param>
/// <param name="Token">The token of the link, in clear: shown once, only its hash is kept.</param>
public sealed record InvitedMember(Member Member, string Token);
