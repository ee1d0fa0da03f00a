using Microsoft.AspNetCore.Identity;

namespace FlashdutyConsole.Members;

/// <summary>A person with an account here. Password, lockout and security stamp are ASP.NET Core Identity's.</summary>
public sealed class Member : IdentityUser<long>
{
    /// <summary>Display name, 2 to 39 characters.</summary>
    public string Name { get; set; } = "";

    /// <summary>What the member may do.</summary>
    public MemberRole Role { get; set; } = MemberRole.Responder;

    /// <summary>Pending, enabled, disabled or deleted.</summary>
    public MemberStatus Status { get; set; }

    /// <summary><c>zh-CN</c> or <c>en-US</c>; the language of this member's cards.</summary>
    public string Locale { get; set; } = "zh-CN";

    /// <summary>IANA time zone of the times on this member's cards, such as <c>Asia/Shanghai</c>.</summary>
    public string TimeZone { get; set; } = "Asia/Shanghai";

    /// <summary>Telephone country code without plus, such as <c>86</c>; may be empty.</summary>
    public string CountryCode { get; set; } = "";

    /// <summary>The member's id in some other system; may be empty.</summary>
    public string RefId { get; set; } = "";

    /// <summary>Personal channels by severity; null = every channel the member is linked to.</summary>
    public NotifyBy? Preference { get; set; }

    /// <summary>SHA-256 of the token in the invitation link, until the invitation is taken up.</summary>
    public string? InviteTokenHash { get; set; }

    /// <summary>When the account was made.</summary>
    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>When the account last changed.</summary>
    public DateTimeOffset UpdatedAt { get; set; }

    /// <summary>Until when the invitation can be taken up; null = there is none.</summary>
    public DateTimeOffset? InviteExpiresAt { get; set; }

    /// <summary>When incidents of severity Info are kept back; null = never.</summary>
    public QuietHours? QuietHours { get; set; }

    /// <summary>Whether the member may be notified and may press buttons: invited or enabled, neither disabled nor deleted.</summary>
    public bool IsActive => Status is MemberStatus.Pending or MemberStatus.Enabled;
}
