using Microsoft.AspNetCore.DataProtection;
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
        services.AddDataProtection().SetApplicationName("FlashdutyConsole").PersistKeysToDbContext<ConsoleDb>();
        return services;
    }

    /// <summary>Makes the data folder, brings the schema up to date and sees to it that there is a key.</summary>
    public static async Task MigrateAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        await using var db = await services.GetRequiredService<IDbContextFactory<ConsoleDb>>().CreateDbContextAsync(cancellationToken);
        await db.Database.MigrateAsync(cancellationToken);
        // Makes the first key now. Made by the first secret, it would be written while that secret's transaction holds the store.
        services.GetRequiredService<IDataProtectionProvider>().CreateProtector(nameof(DataSetup)).Protect([]);
    }

    /// <summary>The folder of the SQLite file and the keys; made with access for this user only.</summary>
    public static string DataDirectory(IConfiguration configuration)
    {
        var directory = Path.GetFullPath(configuration["Console:DataDirectory"] is { Length: > 0 } path ? path : "data");
        if (!Directory.Exists(directory))
        {
            if (OperatingSystem.IsWindows())
            {
                Directory.CreateDirectory(directory);
            }
            else
            {
                Directory.CreateDirectory(directory, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            }
        }

        return directory;
    }

    private static string ConnectionString(IConfiguration configuration) =>
        configuration.GetConnectionString("Console") is { Length: > 0 } given
            ? given
            : $"Data Source={Path.Combine(DataDirectory(configuration), "console.db")}";
}
