using FlashdutyConsole.Data;
using FlashdutyConsole.Data.Backups;
using FlashdutyConsole.Setup;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace FlashdutyConsole.Tests.Data;

public sealed class SchemaUpgradeTests : IDisposable
{
    private const string First = "20261123032503_Initial";
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("console-upgrade-");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private string Database => Path.Combine(_folder.FullName, "console.db");

    private string[] Backups => Directory.Exists(Path.Combine(_folder.FullName, SchemaUpgrade.Folder))
        ? Directory.GetFiles(Path.Combine(_folder.FullName, SchemaUpgrade.Folder))
        : [];

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Run_DatabaseOfTheFirstSchema_IsUpgradedWithAllData()
    {
        await MakeFirstSchemaAsync();
        var before = Fill();

        await UpgradeAsync();

        var after = Rows(before.Keys);
        Assert.All(before, table =>
        {
            var row = Assert.Single(after[table.Key]);
            Assert.All(row.Keys.Intersect(table.Value.Keys), column => Assert.Equal((table.Key, column, table.Value[column]), (table.Key, column, row[column])));
        });
    }

    [Fact]
    public async Task Run_SchemaChanges_LeavesABackupOfWhatWasThere()
    {
        await MakeFirstSchemaAsync();
        Fill();

        await UpgradeAsync();

        var restored = Path.Combine(_folder.FullName, "restored");
        var manifest = RestoreStore.Run(Assert.Single(Backups), restored, Path.Combine(restored, "console.db"), [First]);
        Assert.Equal(First, manifest.Schema);
    }

    [Fact]
    public async Task Run_NothingToUpgrade_MakesNoBackup()
    {
        await UpgradeAsync();
        await UpgradeAsync();

        Assert.Empty(Backups);
    }

    [Fact]
    public async Task Run_AnUpgradeWasKilledInTheMiddle_GoesOn()
    {
        await MakeFirstSchemaAsync();
        // What EF Core leaves behind when its process dies while it migrates.
        Execute("INSERT INTO \"__EFMigrationsLock\" VALUES (1, '2026-01-01 00:00:00+00:00')");

        await UpgradeAsync();

        Assert.NotEmpty(Backups);
    }

    [Fact]
    public async Task Run_DatabaseOfANewerVersion_StopsWithOneLineAndChangesNothing()
    {
        await UpgradeAsync();
        Execute("INSERT INTO __EFMigrationsHistory VALUES ('99990101000000_Future', '99.0.0')");
        using var output = new StringWriter();
        using var error = new StringWriter();

        var code = await ConsoleHost.RunAsync(["--Urls=http://127.0.0.1:0", "--Console:DataDirectory=" + _folder.FullName], output, error);

        Assert.Equal(ExitCode.Unusable, code);
        Assert.Empty(output.ToString());
        Assert.Contains("newer version", Assert.Single(error.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries)));
        Assert.Empty(Backups);
    }

    private async Task MakeFirstSchemaAsync()
    {
        await using var db = new SqliteConsoleDb(
            new DbContextOptionsBuilder<SqliteConsoleDb>().UseSqlite($"Data Source={Database};Pooling=False").Options);
        await db.GetService<IMigrator>().MigrateAsync(First, Cancel);
    }

    private async Task UpgradeAsync()
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection([new("Console:DataDirectory", _folder.FullName), new("ConnectionStrings:Console", $"Data Source={Database};Pooling=False")])
            .Build();
        await using var services = new ServiceCollection()
            .AddLogging()
            .AddSingleton<IConfiguration>(configuration)
            .AddSingleton(TimeProvider.System)
            .AddData(configuration)
            .BuildServiceProvider();
        await services.GetRequiredService<SchemaUpgrade>().RunAsync(Cancel);
    }

    // One row in each table. All numbers are 1 and all texts "1", so that whatever points to a row points to the one there is.
    private Dictionary<string, Dictionary<string, object>> Fill()
    {
        using var connection = Open();
        var tables = Query(connection, "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '\\_\\_%' ESCAPE '\\' AND name NOT LIKE 'sqlite%'")
            .ConvertAll(row => (string)row["name"]);
        foreach (var table in tables)
        {
            var columns = Query(connection, $"SELECT name, type FROM pragma_table_info('{table}')");
            using var insert = connection.CreateCommand();
            insert.CommandText =
                $"INSERT INTO \"{table}\" ({string.Join(", ", columns.Select(column => $"\"{column["name"]}\""))}) VALUES ({string.Join(", ", columns.Select(column => (string)column["type"] == "INTEGER" ? "1" : "'1'"))})";
            insert.ExecuteNonQuery();
        }

        return Rows(tables).ToDictionary(table => table.Key, table => table.Value.Single());
    }

    private Dictionary<string, List<Dictionary<string, object>>> Rows(IEnumerable<string> tables)
    {
        using var connection = Open();
        return tables.ToDictionary(table => table, table => Query(connection, $"SELECT * FROM \"{table}\""));
    }

    private SqliteConnection Open()
    {
        var connection = new SqliteConnection($"Data Source={Database};Pooling=False;Foreign Keys=False");
        connection.Open();
        return connection;
    }

    private void Execute(string sql)
    {
        using var connection = Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static List<Dictionary<string, object>> Query(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var rows = new List<Dictionary<string, object>>();
        while (reader.Read())
        {
            rows.Add(Enumerable.Range(0, reader.FieldCount).ToDictionary(reader.GetName, reader.GetValue));
        }

        return rows;
    }
}
