using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace FlashdutyConsole.Data;

/// <summary>Tells storage that is not there for the moment from a fault of the console.</summary>
public static class StorageFault
{
    // Busy, locked, I/O error, disk full, cannot open: https://sqlite.org/rescode.html
    private static readonly int[] Passing = [5, 6, 10, 13, 14];

    /// <summary>Whether the same request may succeed later.</summary>
    public static bool IsUnavailable(Exception exception) => exception.GetBaseException() switch
    {
        SqliteException sqlite => Passing.Contains(sqlite.SqliteErrorCode),
        DbException other => other.IsTransient,
        _ => false,
    };

    /// <summary>Closes the handle behind a connection on which a write or an fsync failed: SQLite says nothing more about it is sure, and the pool would hand it out again.</summary>
    public static void Discard(DbConnection connection)
    {
        if (connection is SqliteConnection sqlite)
        {
            if (sqlite.Handle is not null)
            {
                PreparedStatements.Of(sqlite).Clear();
            }

            SqliteConnection.ClearPool(sqlite);
        }
    }
}
