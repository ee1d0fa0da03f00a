using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace FlashdutyConsole.Data;

/// <summary>
/// Copies SQLite's log into the database file beside the writers, so that no commit has to: pages that were written a
/// hundred times are copied once. https://sqlite.org/wal.html#checkpointing
/// </summary>
public sealed class LogCheckpoint(IDbContextFactory<ConsoleDb> contexts, WriteGate gate)
{
    /// <summary>Pages in the log from which it is worth copying, 16 MiB; SQLite does not make the file shorter again.</summary>
    public const int WorthIt = 4_000;

    private const int PageBytes = 4096;

    /// <summary>Copies the log when it has become long. Other databases look after theirs themselves.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await db.Database.OpenConnectionAsync(cancellationToken);
        if (db.Database.GetDbConnection() is not SqliteConnection connection || LogPages(connection) < WorthIt)
        {
            return;
        }

        // The bulk of it while others write; then the little that came meanwhile with nobody writing, so that the next
        // writer finds all of it copied and begins the log anew.
        Copy(connection);
        using (await gate.EnterAsync(WritePriority.Worker, cancellationToken))
        {
            Copy(connection);
        }
    }

    private static long LogPages(SqliteConnection connection)
    {
        var log = new FileInfo(connection.DataSource + "-wal");
        return log.Exists ? log.Length / PageBytes : 0;
    }

    private static void Copy(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA wal_checkpoint(PASSIVE)";
        command.ExecuteNonQuery();
    }
}
