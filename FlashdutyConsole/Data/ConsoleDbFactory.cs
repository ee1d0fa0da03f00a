using Microsoft.EntityFrameworkCore;

namespace FlashdutyConsole.Data;

/// <summary>Gives the features a context without telling them which database is behind it.</summary>
public sealed class ConsoleDbFactory(IDbContextFactory<SqliteConsoleDb> sqlite) : IDbContextFactory<ConsoleDb>
{
    /// <inheritdoc/>
    public ConsoleDb CreateDbContext() => sqlite.CreateDbContext();
}
