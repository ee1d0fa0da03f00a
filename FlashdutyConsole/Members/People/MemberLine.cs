namespace FlashdutyConsole.Members.People;

/// <summary>A member as the list of members shows them.</summary>
/// <param name="Id">The member.</param>
/// <param name="Name">Display name.</param>
/// <param name="Email">E-mail address.</param>
/// <param name="Role">What they may do.</param>
/// <param name="Status">Where they stand.</param>
/// <param name="HasSecondFactor">Whether an authenticator is set up.</param>
/// <param name="Passkeys">How many passkeys they have.</param>
/// <param name="Sessions">How many sessions hold.</param>
/// <param name="LastSeenAt">When one of these was last used; null = none holds.</param>
/// <param name="InviteExpiresAt">Until when their invitation can be taken up; null = there is none.</param>
public sealed record MemberLine(
    long Id, string Name, string Email, MemberRole Role, MemberStatus Status, bool HasSecondFactor, int Passkeys, int Sessions,
    DateTimeOffset? LastSeenAt, DateTimeOffset? InviteExpiresAt);
