using System.Collections.Concurrent;
using System.Diagnostics;
using FlashdutyConsole.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using SQLitePCL;

namespace FlashdutyConsole.Tests.Support;

/// <summary>Every statement that SQLite ran on the database in one folder, parameters not filled in, whoever prepared it.</summary>
internal sealed class SqlTrace : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
{
    private readonly string _file;
    private readonly IDisposable _listeners;
    private readonly ConcurrentBag<IDisposable> _subscriptions = [];
    private readonly ConcurrentDictionary<string, byte> _statements = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<sqlite3, byte> _handles = new();

    public SqlTrace(string file)
    {
        _file = file;
        _listeners = DiagnosticListener.AllListeners.Subscribe(this);
    }

    /// <summary>The names of the indexes that SQLite goes by in running them.</summary>
    public async Task<HashSet<string>> IndexesAsync(ConsoleDb db)
    {
        var used = new HashSet<string>(StringComparer.Ordinal);
        await db.Database.OpenConnectionAsync();
        var handle = ((SqliteConnection)db.Database.GetDbConnection()).Handle!;
        foreach (var sql in _statements.Keys)
        {
            if (raw.sqlite3_prepare_v2(handle, "EXPLAIN QUERY PLAN " + sql, out var plan) != raw.SQLITE_OK)
            {
                continue;
            }

            using (plan)
            {
                while (raw.sqlite3_step(plan) == raw.SQLITE_ROW)
                {
                    var words = raw.sqlite3_column_text(plan, 3).utf8_to_string().Split(' ');
                    used.UnionWith(words.Zip(words.Skip(1)).Where(pair => pair.First == "INDEX").Select(pair => pair.Second));
                }
            }
        }

        return used;
    }

    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == DbLoggerCategory.Name)
        {
            _subscriptions.Add(value.Subscribe(this));
        }
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (value.Value is ConnectionEndEventData { Connection: SqliteConnection { Handle: { } handle } connection }
            && value.Key == RelationalEventId.ConnectionOpened.Name && connection.DataSource == _file && _handles.TryAdd(handle, 0))
        {
            raw.sqlite3_profile(handle, (_, sql, _) => _statements.TryAdd(sql, 0), null);
        }
    }

    public void OnCompleted()
    {
    }

    public void OnError(Exception error)
    {
    }

    public void Dispose()
    {
        _listeners.Dispose();
        foreach (var subscription in _subscriptions)
        {
            subscription.Dispose();
        }
    }
}
