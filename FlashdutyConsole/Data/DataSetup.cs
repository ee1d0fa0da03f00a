using Microsoft.AspNetCore.DataProtection;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.Options;

namespace FlashdutyConsole.Data;

/// <summary>Registers the store and brings its schema up to date at start.</summary>
public static class DataSetup
{
    /// <summary>The store for the configured provider.</summary>
    public static IServiceCollection AddData(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<DatabaseOptions>().BindConfiguration(DatabaseOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<DatabaseOptions>, ValidateDatabaseOptions>();
        services.AddSingleton<SqlitePragmas>();
        services.AddPooledDbContextFactory<SqliteConsoleDb>((provider, options) => options
            .UseSqlite(ConnectionString(provider.GetRequiredService<IConfiguration>()))
            .ReplaceService<IDatabase, PreparedDatabase>()
            // Counting stops at a limit, and which rows are counted does not matter.
            .ConfigureWarnings(warnings => warnings.Ignore(CoreEventId.RowLimitingOperationWithoutOrderByWarning))
            .AddInterceptors(provider.GetRequiredService<SqlitePragmas>()));
        services.AddSingleton<IDbContextFactory<ConsoleDb>, ConsoleDbFactory>();
        services.AddScoped<ConsoleDb>(provider => provider.GetRequiredService<IDbContextFactory<ConsoleDb>>().CreateDbContext());
        services.AddSingleton<WriteGate>();
        services.AddSingleton<ConsoleWriter>();
        services.AddSingleton<LogCheckpoint>();
        services.AddSingleton<StorageCheck>();
        services.AddSingleton<SchemaUpgrade>();
        services.AddDataProtection().SetApplicationName("FlashdutyConsole").PersistKeysToDbContext<ConsoleDb>();
        return services;
    }

    /// <summary>Brings the schema up to date and sees to it that there is a key.</summary>
    /// <exception cref="Backups.StoreException">The database cannot be used as it is.</exception>
    public static async Task MigrateAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        await services.GetRequiredService<SchemaUpgrade>().RunAsync(cancellationToken);
        // Makes the first key now. Made by the first secret, it would be written while that secret's transaction holds the store.
        services.GetRequiredService<IDataProtectionProvider>().CreateProtector(nameof(DataSetup)).Protect([]);
    }

    /// <summary>The folder of the SQLite file and the keys; made with access for this user only.</summary>
    public static string DataDirectory(IConfiguration configuration)
    {
        var directory = DataPath(configuration);
        MakeDirectory(directory);
        return directory;
    }

    /// <summary>Where the data folder is, or would be.</summary>
    public static string DataPath(IConfiguration configuration) =>
        Path.GetFullPath(configuration["Console:DataDirectory"] is { Length: > 0 } path ? path : "data");

    /// <summary>The SQLite file: as the connection string says, else in the data folder.</summary>
    public static string DatabaseFile(IConfiguration configuration) => Path.GetFullPath(
        configuration.GetConnectionString("Console") is { Length: > 0 } given
            ? new SqliteConnectionStringBuilder(given).DataSource
            : Path.Combine(DataPath(configuration), "console.db"));

    internal static void MakeDirectory(string directory)
    {
        if (Directory.Exists(directory))
        {
            return;
        }

        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(directory);
        }
        else
        {
            Directory.CreateDirectory(directory, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    private static string ConnectionString(IConfiguration configuration) =>
        configuration.GetConnectionString("Console") is { Length: > 0 } given
            ? given
            : $"Data Source={Path.Combine(DataDirectory(configuration), "console.db")}";
}
