namespace FlashdutyConsole.Templates.Versions;

/// <summary>A template as it was saved once. Never changed; the newest equals the template.</summary>
public sealed class TemplateVersion
{
    /// <summary>The template.</summary>
    public string TemplateId { get; set; } = "";

    /// <summary>From 1, without gaps.</summary>
    public int Number { get; set; }

    /// <summary>Its name then.</summary>
    public string Name { get; set; } = "";

    /// <summary>Its description then.</summary>
    public string Description { get; set; } = "";

    /// <summary>Its content then.</summary>
    public string WeComApp { get; set; } = "";

    /// <summary>The texts of other channels then.</summary>
    public IReadOnlyDictionary<string, string> OtherChannels { get; set; } = new Dictionary<string, string>();

    /// <summary>Who saved it.</summary>
    public long MemberId { get; set; }

    /// <summary>When.</summary>
    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>The version that was restored with it; null = it was written.</summary>
    public int? RestoredFrom { get; set; }
}
