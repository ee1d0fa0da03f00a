using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace FlashdutyConsole.Data;

/// <summary>One open transaction: the database to change, and what to do once it is on disk.</summary>
public sealed class Write(ConsoleDb db, DateTimeOffset now)
{
    private readonly List<Action> _afterCommit = [];

    /// <summary>The context of this transaction; saved and committed when the work returns.</summary>
    public ConsoleDb Db { get; } = db;

    /// <summary>The instant of everything in this transaction.</summary>
    public DateTimeOffset Now { get; } = now;

    /// <summary>Runs SQL of the busiest paths as a prepared statement of this transaction; what the context tracks is not saved before.</summary>
    /// <param name="sql">SQL that holds for every database we support, with <c>@p0</c>, <c>@p1</c>, …</param>
    /// <param name="values">Null, texts, bytes, booleans and integers.</param>
    /// <returns>How many rows it touched.</returns>
    public int Execute(string sql, params ReadOnlySpan<object?> values)
    {
        var connection = Db.Database.GetDbConnection();
        var transaction = Db.Database.CurrentTransaction!.GetDbTransaction();
        if (connection is SqliteConnection sqlite)
        {
            return PreparedStatements.Of(sqlite).Get(connection, sql, values.Length).Execute(transaction, values);
        }

        using var statement = Statement.Of(connection, sql, values.Length);
        return statement.Execute(transaction, values);
    }

    /// <summary>Runs the action after the commit: waking workers, telling open pages. Not run when the transaction fails.</summary>
    public void AfterCommit(Action action) => _afterCommit.Add(action);

    internal void Committed() => _afterCommit.ForEach(action => action());
}
