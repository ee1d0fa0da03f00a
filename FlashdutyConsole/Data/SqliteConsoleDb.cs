using Microsoft.EntityFrameworkCore;

namespace FlashdutyConsole.Data;

/// <summary>The console's store in one SQLite file.</summary>
public sealed class SqliteConsoleDb(DbContextOptions<SqliteConsoleDb> options) : ConsoleDb(options);
