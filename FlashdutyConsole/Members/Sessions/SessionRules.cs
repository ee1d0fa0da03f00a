namespace FlashdutyConsole.Members.Sessions;

/// <summary>How long sessions last. Pure.</summary>
public static class SessionRules
{
    /// <summary>A session that is not used for so long is over.</summary>
    public static readonly TimeSpan Idle = TimeSpan.FromMinutes(30);

    /// <summary>A session is over after so long, however much it is used.</summary>
    public static readonly TimeSpan Absolute = TimeSpan.FromHours(12);

    /// <summary>For so long after a proof of identity, a change of what protects the account needs no further one.</summary>
    public static readonly TimeSpan Proof = TimeSpan.FromMinutes(5);

    /// <summary>Most sessions of one member; the longest unused goes.</summary>
    public const int Most = 20;

    /// <summary>Whether a session holds.</summary>
    /// <param name="createdAt">When it began.</param>
    /// <param name="lastSeenAt">When it was last used.</param>
    /// <param name="now">The present.</param>
    public static bool Holds(DateTimeOffset createdAt, DateTimeOffset lastSeenAt, DateTimeOffset now) =>
        now - createdAt < Absolute && now - lastSeenAt < Idle;
}
