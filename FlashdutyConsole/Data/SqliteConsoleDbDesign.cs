using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace FlashdutyConsole.Data;

/// <summary>Lets <c>dotnet ef migrations add</c> make a context without starting the console.</summary>
public sealed class SqliteConsoleDbDesign : IDesignTimeDbContextFactory<SqliteConsoleDb>
{
    /// <inheritdoc/>
    public SqliteConsoleDb CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SqliteConsoleDb>().UseSqlite("Data Source=:memory:").Options);
}
