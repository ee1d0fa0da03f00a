using FlashdutyConsole.Data.Backups;
using Microsoft.EntityFrameworkCore;

namespace FlashdutyConsole.Data;

/// <summary>
/// Brings the schema up to date at start: one process at a time, and with a backup of what was there before. A database that
/// a newer version wrote is left alone.
/// </summary>
public sealed partial class SchemaUpgrade(
    IDbContextFactory<ConsoleDb> contexts, IConfiguration configuration, TimeProvider time, ILogger<SchemaUpgrade> logger)
{
    /// <summary>The folder of the backups, below the data folder.</summary>
    public const string Folder = "backups";

    /// <summary>How many backups are kept; older ones are removed.</summary>
    public const int Kept = 3;

    private const string LockFile = "upgrade.lock";
    private static readonly TimeSpan s_again = TimeSpan.FromMilliseconds(200);

    /// <summary>Upgrades if there is something to do.</summary>
    /// <exception cref="StoreException">The database is newer than this version, or the backup failed: nothing was changed.</exception>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var directory = DataSetup.DataDirectory(configuration);
        using var alone = await LockAsync(Path.Combine(directory, LockFile), cancellationToken);
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var known = db.Database.GetMigrations().ToList();
        var applied = (await db.Database.GetAppliedMigrationsAsync(cancellationToken)).ToList();
        if (applied.FirstOrDefault(migration => !known.Contains(migration)) is { } foreign)
        {
            throw new StoreException(
                $"Console:DataDirectory: the database was written by a newer version of the console (it has {foreign}); run that version, or restore a backup. Nothing was changed");
        }

        if (applied.Count == known.Count)
        {
            return;
        }

        if (applied.Count > 0)
        {
            BackUp(directory);
        }

        await ForgetDeadLockAsync(db, cancellationToken);
        await db.Database.MigrateAsync(cancellationToken);
        if (applied.Count > 0)
        {
            Upgraded(applied[^1], known[^1]);
        }
    }

    private void BackUp(string directory)
    {
        var folder = Path.Combine(directory, Folder);
        DataSetup.MakeDirectory(folder);
        var file = Path.Combine(folder, $"before-upgrade-{time.GetUtcNow():yyyyMMdd-HHmmss-fff}.backup");
        BackUpStore.Run(DataSetup.DatabaseFile(configuration), file, time.GetUtcNow());
        BackedUp(file);
        foreach (var older in Directory.EnumerateFiles(folder, "before-upgrade-*.backup").Order(StringComparer.Ordinal).SkipLast(Kept).ToList())
        {
            File.Delete(older);
        }
    }

    // The system takes the lock away from a process that dies, so it can be waited for without an end.
    private async Task<FileStream> LockAsync(string path, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (File.Exists(path))
            {
                await Task.Delay(s_again, time, cancellationToken);
            }
        }
    }

    // EF Core locks with a row of its own, which stays for ever when its process is killed in the middle. We hold the file's
    // lock, so whoever wrote the row is dead.
    private static async Task ForgetDeadLockAsync(ConsoleDb db, CancellationToken cancellationToken)
    {
        const string Lock = "__EFMigrationsLock";
        if (await db.Database.SqlQuery<int>($"SELECT count(*) AS Value FROM sqlite_master WHERE name = {Lock}").SingleAsync(cancellationToken) > 0)
        {
            await db.Database.ExecuteSqlRawAsync($"DELETE FROM \"{Lock}\"", cancellationToken);
        }
    }

    [LoggerMessage(LogLevel.Information, "The database was copied to {File} before it is upgraded")]
    private partial void BackedUp(string file);

    [LoggerMessage(LogLevel.Information, "The database was upgraded from {From} to {To}")]
    private partial void Upgraded(string from, string to);
}
