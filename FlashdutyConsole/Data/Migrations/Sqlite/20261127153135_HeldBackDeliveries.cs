using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace FlashdutyConsole.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class HeldBackDeliveries : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateIndex(
                name: "IX_Deliveries_IntegrationId_WeComUserId_Urgency",
                table: "Deliveries",
                columns: new[] { "IntegrationId", "WeComUserId", "Urgency" },
                filter: "\"State\" = 0 AND \"Reason\" = 'member_quota'");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Deliveries_IntegrationId_WeComUserId_Urgency",
                table: "Deliveries");
        }
    }
}
