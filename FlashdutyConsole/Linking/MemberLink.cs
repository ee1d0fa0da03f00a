namespace FlashdutyConsole.Linking;

/// <summary>Which WeCom user a member is, for one integration.</summary>
public sealed class MemberLink
{
    /// <summary>Row id.</summary>
    public long Id { get; set; }

    /// <summary>The WeCom integration.</summary>
    public long IntegrationId { get; set; }

    /// <summary>The member.</summary>
    public long MemberId { get; set; }

    /// <summary>The userid in lower case: WeCom compares without regard to case (doc 90236).</summary>
    public string WeComUserId { get; set; } = "";

    /// <summary>When the link was made.</summary>
    public DateTimeOffset LinkedAt { get; set; }

    /// <summary>The member who made it; 0 = the console itself.</summary>
    public long LinkedBy { get; set; }

    /// <summary>How it was made.</summary>
    public LinkMethod Method { get; set; }

    /// <summary>Since when the member is out of the app's reach, as far as is known; null = is not.</summary>
    public DateTimeOffset? LostAt { get; set; }

    /// <summary>Why that is thought.</summary>
    public LostReason LostReason { get; set; }
}
