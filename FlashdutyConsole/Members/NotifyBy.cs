namespace FlashdutyConsole.Members;

/// <summary>
/// Personal channels by severity, in a rule's target or as a member's own preference.
/// A channel is written <c>wecom_app:{integration_id}</c>.
/// </summary>
public sealed record NotifyBy
{
    /// <summary>Whether each member's own preference decides instead of the lists.</summary>
    public bool FollowPreference { get; init; }

    /// <summary>Channels for Critical.</summary>
    public IReadOnlyList<string> Critical { get; init; } = [];

    /// <summary>Channels for Warning.</summary>
    public IReadOnlyList<string> Warning { get; init; } = [];

    /// <summary>Channels for Info.</summary>
    public IReadOnlyList<string> Info { get; init; } = [];
}
