namespace FlashdutyConsole.Integrations;

/// <summary>An integration as it is to be saved.</summary>
public sealed record IntegrationDraft
{
    /// <summary>0 = a new one.</summary>
    public long Id { get; init; }

    /// <summary>Display name, 1 to 59 characters.</summary>
    public required string Name { get; init; }

    /// <summary>One of <see cref="Integrations.PluginType"/>.</summary>
    public required string PluginType { get; init; }

    /// <summary>For sources of alerts; 0 = no channel.</summary>
    public long ChannelId { get; init; }

    /// <summary>The settings without secrets, as a JSON object.</summary>
    public string Settings { get; init; } = "{}";

    /// <summary>Whether a changed secret waits until it is proved, the old one staying in use; otherwise it counts at once.</summary>
    public bool KeepsOldSecrets { get; init; }

    /// <summary>Secrets to set, in clear, by field; those not named stay as they are.</summary>
    public IReadOnlyDictionary<string, string> Secrets { get; init; } = new Dictionary<string, string>();
}
