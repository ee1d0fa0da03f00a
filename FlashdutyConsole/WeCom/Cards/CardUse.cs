namespace FlashdutyConsole.WeCom.Cards;

/// <summary>What a card is for; the rules differ a little.</summary>
public enum CardUse
{
    /// <summary>A new card (document 90236).</summary>
    Send,

    /// <summary>A card that takes the place of another (document 94888): no task_id needed, and a replacement text closes the buttons.</summary>
    Update,
}
