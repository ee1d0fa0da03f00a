using System.Globalization;
using FlashdutyConsole.Data;
using FlashdutyConsole.Workers;
using Microsoft.EntityFrameworkCore;

namespace FlashdutyConsole.Deliveries;

/// <summary>A card that waits for its update has one in the outbox; without one it would never change again.</summary>
public sealed class WatchCards(IDbContextFactory<ConsoleDb> contexts, ConsoleWriter writer, WorkBell bell) : IWatch
{
    /// <summary>Kind: the card waits for an update that is not there.</summary>
    public const string UpdateLost = "update_lost";

    /// <summary>Cards that wait, from this one on. The condition is word for word that of a partial index.</summary>
    public const string WaitingSql = """SELECT "Id" AS "Value" FROM "Cards" WHERE "UpdatePending" AND "Id" > {0} ORDER BY "Id" LIMIT 1000""";

    /// <summary>Which of those between the two ids have no update in the outbox.</summary>
    public const string LostSql =
        """
        SELECT "Id" AS "Value" FROM "Cards" WHERE "UpdatePending" AND "Id" > {0} AND "Id" <= {1} AND NOT EXISTS (
            SELECT 1 FROM "Deliveries" WHERE "Deliveries"."CardId" = "Cards"."Id" AND "Kind" = 1 AND "State" IN (0, 1)) LIMIT 100
        """;

    private const int Looked = 1000;
    private long _after;

    /// <inheritdoc/>
    public IReadOnlyList<string> Kinds { get; } = [UpdateLost];

    /// <inheritdoc/>
    public async Task<IReadOnlyList<WatchFinding>> RunAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var waiting = await db.Database.SqlQueryRaw<long>(WaitingSql, _after).ToListAsync(cancellationToken);
        var from = _after;
        // In a storm more wait than one look takes: the next look goes on where this one ended.
        _after = waiting.Count == Looked ? waiting[^1] : 0;
        if (waiting.Count == 0)
        {
            return [];
        }

        var lost = await db.Database.SqlQueryRaw<long>(LostSql, from, waiting[^1]).ToListAsync(cancellationToken);
        return lost.Count == 0
            ? []
            : await writer.RunAsync(WritePriority.Worker, write => RepairAsync(write, from, lost, cancellationToken), cancellationToken);
    }

    private async Task<IReadOnlyList<WatchFinding>> RepairAsync(Write write, long from, List<long> lost, CancellationToken cancellationToken)
    {
        // Asked again inside the transaction: meanwhile an update may have been written or sent.
        var still = await write.Db.Database.SqlQueryRaw<long>(LostSql, from, lost[^1]).ToListAsync(cancellationToken);
        var cards = await write.Db.Cards.Where(card => still.Contains(card.Id)).ToListAsync(cancellationToken);
        foreach (var card in cards)
        {
            card.UpdatePending = false;
            CardUpdates.Follow(write, card, urgency: 0);
        }

        write.AfterCommit(() => bell.Ring(WorkTopic.Deliveries));
        return cards.Select(card => new WatchFinding(UpdateLost, card.Id.ToString(CultureInfo.InvariantCulture))).ToList();
    }
}
