using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace FlashdutyConsole.Data;

/// <summary>One open transaction: the database to change, and what to do once it is on disk.</summary>
public sealed class Write(ConsoleDb db, DateTimeOffset now)
{
    private readonly List<Action> _afterCommit = [];
    private (DbConnection Connection, DbTransaction Transaction)? _handle;
    private PreparedStatements? _statements;

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
        var (connection, transaction) = Handle();
        if (_statements is not null)
        {
            return _statements.Get(connection, sql, values.Length).Execute(transaction, values);
        }

        using var statement = Statement.Of(connection, sql, values.Length);
        return statement.Execute(transaction, values);
    }

    internal void Query(string sql, ReadOnlySpan<object?> values, Action<Statement> row)
    {
        var (connection, transaction) = Handle();
        var statement = _statements?.Get(connection, sql, values.Length) ?? Statement.Of(connection, sql, values.Length);
        statement.Start(transaction, values);
        try
        {
            while (statement.Next())
            {
                row(statement);
            }
        }
        finally
        {
            statement.End();
            if (_statements is null)
            {
                statement.Dispose();
            }
        }
    }

    private (DbConnection Connection, DbTransaction Transaction) Handle()
    {
        if (_handle is { } known)
        {
            return known;
        }

        var connection = Db.Database.GetDbConnection();
        _statements = connection is SqliteConnection sqlite ? PreparedStatements.Of(sqlite) : null;
        _handle = (connection, Db.Database.CurrentTransaction!.GetDbTransaction());
        return _handle.Value;
    }

    /// <summary>Runs the action after the commit: waking workers, telling open pages. Not run when the transaction fails.</summary>
    public void AfterCommit(Action action) => _afterCommit.Add(action);

    internal void Committed() => _afterCommit.ForEach(action => action());
}
