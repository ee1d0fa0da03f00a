using FlashdutyConsole.Data;

namespace FlashdutyConsole.Deliveries;

/// <summary>What deliveries say, supplied by the feature that writes the rows. Deliveries knows how to deliver, not why.</summary>
public interface IDeliveryContent
{
    /// <summary>A last look before first attempts: the reasons why some are not wanted any more, by delivery id.</summary>
    Task<IReadOnlyDictionary<long, string>> UnwantedAsync(Write write, IReadOnlyList<Delivery> firstAttempts, CancellationToken cancellationToken);

    /// <summary>Renders updates with the present state: sets <see cref="Delivery.Content"/> and <see cref="Delivery.ContentVersion"/>.</summary>
    /// <param name="write">The transaction.</param>
    /// <param name="updates">Updates, with their cards.</param>
    /// <param name="cancellationToken">Ends the queries.</param>
    Task RenderUpdatesAsync(Write write, IReadOnlyList<Delivery> updates, CancellationToken cancellationToken);

    /// <summary>The text that tells one member of several incidents at once. Every incident's number is in it.</summary>
    /// <param name="write">The transaction.</param>
    /// <param name="merged">Deliveries to one member, at most <see cref="DeliveryQueue.DigestSize"/>.</param>
    /// <param name="cancellationToken">Ends the queries.</param>
    Task<string> DigestAsync(Write write, IReadOnlyList<Delivery> merged, CancellationToken cancellationToken);

    /// <summary>The text that takes the place of a card that WeCom refused.</summary>
    Task<string> PlainAsync(Write write, Delivery refused, CancellationToken cancellationToken);

    /// <summary>A new message in place of a card that cannot be updated any more; added to the outbox.</summary>
    Task ReplaceAsync(Write write, Card card, CancellationToken cancellationToken);

    /// <summary>These recipients cannot be reached: whoever is next may have to be told now.</summary>
    Task UnreachableAsync(Write write, IReadOnlyList<Delivery> undeliverable, CancellationToken cancellationToken);
}
