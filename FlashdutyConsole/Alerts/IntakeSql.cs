using System.Data.Common;
using FlashdutyConsole.Data;
using FlashdutyConsole.Deliveries;

namespace FlashdutyConsole.Alerts;

/// <summary>The statements of the intake, prepared once for a connection.</summary>
internal sealed class IntakeSql(DbConnection connection) : IDisposable
{
    public Statement FindAlert { get; } = Statement.Of(connection,
        """SELECT "Id", "IncidentId", "Severity", "Status" FROM "Alerts" WHERE "IntegrationId" = @p0 AND "AlertKey" = @p1 AND "EndTime" IS NULL""", 2);

    public Statement AddEvent { get; } = Statement.Of(connection,
        """
        INSERT INTO "AlertEvents" ("Id", "AlertId", "IntegrationId", "AlertKey", "Title", "Description", "Status", "Labels", "EventTime", "CreatedAt")
        VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8, @p9)
        """, 10);

    public Statement AddAlert { get; } = Statement.Of(connection,
        """
        INSERT INTO "Alerts" ("Id", "IntegrationId", "ChannelId", "IncidentId", "AlertKey", "Title", "Description", "Severity", "Status", "Labels",
            "StartTime", "LastTime", "ClosedWithIncident", "EventCount", "CreatedAt", "UpdatedAt")
        VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, @p7, @p8, @p9, @p9, FALSE, 1, @p10, @p10)
        """, 11);

    public Statement RefreshAlert { get; } = Statement.Of(connection,
        """
        UPDATE "Alerts" SET "Title" = @p1, "Description" = @p2, "Severity" = @p3, "Status" = @p4, "Labels" = @p5, "LastTime" = @p6,
            "EventCount" = "EventCount" + 1, "UpdatedAt" = @p6 WHERE "Id" = @p0
        """, 7);

    public Statement RecoverAlert { get; } = Statement.Of(connection,
        """
        UPDATE "Alerts" SET "Status" = 3, "LastTime" = @p1, "EndTime" = @p1, "EventCount" = "EventCount" + 1, "UpdatedAt" = @p2 WHERE "Id" = @p0
        """, 3);

    public Statement ForgetClosedAlert { get; } = Statement.Of(connection,
        """UPDATE "Alerts" SET "ClosedWithIncident" = FALSE WHERE "ClosedWithIncident" AND "IntegrationId" = @p0 AND "AlertKey" = @p1""", 2);

    // Ordered by the id alone, SQLite would walk the whole channel in that order instead of looking up the key.
    public Statement FindOpenIncident { get; } = Statement.Of(connection,
        """
        SELECT "Id" FROM "Incidents" WHERE "ChannelId" = @p0 AND "DedupKey" = @p1 AND "Progress" < 2 AND "GroupMethod" = 'p' AND "DeletedAt" IS NULL AND "CreatedAt" >= @p2
        ORDER BY "CreatedAt" DESC, "Id" DESC LIMIT 1
        """, 3);

    public Statement AddIncident { get; } = Statement.Of(connection,
        """
        INSERT INTO "Incidents" ("Id", "ChannelId", "IntegrationId", "Title", "Description", "Severity", "Progress", "Labels", "DedupKey", "GroupMethod",
            "StartTime", "LastTime", "CreatorId", "CloserId", "OwnerId", "Impact", "RootCause", "Resolution", "ManualOverrides",
            "AlertCount", "ActiveAlertCount", "EventCount", "Version", "Assignment", "NextStepAt", "Quiet", "EscalationRound", "LayerIndex", "LayerTold",
            "LayerUnreachable", "OwnersToldRound", "ToTell", "CreatedAt", "OpenedAt", "UpdatedAt")
        VALUES (@p0, @p1, @p2, @p3, @p4, @p5, 0, @p6, @p7, @p8, @p9, @p9, 0, 0, 0, '', '', '', '[]', 1, 1, 1, 1, @p10, @p11, 0, 0, 0, 0, FALSE, -1, '[]', @p11, @p11, @p11)
        """, 12);

    public Statement AddTimeline { get; } = Statement.Of(connection,
        """INSERT INTO "Timeline" ("Id", "IncidentId", "Type", "Detail", "CreatorId", "CreatedAt") VALUES (@p0, @p1, @p2, @p3, 0, @p4)""", 5);

    public Statement JoinIncident { get; } = Statement.Of(connection,
        """
        UPDATE "Incidents" SET "AlertCount" = "AlertCount" + 1, "ActiveAlertCount" = "ActiveAlertCount" + 1, "EventCount" = "EventCount" + 1,
            "LastTime" = @p1, "UpdatedAt" = @p1 WHERE "Id" = @p0
        """, 2);

    public Statement RefreshIncident { get; } = Statement.Of(connection,
        """UPDATE "Incidents" SET "EventCount" = "EventCount" + 1, "LastTime" = @p1, "UpdatedAt" = @p1 WHERE "Id" = @p0""", 2);

    // A rule may count for the new severity that did not for the old one: the engine looks again.
    public Statement RaiseIncident { get; } = Statement.Of(connection,
        """
        UPDATE "Incidents" SET "Severity" = @p1, "Version" = "Version" + 1, "UpdatedAt" = @p2,
            "NextStepAt" = CASE WHEN "Progress" < 2 AND "SnoozedUntil" IS NULL THEN @p2 ELSE "NextStepAt" END,
            "Quiet" = CASE WHEN "Progress" < 2 AND "SnoozedUntil" IS NULL THEN 0 ELSE "Quiet" END
        WHERE "Id" = @p0 AND "Severity" > @p1 AND "ManualOverrides" NOT LIKE '%incident_severity%' RETURNING "Version"
        """, 3);

    public Statement RecoverIncident { get; } = Statement.Of(connection,
        """
        UPDATE "Incidents" SET "EventCount" = "EventCount" + 1, "ActiveAlertCount" = CASE WHEN "ActiveAlertCount" > 0 THEN "ActiveAlertCount" - 1 ELSE 0 END,
            "LastTime" = @p1, "UpdatedAt" = @p1 WHERE "Id" = @p0 RETURNING "ActiveAlertCount", "Progress", "ChannelId"
        """, 2);

    public Statement CloseIncident { get; } = Statement.Of(connection,
        """
        UPDATE "Incidents" SET "Progress" = 2, "Version" = "Version" + 1, "CloseTime" = @p1, "CloserId" = 0, "SnoozedUntil" = NULL, "NextStepAt" = NULL, "Quiet" = 5 WHERE "Id" = @p0
        """, 2);

    public Statement SeverityOf { get; } = Statement.Of(connection, """SELECT "Severity" FROM "Incidents" WHERE "Id" = @p0""", 1);

    public Statement WantCards { get; } = Statement.Of(connection,
        """UPDATE "Cards" SET "WantedVersion" = (SELECT "Version" FROM "Incidents" WHERE "Id" = @p0) WHERE "IncidentId" = @p0""", 1);

    public Statement RequestCards { get; } = Statement.Of(connection, CardUpdates.RequestSql, 5);

    public Statement MarkCards { get; } = Statement.Of(connection, CardUpdates.MarkSql, 2);

    public void Dispose()
    {
        foreach (var statement in (Statement[])[FindAlert, AddEvent, AddAlert, RefreshAlert, RecoverAlert, ForgetClosedAlert, FindOpenIncident, AddIncident, AddTimeline,
            JoinIncident, RefreshIncident, RaiseIncident, RecoverIncident, CloseIncident, SeverityOf, WantCards, RequestCards, MarkCards])
        {
            statement.Dispose();
        }
    }
}
