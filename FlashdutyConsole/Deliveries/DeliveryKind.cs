namespace FlashdutyConsole.Deliveries;

/// <summary>What a delivery brings.</summary>
public enum DeliveryKind
{
    /// <summary>A new card (<c>message/send</c>, WeCom doc 90236).</summary>
    Card = 0,

    /// <summary>The new state of a card that is there (<c>message/update_template_card</c>, WeCom doc 94888).</summary>
    CardUpdate = 1,

    /// <summary>A plain text message: a digest of what was held back, or in place of a card that WeCom refused.</summary>
    Text = 2,
}
