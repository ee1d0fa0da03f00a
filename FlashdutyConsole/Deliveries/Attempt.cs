using FlashdutyConsole.Integrations;

namespace FlashdutyConsole.Deliveries;

/// <summary>A claimed delivery on its way: all that the call needs, so that no database is open meanwhile.</summary>
/// <param name="DeliveryId">The delivery.</param>
/// <param name="Number">Number of the attempt, from 1.</param>
/// <param name="Kind">Card, update or text.</param>
/// <param name="WeComUserId">The recipient.</param>
/// <param name="Content">The rendered content.</param>
/// <param name="ResponseCode">For an update.</param>
/// <param name="Connection">The app.</param>
internal sealed record Attempt(
    long DeliveryId, int Number, DeliveryKind Kind, string WeComUserId, byte[] Content, string? ResponseCode, WeComConnection Connection)
{
    public static Attempt Of(Delivery delivery, WeComConnection connection) => new(
        delivery.Id, delivery.Attempts, delivery.Kind, delivery.WeComUserId, delivery.Content!, delivery.ResponseCode, connection);

    // A record's own text would show the response code.
    public override string ToString() => $"{Kind} {DeliveryId} attempt {Number}";
}
