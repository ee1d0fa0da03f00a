using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace FlashdutyConsole.Data;

/// <summary>
/// A prepared statement for the paths where EF Core would be the bottleneck. Its SQL holds for every database we support;
/// used by one thread at a time.
/// </summary>
public abstract class Statement : IDisposable
{
    /// <summary>Prepares the SQL, whose parameters are <c>@p0</c>, <c>@p1</c>, …</summary>
    public static Statement Of(DbConnection connection, string sql, int parameters) =>
        connection is SqliteConnection sqlite ? new SqliteStatement(sqlite, sql, parameters) : new ProviderStatement(connection, sql, parameters);

    /// <summary>Runs it and tells how many rows it touched. Values are null, texts, bytes, booleans and integers.</summary>
    public abstract int Execute(DbTransaction transaction, params ReadOnlySpan<object?> values);

    /// <summary>Runs it to read its rows; dispose what it returns before it is run again.</summary>
    public StatementRows Query(DbTransaction transaction, params ReadOnlySpan<object?> values)
    {
        Start(transaction, values);
        return new StatementRows(this);
    }

    /// <inheritdoc/>
    public abstract void Dispose();

    /// <summary>Begins to read.</summary>
    protected internal abstract void Start(DbTransaction transaction, ReadOnlySpan<object?> values);

    /// <summary>Moves to the next row.</summary>
    protected internal abstract bool Next();

    /// <summary>A text of the row.</summary>
    protected internal abstract string Text(int column);

    /// <summary>An integer or a boolean of the row.</summary>
    protected internal abstract long Number(int column);

    /// <summary>Bytes of the row.</summary>
    protected internal abstract byte[] Bytes(int column);

    /// <summary>Whether the row has nothing there.</summary>
    protected internal abstract bool IsNull(int column);

    /// <summary>Ends reading.</summary>
    protected internal abstract void End();
}
