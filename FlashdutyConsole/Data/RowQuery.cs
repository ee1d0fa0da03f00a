using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking.Internal;
using Microsoft.EntityFrameworkCore.Internal;
using Microsoft.EntityFrameworkCore.Metadata;

namespace FlashdutyConsole.Data;

/// <summary>
/// Reads whole rows of one table with a prepared statement, for the busiest paths: EF Core writes, parses and binds its SQL
/// anew for every query, which costs ten times the look into the table. Keep one in a static field.
/// </summary>
/// <typeparam name="T">An entity with a table of its own.</typeparam>
/// <param name="rest">What follows the table's name, in SQL that holds for every database we support: <c>WHERE "Id" = @p0</c>.</param>
public sealed class RowQuery<T>(string rest)
    where T : class, new()
{
    private volatile Plan? _plan;

    /// <summary>The rows as they are, to read only. What the context tracks and has not saved is not seen.</summary>
    public List<T> Read(Write write, params ReadOnlySpan<object?> values) => Rows(write, values, Of(write));

    /// <summary>The first row, to read only; null = there is none.</summary>
    public T? First(Write write, params ReadOnlySpan<object?> values) => Read(write, values) is [var first, ..] ? first : null;

    /// <summary>The rows, to be changed: tracked as EF Core's own queries track them, and joined to what is tracked already.</summary>
    public List<T> Track(Write write, params ReadOnlySpan<object?> values)
    {
        var plan = Of(write);
        var rows = Rows(write, values, plan);
#pragma warning disable EF1001 // What EF Core's own queries do with a row; the public way, Attach, walks the whole graph for each.
        var states = ((IDbContextDependencies)write.Db).StateManager;
        for (var index = 0; index < rows.Count; index++)
        {
            // A row that is tracked already may have been changed: that one counts.
            if (states.TryGetEntry(plan.Key, plan.KeyOf(rows[index])) is { } known)
            {
                rows[index] = (T)known.Entity;
            }
            else
            {
                states.StartTrackingFromQuery(plan.Type, rows[index], Snapshot.Empty);
            }
        }
#pragma warning restore EF1001
        return rows;
    }

    /// <summary>The first row, to be changed; null = there is none.</summary>
    public T? TrackFirst(Write write, params ReadOnlySpan<object?> values) => Track(write, values) is [var first, ..] ? first : null;

    private List<T> Rows(Write write, ReadOnlySpan<object?> values, Plan plan)
    {
        var rows = new List<T>();
        write.Query(plan.Sql, values, statement => rows.Add(plan.Make(statement)));
        return rows;
    }

    private Plan Of(Write write)
    {
        var model = write.Db.Model;
        if (_plan is { } plan && plan.Model == model)
        {
            return plan;
        }

        return _plan = new Plan(model, rest);
    }

    private sealed class Plan
    {
        private readonly Func<T, object?>[] _keys;

        public Plan(IModel model, string rest)
        {
            Model = model;
            Type = model.FindEntityType(typeof(T)) ?? throw new InvalidOperationException($"{typeof(T)} is not stored");
            Key = Type.FindPrimaryKey()!;
            _keys = [.. Key.Properties.Select(property => (Func<T, object?>)(row => property.PropertyInfo!.GetValue(row)))];
            var properties = Type.GetProperties().ToList();
            Sql = $"""SELECT {string.Join(", ", properties.Select(property => $"\"{property.GetColumnName()}\""))} FROM "{Type.GetTableName()}" {rest}""";
            var statement = Expression.Parameter(typeof(Statement));
            Make = Expression.Lambda<Func<Statement, T>>(
                Expression.MemberInit(
                    Expression.New(typeof(T)),
                    properties.Select((property, column) => Expression.Bind(property.PropertyInfo!, Value(statement, property, column)))),
                statement).Compile();
        }

        public IModel Model { get; }

        public IEntityType Type { get; }

        public IKey Key { get; }

        public string Sql { get; }

        public Func<Statement, T> Make { get; }

        public object?[] KeyOf(T row) => Array.ConvertAll(_keys, key => key(row));

        private static Expression Value(Expression statement, IProperty property, int index)
        {
            var column = Expression.Constant(index);
            var converter = property.GetTypeMapping().Converter;
            var stored = Nullable.GetUnderlyingType(converter?.ProviderClrType ?? property.ClrType) ?? converter?.ProviderClrType ?? property.ClrType;
            var value = stored == typeof(string) ? Call(nameof(Statement.Text))
                : stored == typeof(byte[]) ? Call(nameof(Statement.Bytes))
                : stored == typeof(bool) ? Expression.NotEqual(Call(nameof(Statement.Number)), Expression.Constant(0L))
                : Expression.Convert(Call(nameof(Statement.Number)), stored);
            if (converter is not null)
            {
                value = Expression.Invoke(converter.ConvertFromProviderExpression, value);
            }

            value = value.Type == property.ClrType ? value : Expression.Convert(value, property.ClrType);
            return property.IsNullable ? Expression.Condition(Call(nameof(Statement.IsNull)), Expression.Default(property.ClrType), value) : value;

            Expression Call(string method) => Expression.Call(statement, method, null, column);
        }
    }
}
