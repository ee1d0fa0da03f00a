using Microsoft.Data.Sqlite;

namespace FlashdutyConsole.Data.Backups;

/// <summary>A SQLite file looked at without the console around it.</summary>
internal static class StoreFile
{
    private const string History = "__EFMigrationsHistory";

    /// <summary>Opens a file that exists; the handle is closed with the connection, so that the file can be moved.</summary>
    public static SqliteConnection Open(string path, SqliteOpenMode mode = SqliteOpenMode.ReadWrite)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Mode = mode, Pooling = false }.ToString());
        connection.Open();
        return connection;
    }

    /// <summary>The migrations that the database has, in their order; empty for one without any.</summary>
    public static IReadOnlyList<string> Migrations(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT count(*) FROM sqlite_master WHERE name = '{History}'";
        if (command.ExecuteScalar() is 0L)
        {
            return [];
        }

        command.CommandText = $"SELECT MigrationId FROM {History} ORDER BY MigrationId";
        using var rows = command.ExecuteReader();
        var found = new List<string>();
        while (rows.Read())
        {
            found.Add(rows.GetString(0));
        }

        return found;
    }

    /// <summary>Reads every page and every index of the database.</summary>
    /// <exception cref="StoreException">Something in it does not fit.</exception>
    public static void Verify(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA integrity_check(1)";
        if (command.ExecuteScalar() is not "ok")
        {
            throw new StoreException("The database is damaged; take a backup that is not");
        }
    }

    /// <summary>Makes a file that only this user may read.</summary>
    public static FileStream Create(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, BufferSize = 1 << 16 };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return new FileStream(path, options);
    }
}
