using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Microsoft.EntityFrameworkCore.Update;

namespace FlashdutyConsole.Data;

/// <summary>How the rows of one entity are written: read once from the model.</summary>
internal sealed class RowShape
{
    // The columns of an update are told apart by the bits of one integer.
    private const int MostColumns = 64;

    private static readonly Type[] Writable = [typeof(string), typeof(byte[]), typeof(bool), typeof(int), typeof(long)];

    private static readonly ConcurrentDictionary<IEntityType, RowShape?> Shapes = new();
    private readonly Column[] _key;
    private readonly Column[] _columns;
    private readonly Column? _generated;
    private readonly string _insert;
    private readonly ConcurrentDictionary<ulong, (string Sql, int Parameters)> _updates = new();

    private RowShape(IEntityType type)
    {
        Table = type.GetTableName()!;
        Depth = DepthOf(type, 0);
        var properties = type.GetProperties().Where(property => !property.IsPrimaryKey()).ToList();
        _key = [.. type.FindPrimaryKey()!.Properties.Select(property => new Column(property))];
        _columns = [.. properties.Select(property => new Column(property))];
        _generated = _key is [var only] && only.Property.ValueGenerated == ValueGenerated.OnAdd && only.Property.ClrType == typeof(long) ? only : null;
        var inserted = Inserted;
        _insert = $"""INSERT INTO "{Table}" ({string.Join(", ", inserted.Select(column => $"\"{column.Name}\""))}) VALUES ({string.Join(", ", inserted.Select((_, index) => $"@p{index}"))})"""
            + (_generated is null ? "" : $""" RETURNING "{_generated.Name}" """);
    }

    /// <summary>The table.</summary>
    public string Table { get; }

    /// <summary>How many references deep it lies: 0 refers to no other row.</summary>
    public int Depth { get; }

    private IReadOnlyList<Column> Inserted => _generated is null ? [.. _key, .. _columns] : _columns;

    /// <summary>The shape of this entity; null when it is out of the ordinary.</summary>
    public static RowShape? Of(IEntityType type) => Shapes.GetOrAdd(type, static type => IsPlain(type) ? new RowShape(type) : null);

    /// <summary>Whether a new row comes with a key although the database would make one.</summary>
    public bool BringsItsKey(IUpdateEntry entry) =>
        _generated is not null && entry.EntityState == EntityState.Added && !entry.HasTemporaryValue(_generated.Property);

    /// <summary>Adds the row; a key that the database makes is given to the entity.</summary>
    public void Insert(DbConnection connection, DbTransaction transaction, PreparedStatements statements, IUpdateEntry entry)
    {
        var columns = Inserted;
        var values = new object?[columns.Count];
        for (var index = 0; index < values.Length; index++)
        {
            values[index] = columns[index].NewValue(entry);
        }

        var statement = statements.Get(connection, _insert, values.Length);
        if (_generated is null)
        {
            statement.Execute(transaction, values);
            return;
        }

        using var rows = statement.Query(transaction, values);
        if (rows.Read())
        {
            entry.SetStoreGeneratedValue(_generated.Property, rows.Number(0));
        }
    }

    /// <summary>Writes the columns that changed. False = there is no such row.</summary>
    public bool Update(DbConnection connection, DbTransaction transaction, PreparedStatements statements, IUpdateEntry entry)
    {
        var changed = 0UL;
        for (var index = 0; index < _columns.Length; index++)
        {
            changed |= entry.IsModified(_columns[index].Property) ? 1UL << index : 0;
        }

        if (changed == 0)
        {
            return true;
        }

        var (sql, parameters) = _updates.GetOrAdd(changed, UpdateSql);
        var values = new object?[parameters];
        var place = 0;
        for (var index = 0; index < _columns.Length; index++)
        {
            if ((changed & (1UL << index)) != 0)
            {
                values[place++] = _columns[index].Value(entry);
            }
        }

        foreach (var column in _key)
        {
            values[place++] = column.Value(entry);
        }

        return statements.Get(connection, sql, parameters).Execute(transaction, values) == 1;
    }

    private static bool IsPlain(IEntityType type) =>
        type.FindPrimaryKey() is not null
        && type.BaseType is null
        && !type.GetDirectlyDerivedTypes().Any()
        && type.GetComplexProperties().FirstOrDefault() is null
        && type.GetTableMappings().Count() == 1
        && type.GetTableMappings().Single().Table.EntityTypeMappings.Count() == 1
        && type.GetProperties().Count() <= MostColumns
        && type.GetProperties().All(property => !property.IsConcurrencyToken && Writable.Contains(TypeOf(property))
            && (property.ValueGenerated == ValueGenerated.Never || (property.IsPrimaryKey() && property.ClrType == typeof(long)) || HasDefault(property)));

    // A default of the database's, for rows that are older than the column: a new row has a value of its own.
    private static bool HasDefault(IProperty property) => property.ValueGenerated == ValueGenerated.OnAdd && property.GetDefaultValue() is not null;

    private static Type TypeOf(IProperty property)
    {
        var type = property.GetTypeMapping().Converter?.ProviderClrType ?? property.ClrType;
        return Nullable.GetUnderlyingType(type) ?? type;
    }

    private static int DepthOf(IEntityType type, int depth)
    {
        var principals = type.GetForeignKeys().Select(key => key.PrincipalEntityType).Where(principal => principal != type).ToList();
        // Deeper than the model has entities would be a circle.
        return principals.Count == 0 || depth > MostColumns ? 0 : 1 + principals.Max(principal => DepthOf(principal, depth + 1));
    }

    private (string Sql, int Parameters) UpdateSql(ulong changed)
    {
        var set = _columns.Where((_, index) => (changed & (1UL << index)) != 0).Select((column, index) => $"\"{column.Name}\" = @p{index}").ToList();
        var where = _key.Select((column, index) => $"\"{column.Name}\" = @p{set.Count + index}").ToList();
        return ($"""UPDATE "{Table}" SET {string.Join(", ", set)} WHERE {string.Join(" AND ", where)}""", set.Count + where.Count);
    }

    private sealed class Column(IProperty property)
    {
        private readonly ValueConverter? _converter = property.GetTypeMapping().Converter;
        private readonly object? _default = HasDefault(property) ? property.GetDefaultValue() : null;

        public IProperty Property { get; } = property;

        public string Name { get; } = property.GetColumnName();

        /// <summary>What a new row holds: the database's default where EF Core would leave the value to it.</summary>
        public object? NewValue(IUpdateEntry entry) =>
            _default is not null && Equals(entry.GetCurrentValue(Property), Property.Sentinel) ? Stored(_default) : Value(entry);

        public object? Value(IUpdateEntry entry) => Stored(entry.GetCurrentValue(Property));

        private object? Stored(object? value) => value is null || _converter is null ? value : _converter.ConvertToProvider(value);
    }
}
