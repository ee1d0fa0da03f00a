using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace FlashdutyConsole.Data;

/// <summary>What every SQLite connection is told when it opens. With synchronous=FULL a commit has been fsynced when it returns.</summary>
public sealed class SqlitePragmas : DbConnectionInterceptor
{
    /// <summary>WAL lets readers go on while one writes; the time-out is for writers outside this process.</summary>
    public const string Sql = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA busy_timeout=10000; PRAGMA cache_size=-16384; PRAGMA temp_store=MEMORY;";

    /// <inheritdoc/>
    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => Apply(connection);

    /// <inheritdoc/>
    public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Apply(connection);
        return Task.CompletedTask;
    }

    /// <summary>Sets the pragmas on an open connection.</summary>
    public static void Apply(DbConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = Sql;
        command.ExecuteNonQuery();
    }
}
