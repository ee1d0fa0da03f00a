using FlashdutyConsole.Data;

namespace FlashdutyConsole.Deliveries;

/// <summary>
/// Asks for the update of an incident's cards, in the transaction that changes the incident. What follows within the
/// window is merged: one update in the outbox for each card, rendered when it leaves, so the latest state wins.
/// </summary>
public static class CardUpdates
{
    /// <summary>How long changes are gathered before cards are updated. Each update spends a response code.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromSeconds(1);

    /// <summary>Every card of the incident should show this version. Parameters: version, incident.</summary>
    public const string WantSql =
        """UPDATE "Cards" SET "WantedVersion" = @p0 WHERE "IncidentId" = @p1 AND "WantedVersion" < @p0""";

    /// <summary>One update for each card that is out and has none waiting. Parameters: incident, urgency, due, now, the card to leave out.</summary>
    public const string RequestSql =
        """
        INSERT INTO "Deliveries" ("IncidentId", "IntegrationId", "MemberId", "WeComUserId", "Kind", "State", "Reason", "Urgency", "DueAt",
            "Attempts", "Uncertain", "CardId", "CodeCertain", "ContentVersion", "ErrCode", "Error", "TemplateFault", "IsTest", "CreatedAt")
        SELECT "IncidentId", "IntegrationId", "MemberId", "WeComUserId", 1, 0, '', @p1, @p2, 0, FALSE, "Id", FALSE, 0, 0, '', '', FALSE, @p3
        FROM "Cards" WHERE "IncidentId" = @p0 AND "Id" <> @p4 AND "SentAt" IS NOT NULL AND NOT "UpdatePending" AND NOT "Replaced"
        """;

    /// <summary>Marks those cards. Parameters: incident, the card to leave out.</summary>
    public const string MarkSql =
        """UPDATE "Cards" SET "UpdatePending" = TRUE WHERE "IncidentId" = @p0 AND "Id" <> @p1 AND "SentAt" IS NOT NULL AND NOT "UpdatePending" AND NOT "Replaced" """;

    /// <summary>Asks for the update of the incident's cards.</summary>
    /// <param name="write">The transaction of the change.</param>
    /// <param name="incidentId">The incident.</param>
    /// <param name="version">Its version after the change.</param>
    /// <param name="urgency">0 Critical to 2 Info.</param>
    /// <param name="shownBy">The card that the clicker's passive reply changes anyway; 0 = none.</param>
    public static void Request(Write write, string incidentId, int version, int urgency, long shownBy = 0)
    {
        var now = write.Now.ToUnixTimeMilliseconds();
        var due = (write.Now + Window).ToUnixTimeMilliseconds();
        write.Execute(WantSql, version, incidentId);
        write.Execute(RequestSql, incidentId, urgency, due, now, shownBy);
        write.Execute(MarkSql, incidentId, shownBy);
    }

    /// <summary>One more update for a card that has none waiting and shows an old state.</summary>
    public static void Follow(Write write, Card card, int urgency)
    {
        if (card.UpdatePending || card.Replaced || card.ShownVersion >= card.WantedVersion)
        {
            return;
        }

        card.UpdatePending = true;
        write.Db.Deliveries.Add(new Delivery
        {
            IncidentId = card.IncidentId,
            IntegrationId = card.IntegrationId,
            MemberId = card.MemberId,
            WeComUserId = card.WeComUserId,
            Kind = DeliveryKind.CardUpdate,
            Urgency = urgency,
            DueAt = write.Now + Window,
            CreatedAt = write.Now,
            CardId = card.Id,
        });
    }
}
