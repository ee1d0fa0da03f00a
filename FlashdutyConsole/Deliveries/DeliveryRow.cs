namespace FlashdutyConsole.Deliveries;

/// <summary>A delivery with what a reader of the list wants to know besides.</summary>
/// <param name="Delivery">The delivery.</param>
/// <param name="MemberName">The recipient; empty when not known any more.</param>
/// <param name="StaleSince">Since when its card shows an old state; null = it does not.</param>
public sealed record DeliveryRow(Delivery Delivery, string MemberName, DateTimeOffset? StaleSince);
