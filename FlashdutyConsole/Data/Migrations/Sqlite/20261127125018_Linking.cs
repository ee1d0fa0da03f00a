using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace FlashdutyConsole.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Linking : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "LostAt",
                table: "MemberLinks",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "LostReason",
                table: "MemberLinks",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "Method",
                table: "MemberLinks",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.CreateTable(
                name: "SpentStates",
                columns: table => new
                {
                    Hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    ExpiresAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SpentStates", x => x.Hash);
                });

            migrationBuilder.CreateTable(
                name: "WaitingPresses",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    IntegrationId = table.Column<long>(type: "INTEGER", nullable: false),
                    WeComUserId = table.Column<string>(type: "TEXT", nullable: false),
                    IncidentId = table.Column<string>(type: "TEXT", maxLength: 24, nullable: false),
                    EventKey = table.Column<string>(type: "TEXT", nullable: false),
                    ExpiresAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_WaitingPresses", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_SpentStates_ExpiresAt",
                table: "SpentStates",
                column: "ExpiresAt");

            migrationBuilder.CreateIndex(
                name: "IX_WaitingPresses_ExpiresAt",
                table: "WaitingPresses",
                column: "ExpiresAt");

            migrationBuilder.CreateIndex(
                name: "IX_WaitingPresses_IntegrationId_WeComUserId_IncidentId",
                table: "WaitingPresses",
                columns: new[] { "IntegrationId", "WeComUserId", "IncidentId" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "SpentStates");

            migrationBuilder.DropTable(
                name: "WaitingPresses");

            migrationBuilder.DropColumn(
                name: "LostAt",
                table: "MemberLinks");

            migrationBuilder.DropColumn(
                name: "LostReason",
                table: "MemberLinks");

            migrationBuilder.DropColumn(
                name: "Method",
                table: "MemberLinks");
        }
    }
}
