namespace FlashdutyConsole.Integrations;

/// <summary>One configured connection: a WeCom app, or a source of alerts.</summary>
public sealed class Integration
{
    /// <summary>Row id.</summary>
    public long Id { get; set; }

    /// <summary>The unguessable key in this integration's addresses: 160 bits, lower-case letters and digits.</summary>
    public string Key { get; set; } = "";

    /// <summary>Display name.</summary>
    public string Name { get; set; } = "";

    /// <summary>One of <see cref="Integrations.PluginType"/>.</summary>
    public string PluginType { get; set; } = "";

    /// <summary>For a source of alerts: the channel that its incidents belong to; 0 = none.</summary>
    public long ChannelId { get; set; }

    /// <summary>The settings of this kind except secrets, as a JSON object.</summary>
    public string Settings { get; set; } = "{}";

    /// <summary>Secrets by field name, each encrypted for this integration and this field.</summary>
    public IReadOnlyDictionary<string, string> ProtectedSecrets { get; set; } = new Dictionary<string, string>();

    /// <summary>Still being set up: it can be checked and called back, and nobody is notified by it.</summary>
    public bool IsDraft { get; set; }

    /// <summary>The wizard's step that was saved last; empty = none.</summary>
    public string DraftStep { get; set; } = "";

    /// <summary>What was typed in the wizard, as a JSON object, without secrets; null = nothing.</summary>
    public string? DraftFields { get; set; }

    /// <summary>When WeCom itself last verified the callback address, or called it; null = never with the present Token and key.</summary>
    public DateTimeOffset? CallbackVerifiedAt { get; set; }

    /// <summary>What was wrong with WeCom's own last call: the CorpID inside when it is another company's, or one of <see cref="Checks.RecordCallback"/>'s words; empty = nothing.</summary>
    public string CallbackFault { get; set; } = "";

    /// <summary>The WeCom code that stopped deliveries until an admin acts; 0 = none.</summary>
    public int BrokenErrCode { get; set; }

    /// <summary>Since when deliveries wait for an admin; null = they do not.</summary>
    public DateTimeOffset? BrokenSince { get; set; }

    /// <summary>Who made it.</summary>
    public long CreatorId { get; set; }

    /// <summary>When it was made.</summary>
    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>When it last changed.</summary>
    public DateTimeOffset UpdatedAt { get; set; }

    /// <summary>When it was deleted; null = it is there.</summary>
    public DateTimeOffset? DeletedAt { get; set; }
}
