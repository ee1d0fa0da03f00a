using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.EntityFrameworkCore.Update;

namespace FlashdutyConsole.Data;

/// <summary>
/// Saves what a context tracks with prepared statements, one for each shape of row: EF Core would write, parse and bind new
/// SQL for every row, which costs several times the insert itself. What is out of the ordinary (deletions, concurrency
/// tokens, another database) is left to EF Core.
/// </summary>
internal sealed class PreparedDatabase(DatabaseDependencies dependencies, RelationalDatabaseDependencies relational)
    : RelationalDatabase(dependencies, relational)
{
    public override int SaveChanges(IList<IUpdateEntry> entries) => TrySave(entries) ? entries.Count : base.SaveChanges(entries);

    public override Task<int> SaveChangesAsync(IList<IUpdateEntry> entries, CancellationToken cancellationToken = default) =>
        TrySave(entries) ? Task.FromResult(entries.Count) : base.SaveChangesAsync(entries, cancellationToken);

    private bool TrySave(IList<IUpdateEntry> entries)
    {
        var connection = RelationalDependencies.Connection;
        if (connection.DbConnection is not SqliteConnection sqlite || connection.CurrentTransaction?.GetDbTransaction() is not { } transaction)
        {
            return false;
        }

        var rows = new List<(RowShape Shape, IUpdateEntry Entry)>(entries.Count);
        foreach (var entry in entries)
        {
            if (entry.EntityState is not (EntityState.Added or EntityState.Modified) || RowShape.Of(entry.EntityType) is not { } shape || shape.BringsItsKey(entry))
            {
                return false;
            }

            rows.Add((shape, entry));
        }

        // What others refer to comes first: new rows by the depth of their references, then changed ones.
        rows.Sort(static (left, right) => Rank(left).CompareTo(Rank(right)));
        var statements = PreparedStatements.Of(sqlite);
        foreach (var (shape, entry) in rows)
        {
            Save(sqlite, transaction, statements, shape, entry);
        }

        return true;
    }

    private static int Rank((RowShape Shape, IUpdateEntry Entry) row) => row.Entry.EntityState == EntityState.Added ? row.Shape.Depth : int.MaxValue;

    private static void Save(SqliteConnection connection, DbTransaction transaction, PreparedStatements statements, RowShape shape, IUpdateEntry entry)
    {
        try
        {
            if (entry.EntityState == EntityState.Added)
            {
                shape.Insert(connection, transaction, statements, entry);
            }
            else if (!shape.Update(connection, transaction, statements, entry))
            {
                throw new DbUpdateConcurrencyException($"a row of {shape.Table} that was to be changed is gone", [entry]);
            }
        }
        catch (DbException exception)
        {
            throw new DbUpdateException($"a row of {shape.Table} could not be saved", exception, [entry]);
        }
    }
}
