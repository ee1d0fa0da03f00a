using FlashdutyConsole.Data;
using Microsoft.EntityFrameworkCore;

namespace FlashdutyConsole.Deliveries;

/// <summary>The lines of the deliveries page, newest first, page after page from where the last one ended.</summary>
public sealed class FindDeliveryLines(IDbContextFactory<ConsoleDb> contexts)
{
    /// <summary>Lines in one page.</summary>
    public const int PageSize = 50;

    /// <summary>One page.</summary>
    /// <param name="tab">Which.</param>
    /// <param name="incidentId">Only those of this incident; null = of all.</param>
    /// <param name="before">The id at which the last page ended; null = the first page.</param>
    /// <param name="limit">How many lines at most.</param>
    /// <param name="cancellationToken">Ends the query.</param>
    public async Task<IReadOnlyList<DeliveryLine>> RunAsync(
        DeliveryTab tab, string? incidentId, long? before, int limit, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var query = db.Deliveries.AsNoTracking();
        query = tab switch
        {
            DeliveryTab.Waiting => query.Where(delivery => delivery.State == DeliveryState.Pending || delivery.State == DeliveryState.Sending),
            DeliveryTab.Sent => query.Where(delivery => delivery.State == DeliveryState.Sent),
            DeliveryTab.Merged => query.Where(delivery => delivery.State == DeliveryState.Merged),
            DeliveryTab.Skipped => query.Where(delivery => delivery.State == DeliveryState.Skipped),
            DeliveryTab.Undeliverable => query.Where(delivery => delivery.State == DeliveryState.Undeliverable),
            DeliveryTab.Failed => query.Where(delivery => delivery.State == DeliveryState.Failed),
            // A card is sent once: its first delivery stands for it.
            DeliveryTab.Stale => query.Where(delivery => delivery.Kind == DeliveryKind.Card
                // Looked up from the few stale cards, not from all that was ever sent.
                && db.Cards.Where(card => card.StaleSince != null).Select(card => (long?)card.Id).Contains(delivery.CardId)),
            _ => query,
        };
        query = incidentId is null ? query : query.Where(delivery => delivery.IncidentId == incidentId);
        query = before is { } last ? query.Where(delivery => delivery.Id < last) : query;
        return await query.OrderByDescending(delivery => delivery.Id).Take(limit)
            .Select(delivery => new DeliveryLine
            {
                Id = delivery.Id,
                IncidentId = delivery.IncidentId,
                IncidentTitle = db.Incidents.Where(incident => incident.Id == delivery.IncidentId).Select(incident => incident.Title).FirstOrDefault() ?? "",
                MemberName = db.Members.Where(member => member.Id == delivery.MemberId).Select(member => member.Name).FirstOrDefault() ?? "",
                WeComUserId = delivery.WeComUserId,
                IntegrationId = delivery.IntegrationId,
                Kind = delivery.Kind,
                State = delivery.State,
                Reason = delivery.Reason,
                ErrCode = delivery.ErrCode,
                Attempts = delivery.Attempts,
                DueAt = delivery.DueAt,
                CreatedAt = delivery.CreatedAt,
                SentAt = delivery.SentAt,
                StaleSince = db.Cards.Where(card => card.Id == delivery.CardId).Select(card => card.StaleSince).FirstOrDefault(),
                TemplateFault = delivery.TemplateFault,
                IsTest = delivery.IsTest,
                CanResend = db.Deliveries.Where(ResendDelivery.Accepts).Any(one => one.Id == delivery.Id),
            })
            .ToListAsync(cancellationToken);
    }
}
