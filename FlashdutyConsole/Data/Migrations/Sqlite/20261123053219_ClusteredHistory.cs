using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace FlashdutyConsole.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class ClusteredHistory : Migration
    {
        private const string EventColumns =
            """ "Id", "AlertId", "IntegrationId", "AlertKey", "Title", "Description", "Status", "Labels", "EventTime", "CreatedAt" """;

        private const string TimelineColumns = """ "Id", "IncidentId", "Type", "Detail", "CreatorId", "CreatedAt" """;

        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // By hand, because EF Core does not know of WITHOUT ROWID: the table lies in the order of its key, which saves
            // the index of the key and the index by incident or alert.
            MakeTimeline(migrationBuilder, """PRIMARY KEY ("IncidentId", "Id")) WITHOUT ROWID""");
            MakeEvents(migrationBuilder, """PRIMARY KEY ("AlertId", "Id")) WITHOUT ROWID""");

            migrationBuilder.DropIndex(name: "IX_Incidents_ChannelId_DedupKey", table: "Incidents");
            migrationBuilder.DropIndex(name: "IX_Incidents_ChannelId_Id", table: "Incidents");
            migrationBuilder.DropIndex(name: "IX_Incidents_Progress_Id", table: "Incidents");
            migrationBuilder.DropIndex(name: "IX_Incidents_StartTime", table: "Incidents");
            migrationBuilder.DropIndex(name: "IX_Deliveries_IntegrationId_DueAt", table: "Deliveries");
            migrationBuilder.CreateIndex(
                name: "IX_Incidents_ChannelId_DedupKey", table: "Incidents", columns: new[] { "ChannelId", "DedupKey" }, filter: "\"Progress\" < 2 AND \"GroupMethod\" = 'p'");
            migrationBuilder.CreateIndex(
                name: "IX_Incidents_ChannelId_Id", table: "Incidents", columns: new[] { "ChannelId", "Id" }, filter: "\"DeletedAt\" IS NULL");
            migrationBuilder.CreateIndex(
                name: "IX_Incidents_Progress_Id", table: "Incidents", columns: new[] { "Progress", "Id" }, filter: "\"DeletedAt\" IS NULL");
            migrationBuilder.CreateIndex(
                name: "IX_Incidents_StartTime_Progress", table: "Incidents", columns: new[] { "StartTime", "Progress" }, filter: "\"DeletedAt\" IS NULL");
            migrationBuilder.CreateIndex(
                name: "IX_Deliveries_IntegrationId_Urgency_DueAt", table: "Deliveries", columns: new[] { "IntegrationId", "Urgency", "DueAt" }, filter: "\"State\" = 0");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            MakeTimeline(migrationBuilder, """PRIMARY KEY ("Id"))""");
            MakeEvents(migrationBuilder, """PRIMARY KEY ("Id"))""");
            migrationBuilder.CreateIndex(
                name: "IX_Timeline_IncidentId_Id",
                table: "Timeline",
                columns: new[] { "IncidentId", "Id" });
            migrationBuilder.CreateIndex(
                name: "IX_AlertEvents_AlertId_Id",
                table: "AlertEvents",
                columns: new[] { "AlertId", "Id" });

            migrationBuilder.DropIndex(name: "IX_Incidents_ChannelId_DedupKey", table: "Incidents");
            migrationBuilder.DropIndex(name: "IX_Incidents_ChannelId_Id", table: "Incidents");
            migrationBuilder.DropIndex(name: "IX_Incidents_Progress_Id", table: "Incidents");
            migrationBuilder.DropIndex(name: "IX_Incidents_StartTime_Progress", table: "Incidents");
            migrationBuilder.DropIndex(name: "IX_Deliveries_IntegrationId_Urgency_DueAt", table: "Deliveries");
            migrationBuilder.CreateIndex(
                name: "IX_Incidents_ChannelId_DedupKey", table: "Incidents", columns: new[] { "ChannelId", "DedupKey" }, filter: "\"Progress\" < 2");
            migrationBuilder.CreateIndex(
                name: "IX_Incidents_ChannelId_Id", table: "Incidents", columns: new[] { "ChannelId", "Id" });
            migrationBuilder.CreateIndex(
                name: "IX_Incidents_Progress_Id", table: "Incidents", columns: new[] { "Progress", "Id" });
            migrationBuilder.CreateIndex(
                name: "IX_Incidents_StartTime", table: "Incidents", columns: new[] { "StartTime" });
            migrationBuilder.CreateIndex(
                name: "IX_Deliveries_IntegrationId_DueAt", table: "Deliveries", columns: new[] { "IntegrationId", "DueAt" }, filter: "\"State\" = 0");
        }

        private static void MakeTimeline(MigrationBuilder migrationBuilder, string key) => Rebuild(migrationBuilder, "Timeline", TimelineColumns,
            $"""
            "Id" TEXT NOT NULL, "IncidentId" TEXT NOT NULL, "Type" TEXT NOT NULL, "Detail" TEXT NOT NULL,
            "CreatorId" INTEGER NOT NULL, "CreatedAt" INTEGER NOT NULL, CONSTRAINT "PK_Timeline" {key}
            """);

        private static void MakeEvents(MigrationBuilder migrationBuilder, string key) => Rebuild(migrationBuilder, "AlertEvents", EventColumns,
            $"""
            "Id" TEXT NOT NULL, "AlertId" TEXT NOT NULL, "IntegrationId" INTEGER NOT NULL, "AlertKey" TEXT NOT NULL,
            "Title" TEXT NOT NULL, "Description" TEXT NOT NULL, "Status" INTEGER NOT NULL, "Labels" TEXT NOT NULL,
            "EventTime" INTEGER NOT NULL, "CreatedAt" INTEGER NOT NULL, CONSTRAINT "PK_AlertEvents" {key}
            """);

        private static void Rebuild(MigrationBuilder migrationBuilder, string table, string columns, string definition)
        {
            migrationBuilder.Sql($"""CREATE TABLE "{table}_new" ({definition};""");
            migrationBuilder.Sql($"""INSERT INTO "{table}_new" ({columns}) SELECT {columns} FROM "{table}";""");
            migrationBuilder.Sql($"""DROP TABLE "{table}";""");
            migrationBuilder.Sql($"""ALTER TABLE "{table}_new" RENAME TO "{table}";""");
        }
    }
}
