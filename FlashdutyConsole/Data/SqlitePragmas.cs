using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;
using SQLitePCL;

namespace FlashdutyConsole.Data;

/// <summary>What every SQLite connection is told when it opens. With synchronous=FULL a commit has been fsynced when it returns.</summary>
public sealed class SqlitePragmas : DbConnectionInterceptor
{
    /// <summary>
    /// WAL lets readers go on while one writes; the time-out is for writers outside this process. The log is copied by
    /// <see cref="LogCheckpoint"/>; a commit does it only when that has not come by for 80 MiB.
    /// </summary>
    public const string Sql = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA busy_timeout=10000; PRAGMA cache_size=-16384; PRAGMA temp_store=MEMORY; PRAGMA wal_autocheckpoint=20000;";

    private static readonly ConditionalWeakTable<sqlite3, object> Told = [];

    /// <inheritdoc/>
    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => Apply(connection);

    /// <inheritdoc/>
    public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Apply(connection);
        return Task.CompletedTask;
    }

    /// <summary>Sets the pragmas on an open connection; once for each handle, which keeps them while the pool hands it on.</summary>
    public static void Apply(DbConnection connection)
    {
        // EF Core looks with one whether the database is there. It writes nothing, and could not turn the log on.
        if (connection is SqliteConnection && new SqliteConnectionStringBuilder(connection.ConnectionString).Mode == SqliteOpenMode.ReadOnly)
        {
            return;
        }

        var handle = (connection as SqliteConnection)?.Handle;
        if (handle is not null && Told.TryGetValue(handle, out _))
        {
            return;
        }

        using var command = connection.CreateCommand();
        command.CommandText = Sql;
        command.ExecuteNonQuery();
        // Only now: a handle that could not be told everything is told again.
        if (handle is not null)
        {
            Told.TryAdd(handle, handle);
        }
    }
}
