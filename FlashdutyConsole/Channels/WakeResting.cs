using FlashdutyConsole.Data;
using Microsoft.EntityFrameworkCore;

namespace FlashdutyConsole.Channels;

/// <summary>
/// A channel was switched on, or its rules changed: open incidents that rested because no rule was there or the channel was
/// off are looked at again by the engine.
/// </summary>
internal static class WakeResting
{
    // Written as SQL because channels lie below incidents. 3 and 4 are the quiet reasons "no rule" and "channel disabled".
    private const string Sql =
        """
        UPDATE "Incidents" SET "NextStepAt" = {0}, "Quiet" = 0
        WHERE "ChannelId" = {1} AND "Progress" < 2 AND "DeletedAt" IS NULL AND "NextStepAt" IS NULL AND "Quiet" IN (3, 4)
        """;

    /// <summary>Lets the engine look at the channel's resting incidents, in the transaction of the change.</summary>
    public static Task RunAsync(Write write, long channelId, CancellationToken cancellationToken) =>
        write.Db.Database.ExecuteSqlRawAsync(Sql, [write.Now.ToUnixTimeMilliseconds(), channelId], cancellationToken);
}
