namespace FlashdutyConsole.WeCom.Answers;

/// <summary>How WeCom sees the app (agent/get, document 90227).</summary>
public sealed record AgentInfo
{
    /// <summary>The app's id.</summary>
    public long AgentId { get; init; }

    /// <summary>Its name.</summary>
    public string Name { get; init; } = "";

    /// <summary>Whether it is disabled.</summary>
    public bool IsClosed { get; init; }

    /// <summary>Its trusted domain; empty if none is set.</summary>
    public string RedirectDomain { get; init; } = "";

    /// <summary>The page it opens; empty if none is set.</summary>
    public string HomeUrl { get; init; } = "";

    /// <summary>Members in its visibility by name.</summary>
    public IReadOnlyList<string> UserIds { get; init; } = [];

    /// <summary>Departments in its visibility; 1 is the whole company.</summary>
    public IReadOnlyList<string> PartyIds { get; init; } = [];

    /// <summary>Tags in its visibility.</summary>
    public IReadOnlyList<string> TagIds { get; init; } = [];

    /// <summary>Whether it is visible to the whole company.</summary>
    public bool SeesWholeCompany => PartyIds.Contains("1");

    /// <summary>Whether anybody can see it.</summary>
    public bool SeesAnyone => UserIds.Count + PartyIds.Count + TagIds.Count > 0;
}
