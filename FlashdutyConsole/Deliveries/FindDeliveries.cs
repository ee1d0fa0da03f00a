using FlashdutyConsole.Data;
using Microsoft.EntityFrameworkCore;

namespace FlashdutyConsole.Deliveries;

/// <summary>Lists deliveries, newest first, page after page from where the last one ended.</summary>
public sealed class FindDeliveries(IDbContextFactory<ConsoleDb> contexts)
{
    /// <summary>One page.</summary>
    /// <param name="filter">Which.</param>
    /// <param name="before">The id at which the last page ended; null = the first page.</param>
    /// <param name="skip">Further rows to pass over, for tools that count pages.</param>
    /// <param name="limit">Page size.</param>
    /// <param name="cancellationToken">Ends the query.</param>
    /// <returns>The page, and whether another follows.</returns>
    public async Task<(IReadOnlyList<DeliveryRow> Items, bool HasMore)> RunAsync(
        DeliveryFilter filter, long? before, int skip, int limit, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var query = Matching(db, filter);
        query = before is { } last ? query.Where(delivery => delivery.Id < last) : query;
        var found = await query.OrderByDescending(delivery => delivery.Id).Skip(skip).Take(limit + 1).ToListAsync(cancellationToken);
        var items = found.Take(limit).ToList();
        var memberIds = items.Select(delivery => delivery.MemberId).Distinct().ToList();
        var cardIds = items.Select(delivery => delivery.CardId).OfType<long>().Distinct().ToList();
        var names = await db.Members.Where(member => memberIds.Contains(member.Id))
            .ToDictionaryAsync(member => member.Id, member => member.Name, cancellationToken);
        var stale = await db.Cards.Where(card => cardIds.Contains(card.Id) && card.StaleSince != null)
            .ToDictionaryAsync(card => card.Id, card => card.StaleSince, cancellationToken);
        return (items.Select(delivery => new DeliveryRow(
            delivery, names.GetValueOrDefault(delivery.MemberId, ""), stale.GetValueOrDefault(delivery.CardId ?? 0))).ToList(), found.Count > limit);
    }

    /// <summary>How many deliveries match.</summary>
    public async Task<int> CountAsync(DeliveryFilter filter, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await Matching(db, filter).CountAsync(cancellationToken);
    }

    private static IQueryable<Delivery> Matching(ConsoleDb db, DeliveryFilter filter)
    {
        var query = db.Deliveries.AsNoTracking();
        query = filter.IncidentId is { } id ? query.Where(delivery => delivery.IncidentId == id) : query;
        return filter.States.Count == 0 ? query : query.Where(delivery => filter.States.Contains(delivery.State));
    }
}
