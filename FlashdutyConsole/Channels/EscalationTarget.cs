using FlashdutyConsole.Members;

namespace FlashdutyConsole.Channels;

/// <summary>Whom a layer tells, and by which personal channels.</summary>
public sealed record EscalationTarget
{
    /// <summary>Members told directly.</summary>
    public IReadOnlyList<long> PersonIds { get; init; } = [];

    /// <summary>Personal channels by severity, or each member's own preference.</summary>
    public NotifyBy By { get; init; } = new() { FollowPreference = true };
}
