namespace FlashdutyConsole.Members.Invitations;

/// <summary>Whom to invite.</summary>
public sealed record Invitation
{
    /// <summary>Display name, 2 to 39 characters.</summary>
    public required string Name { get; init; }

    /// <summary>E-mail address: the name to sign in with.</summary>
    public required string Email { get; init; }

    /// <summary>Phone number without country code; may be empty.</summary>
    public string Phone { get; init; } = "";

    /// <summary>Country code without plus; may be empty.</summary>
    public string CountryCode { get; init; } = "";

    /// <summary>What the member may do.</summary>
    public MemberRole Role { get; init; } = MemberRole.Responder;

    /// <summary><c>zh-CN</c> or <c>en-US</c>.</summary>
    public string Locale { get; init; } = "zh-CN";

    /// <summary>IANA time zone.</summary>
    public string TimeZone { get; init; } = "Asia/Shanghai";

    /// <summary>The member's id in some other system; may be empty.</summary>
    public string RefId { get; init; } = "";
}
