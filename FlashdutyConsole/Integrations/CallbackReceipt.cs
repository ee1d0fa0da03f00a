namespace FlashdutyConsole.Integrations;

/// <summary>
/// A callback of WeCom that was taken in. WeCom delivers up to three times (doc 90238); the second delivery finds this row,
/// changes nothing and gets the same reply.
/// </summary>
public sealed class CallbackReceipt
{
    /// <summary>Row id.</summary>
    public long Id { get; set; }

    /// <summary>The integration it came to.</summary>
    public long IntegrationId { get; set; }

    /// <summary>What makes a delivery the same: MsgId, or sender, second, event, button and card (doc 90238).</summary>
    public string DedupKey { get; set; } = "";

    /// <summary>The passive reply before encryption; null = an empty answer.</summary>
    public string? Reply { get; set; }

    /// <summary>When the first delivery came.</summary>
    public DateTimeOffset ReceivedAt { get; set; }
}
