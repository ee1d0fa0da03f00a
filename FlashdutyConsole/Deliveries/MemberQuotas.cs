using FlashdutyConsole.Data;
using Microsoft.EntityFrameworkCore;

namespace FlashdutyConsole.Deliveries;

/// <summary>The quotas of all members; after a restart read from what was sent within the last hour.</summary>
public sealed class MemberQuotas(IDbContextFactory<ConsoleDb> contexts, TimeProvider time)
{
    private readonly Dictionary<(long IntegrationId, string WeComUserId), MemberQuota> _quotas = [];
    private bool _loaded;

    /// <summary>The quota of this member. Used by the sender's one pass at a time.</summary>
    public MemberQuota Of(long integrationId, string weComUserId)
    {
        if (!_quotas.TryGetValue((integrationId, weComUserId), out var quota))
        {
            quota = new MemberQuota();
            _quotas[(integrationId, weComUserId)] = quota;
        }

        return quota;
    }

    /// <summary>Reads what was sent before the start; forgets members who were sent nothing for an hour.</summary>
    public async Task RefreshAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (_loaded)
        {
            if (_quotas.Count > 10_000)
            {
                foreach (var key in _quotas.Where(quota => quota.Value.IsIdle(now)).Select(quota => quota.Key).ToList())
                {
                    _quotas.Remove(key);
                }
            }

            return;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var since = now.AddHours(-1);
        var sent = await db.Deliveries.AsNoTracking()
            .Where(delivery => delivery.SentAt >= since && delivery.Kind != DeliveryKind.CardUpdate)
            .OrderBy(delivery => delivery.SentAt)
            .Select(delivery => new { delivery.IntegrationId, delivery.WeComUserId, delivery.SentAt })
            .ToListAsync(cancellationToken);
        sent.ForEach(row => Of(row.IntegrationId, row.WeComUserId).Count(row.SentAt!.Value));
        _loaded = true;
    }
}
