namespace FlashdutyConsole.Templates;

/// <summary>Which templates to list. Nulls do not filter.</summary>
public sealed record TemplateFilter
{
    /// <summary>Part of the name.</summary>
    public string? Text { get; init; }

    /// <summary>Who made them; 0 = the preset.</summary>
    public long? CreatorId { get; init; }

    /// <summary>By last change instead of by creation.</summary>
    public bool ByUpdate { get; init; }

    /// <summary>Oldest first.</summary>
    public bool Ascending { get; init; }
}
