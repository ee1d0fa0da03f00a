using FlashdutyConsole.Data;

namespace FlashdutyConsole.Deliveries;

/// <summary>Reads the cards of deliveries that are about to change.</summary>
internal static class CardOfDelivery
{
    private static readonly RowQuery<Card> ById = new("""WHERE "Id" = @p0""");

    /// <summary>Reads each one's card, tracked; the context joins it to the delivery.</summary>
    public static void Join(Write write, IEnumerable<Delivery> deliveries)
    {
        foreach (var delivery in deliveries)
        {
            if (delivery is { CardId: { } card, Card: null })
            {
                ById.Track(write, card);
            }
        }
    }
}
