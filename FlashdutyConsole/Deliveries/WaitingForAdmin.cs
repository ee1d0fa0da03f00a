using FlashdutyConsole.Data;
using Microsoft.EntityFrameworkCore;

namespace FlashdutyConsole.Deliveries;

/// <summary>Deliveries that wait until an admin has repaired their integration.</summary>
internal static class WaitingForAdmin
{
    /// <summary>The integration works again, or was saved: they are due now.</summary>
    public static Task<int> GoOnAsync(Write write, long integrationId, CancellationToken cancellationToken) =>
        write.Db.Deliveries
            .Where(delivery => delivery.IntegrationId == integrationId && delivery.State == DeliveryState.Pending && delivery.Reason == DeliveryReason.NeedsAdmin)
            .ExecuteUpdateAsync(row => row.SetProperty(one => one.DueAt, write.Now), cancellationToken);
}
