using System.Buffers;
using System.Data.Common;
using System.Globalization;
using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace FlashdutyConsole.Data;

/// <summary>
/// A statement on SQLite's own handle. The provider would look up every parameter by its name and make a reader for each
/// run, which costs more than the insert itself.
/// </summary>
internal sealed class SqliteStatement : Statement
{
    private const int OnStack = 1024;
    private readonly sqlite3 _handle;
    private readonly sqlite3_stmt _statement;
    private readonly int[] _places;

    public SqliteStatement(SqliteConnection connection, string sql, int parameters)
    {
        _handle = connection.Handle ?? throw new InvalidOperationException("the connection is not open");
        SqliteException.ThrowExceptionForRC(raw.sqlite3_prepare_v3(_handle, sql, raw.SQLITE_PREPARE_PERSISTENT, out _statement), _handle);
        _places = new int[parameters];
        for (var index = 0; index < parameters; index++)
        {
            // 0 when the SQL does not use it, which is an error of ours.
            _places[index] = raw.sqlite3_bind_parameter_index(_statement, $"@p{index}");
            ArgumentOutOfRangeException.ThrowIfZero(_places[index], sql);
        }
    }

    public override int Execute(DbTransaction transaction, params ReadOnlySpan<object?> values)
    {
        Start(transaction, values);
        try
        {
            while (Next())
            {
                // What it returns is of no interest here; it is done only when it has been read.
            }

            return raw.sqlite3_changes(_handle);
        }
        finally
        {
            End();
        }
    }

    public override void Dispose() => _statement.Dispose();

    protected internal override void Start(DbTransaction transaction, ReadOnlySpan<object?> values)
    {
        for (var index = 0; index < values.Length; index++)
        {
            SqliteException.ThrowExceptionForRC(Bind(_places[index], values[index]), _handle);
        }
    }

    protected internal override bool Next()
    {
        var result = raw.sqlite3_step(_statement);
        if (result == raw.SQLITE_ROW)
        {
            return true;
        }

        if (result != raw.SQLITE_DONE)
        {
            SqliteException.ThrowExceptionForRC(result, _handle);
        }

        return false;
    }

    // By its length: a text may hold a NUL, at which it would end otherwise.
    protected internal override string Text(int column) => Encoding.UTF8.GetString(raw.sqlite3_column_blob(_statement, column));

    protected internal override long Number(int column) => raw.sqlite3_column_int64(_statement, column);

    protected internal override byte[] Bytes(int column) => raw.sqlite3_column_blob(_statement, column).ToArray();

    protected internal override bool IsNull(int column) => raw.sqlite3_column_type(_statement, column) == raw.SQLITE_NULL;

    protected internal override void End() => raw.sqlite3_reset(_statement);

    private int Bind(int place, object? value) => value switch
    {
        null => raw.sqlite3_bind_null(_statement, place),
        string text => Bind(place, text),
        byte[] bytes => raw.sqlite3_bind_blob(_statement, place, bytes),
        bool flag => raw.sqlite3_bind_int(_statement, place, flag ? 1 : 0),
        _ => raw.sqlite3_bind_int64(_statement, place, Convert.ToInt64(value, CultureInfo.InvariantCulture)),
    };

    // SQLite copies the bytes, so the buffer is ours again at once.
    private int Bind(int place, string text)
    {
        var most = Encoding.UTF8.GetMaxByteCount(text.Length);
        if (most <= OnStack)
        {
            Span<byte> buffer = stackalloc byte[OnStack];
            return raw.sqlite3_bind_text(_statement, place, buffer[..Encoding.UTF8.GetBytes(text, buffer)]);
        }

        var rented = ArrayPool<byte>.Shared.Rent(most);
        var result = raw.sqlite3_bind_text(_statement, place, rented.AsSpan(0, Encoding.UTF8.GetBytes(text, rented)));
        ArrayPool<byte>.Shared.Return(rented);
        return result;
    }
}
