using System.Data.Common;

namespace FlashdutyConsole.Data;

/// <summary>A prepared statement for the paths where EF Core would be the bottleneck. Its SQL holds for every database we support.</summary>
public sealed class Statement : IDisposable
{
    private readonly DbCommand _command;
    private readonly DbParameter[] _parameters;

    /// <summary>Prepares the SQL, whose parameters are <c>@p0</c>, <c>@p1</c>, …</summary>
    public Statement(DbConnection connection, string sql, int parameters)
    {
        _command = connection.CreateCommand();
        _command.CommandText = sql;
        _parameters = new DbParameter[parameters];
        for (var index = 0; index < parameters; index++)
        {
            var parameter = _command.CreateParameter();
            parameter.ParameterName = $"@p{index}";
            _parameters[index] = parameter;
            _command.Parameters.Add(parameter);
        }
    }

    /// <summary>Runs it and tells how many rows it touched.</summary>
    public int Execute(DbTransaction transaction, params ReadOnlySpan<object?> values) => Bind(transaction, values).ExecuteNonQuery();

    /// <summary>Runs it and reads its first value; null when there is no row.</summary>
    public object? Scalar(DbTransaction transaction, params ReadOnlySpan<object?> values) => Bind(transaction, values).ExecuteScalar();

    /// <summary>Runs it and reads its rows.</summary>
    public DbDataReader Query(DbTransaction transaction, params ReadOnlySpan<object?> values) => Bind(transaction, values).ExecuteReader();

    /// <inheritdoc/>
    public void Dispose() => _command.Dispose();

    private DbCommand Bind(DbTransaction transaction, ReadOnlySpan<object?> values)
    {
        _command.Transaction = transaction;
        for (var index = 0; index < values.Length; index++)
        {
            _parameters[index].Value = values[index] ?? DBNull.Value;
        }

        return _command;
    }
}
