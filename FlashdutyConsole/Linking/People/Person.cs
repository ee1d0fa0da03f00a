using FlashdutyConsole.Members;

namespace FlashdutyConsole.Linking.People;

/// <summary>A member in an integration's list: whether, how and by whom they are linked.</summary>
public sealed record Person
{
    /// <summary>The member.</summary>
    public required long MemberId { get; init; }

    /// <summary>The member's name.</summary>
    public required string Name { get; init; }

    /// <summary>The member's e-mail address.</summary>
    public required string Email { get; init; }

    /// <summary>The member's phone number; may be empty.</summary>
    public required string Phone { get; init; }

    /// <summary>Pending, enabled, …</summary>
    public required MemberStatus Status { get; init; }

    /// <summary>The WeCom user; null = not linked.</summary>
    public string? WeComUserId { get; init; }

    /// <summary>Since when; null = not linked.</summary>
    public DateTimeOffset? LinkedAt { get; init; }

    /// <summary>Who linked them; 0 = the console itself.</summary>
    public long LinkedBy { get; init; }

    /// <summary>The name of whoever linked them; empty = the console itself, or unknown.</summary>
    public string LinkedByName { get; init; } = "";

    /// <summary>How.</summary>
    public LinkMethod Method { get; init; }

    /// <summary>Since when they are out of the app's reach; null = they are not.</summary>
    public DateTimeOffset? LostAt { get; init; }

    /// <summary>Why that is thought.</summary>
    public LostReason LostReason { get; init; }
}
