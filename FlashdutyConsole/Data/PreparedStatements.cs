using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace FlashdutyConsole.Data;

/// <summary>The statements that are prepared on one SQLite handle; the pool hands handles from context to context.</summary>
internal sealed class PreparedStatements
{
    // More shapes of updates than this do not come up; beyond it they are prepared anew.
    private const int Most = 256;

    private static readonly ConditionalWeakTable<sqlite3, PreparedStatements> OfHandles = [];
    private readonly Dictionary<string, Statement> _statements = new(StringComparer.Ordinal);

    /// <summary>Those of the handle behind this open connection.</summary>
    public static PreparedStatements Of(SqliteConnection connection) => OfHandles.GetOrCreateValue(connection.Handle!);

    /// <summary>The statement of this SQL.</summary>
    public Statement Get(DbConnection connection, string sql, int parameters)
    {
        if (!_statements.TryGetValue(sql, out var statement))
        {
            if (_statements.Count == Most)
            {
                Clear();
            }

            _statements[sql] = statement = Statement.Of(connection, sql, parameters);
        }

        return statement;
    }

    /// <summary>Lets go of all: the handle is about to be closed.</summary>
    public void Clear()
    {
        foreach (var statement in _statements.Values)
        {
            statement.Dispose();
        }

        _statements.Clear();
    }
}
