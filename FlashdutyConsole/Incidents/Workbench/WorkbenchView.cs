namespace FlashdutyConsole.Incidents.Workbench;

/// <summary>What a member's homepage shows.</summary>
public sealed record WorkbenchView
{
    /// <summary>The member has been told and nobody has started yet.</summary>
    public IReadOnlyList<Incident> OnMe { get; init; } = [];

    /// <summary>Other open ones of the member: being processed, or resting.</summary>
    public IReadOnlyList<Incident> Mine { get; init; } = [];

    /// <summary>Open ones of others; in a page of all, all of them.</summary>
    public IReadOnlyList<Incident> Others { get; init; } = [];

    /// <summary>How many are open.</summary>
    public int OpenCount { get; init; }

    /// <summary>Where the next page of all begins; null = this was the last.</summary>
    public string? Next { get; init; }

    /// <summary>Names of the channels.</summary>
    public IReadOnlyDictionary<long, string> ChannelNames { get; init; } = new Dictionary<long, string>();
}
