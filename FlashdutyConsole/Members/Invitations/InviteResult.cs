namespace FlashdutyConsole.Members.Invitations;

/// <summary>What came of inviting people: all of them, or nobody and the reason.</summary>
/// <param name="Members">The members in the order of the invitations.</param>
/// <param name="Taken">The e-mail address of the first who is a member already; null = none is.</param>
/// <param name="IsAllowed">Whether who invites may appoint to these roles.</param>
public sealed record InviteResult(IReadOnlyList<InvitedMember> Members, string? Taken = null, bool IsAllowed = true);
