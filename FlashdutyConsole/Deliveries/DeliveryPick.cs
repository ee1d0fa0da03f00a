namespace FlashdutyConsole.Deliveries;

/// <summary>What to do with due deliveries to one member.</summary>
/// <param name="Send">Send each of these.</param>
/// <param name="Digests">Tell each of these groups in one message.</param>
/// <param name="Hold">Hold these back.</param>
/// <param name="HoldUntil">Until then.</param>
public sealed record DeliveryPick(
    IReadOnlyList<Delivery> Send, IReadOnlyList<IReadOnlyList<Delivery>> Digests, IReadOnlyList<Delivery> Hold, DateTimeOffset HoldUntil);
