namespace FlashdutyConsole.Members.Sessions;

/// <summary>One sign-in of a member on one device. The cookie names it; when the row is gone, the cookie opens nothing.</summary>
public sealed class MemberSession
{
    /// <summary>128 random bits, hexadecimal; new at each sign-in.</summary>
    public string Id { get; set; } = "";

    /// <summary>The member.</summary>
    public long MemberId { get; set; }

    /// <summary>How the member signed in.</summary>
    public SessionMethod Method { get; set; }

    /// <summary>When it began: after twelve hours it is over.</summary>
    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>When the member last proved who they are.</summary>
    public DateTimeOffset ProvedAt { get; set; }

    /// <summary>When it was last used, to the half minute.</summary>
    public DateTimeOffset LastSeenAt { get; set; }

    /// <summary>The address of the sign-in, or the last one seen.</summary>
    public string Ip { get; set; } = "";

    /// <summary>The browser as it names itself, at most 256 characters.</summary>
    public string UserAgent { get; set; } = "";

    /// <summary>The member's security stamp at the sign-in. Another one ends the session.</summary>
    public string Stamp { get; set; } = "";
}
