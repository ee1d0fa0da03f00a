using System.Linq.Expressions;
using FlashdutyConsole.Audit;
using FlashdutyConsole.Data;
using FlashdutyConsole.Members;
using FlashdutyConsole.Workers;
using Microsoft.EntityFrameworkCore;

namespace FlashdutyConsole.Deliveries;

/// <summary>Sends again what was given up or could not reach its recipient, after someone has mended the cause.</summary>
public sealed class ResendDelivery(ConsoleWriter writer, WorkBell bell, TimeProvider time)
{
    /// <summary>Which deliveries may be sent again: given up or not deliverable, with content, and addressed to someone.</summary>
    public static Expression<Func<Delivery, bool>> Accepts { get; } = delivery =>
        delivery.Content != null && delivery.Kind != DeliveryKind.CardUpdate && delivery.WeComUserId != ""
        && (delivery.State == DeliveryState.Failed || delivery.State == DeliveryState.Undeliverable);

    /// <summary>Puts the delivery back into the queue, with new time to live.</summary>
    /// <returns>False when there is no such delivery, or it has not failed, or it was never rendered.</returns>
    public Task<bool> RunAsync(long deliveryId, Actor actor, CancellationToken cancellationToken) =>
        writer.RunAsync(WritePriority.Person, async write =>
        {
            var now = time.GetUtcNow();
            var changed = await write.Db.Deliveries
                .Where(Accepts).Where(delivery => delivery.Id == deliveryId)
                .ExecuteUpdateAsync(row => row
                    .SetProperty(one => one.State, DeliveryState.Pending)
                    .SetProperty(one => one.Reason, "")
                    .SetProperty(one => one.DueAt, now)
                    .SetProperty(one => one.CreatedAt, now)
                    .SetProperty(one => one.FirstAttemptAt, (DateTimeOffset?)null), cancellationToken);
            if (changed == 1)
            {
                write.Audit(actor, AuditAction.ResendDelivery, deliveryId);
            }

            write.AfterCommit(() => bell.Ring(WorkTopic.Deliveries));
            return changed == 1;
        }, cancellationToken);
}
