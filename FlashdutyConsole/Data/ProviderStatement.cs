using System.Data.Common;

namespace FlashdutyConsole.Data;

/// <summary>A statement prepared by the database's own provider.</summary>
internal sealed class ProviderStatement : Statement
{
    private readonly DbCommand _command;
    private readonly DbParameter[] _parameters;
    private DbDataReader? _reader;

    public ProviderStatement(DbConnection connection, string sql, int parameters)
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

    public override int Execute(DbTransaction transaction, params ReadOnlySpan<object?> values) => Bind(transaction, values).ExecuteNonQuery();

    public override void Dispose() => _command.Dispose();

    protected internal override void Start(DbTransaction transaction, ReadOnlySpan<object?> values) => _reader = Bind(transaction, values).ExecuteReader();

    protected internal override bool Next() => _reader!.Read();

    protected internal override string Text(int column) => _reader!.GetString(column);

    protected internal override long Number(int column) => _reader!.GetValue(column) switch
    {
        bool flag => flag ? 1 : 0,
        var value => Convert.ToInt64(value, System.Globalization.CultureInfo.InvariantCulture),
    };

    protected internal override byte[] Bytes(int column) => _reader!.GetFieldValue<byte[]>(column);

    protected internal override bool IsNull(int column) => _reader!.IsDBNull(column);

    protected internal override void End()
    {
        _reader?.Dispose();
        _reader = null;
    }

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
