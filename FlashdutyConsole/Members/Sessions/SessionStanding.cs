namespace FlashdutyConsole.Members.Sessions;

/// <summary>What a session that holds says now: whose it is, and what they may do at this moment.</summary>
/// <param name="Id">The session.</param>
/// <param name="MemberId">The member.</param>
/// <param name="Name">The member's name.</param>
/// <param name="Role">The member's role.</param>
/// <param name="ProvedAt">When the member last proved who they are.</param>
public sealed record SessionStanding(string Id, long MemberId, string Name, MemberRole Role, DateTimeOffset ProvedAt);
