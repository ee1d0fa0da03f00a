using FlashdutyConsole.Data;
using Microsoft.EntityFrameworkCore;

namespace FlashdutyConsole.Benchmarks.Measurements;

/// <summary>Contexts on the database file of a console that runs in another process.</summary>
/// <param name="file">The file.</param>
public sealed class FileContexts(string file) : IDbContextFactory<ConsoleDb>
{
    private readonly DbContextOptions<SqliteConsoleDb> _options = new DbContextOptionsBuilder<SqliteConsoleDb>().UseSqlite($"Data Source={file}").Options;

    /// <inheritdoc/>
    public ConsoleDb CreateDbContext() => new SqliteConsoleDb(_options);
}
