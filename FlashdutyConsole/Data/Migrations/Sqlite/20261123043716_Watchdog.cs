using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace FlashdutyConsole.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Watchdog : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateIndex(
                name: "IX_Incidents_NoNextStep",
                table: "Incidents",
                column: "Quiet",
                filter: "\"NextStepAt\" IS NULL AND \"Quiet\" = 0 AND \"Progress\" < 2");

            migrationBuilder.CreateIndex(
                name: "IX_Cards_UpdatePending",
                table: "Cards",
                column: "Id",
                filter: "\"UpdatePending\"");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Incidents_NoNextStep",
                table: "Incidents");

            migrationBuilder.DropIndex(
                name: "IX_Cards_UpdatePending",
                table: "Cards");
        }
    }
}
