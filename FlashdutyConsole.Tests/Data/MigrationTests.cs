using FlashdutyConsole.Data;
using Microsoft.EntityFrameworkCore;

namespace FlashdutyConsole.Tests.Data;

public sealed class MigrationTests
{
    [Fact]
    public void Sqlite_Model_HasNoChangeWithoutAMigration()
    {
        using var db = new SqliteConsoleDbDesign().CreateDbContext([]);

        Assert.False(db.Database.HasPendingModelChanges(), "the model has changed: add a migration");
        Assert.NotEmpty(db.Database.GetMigrations());
    }
}
