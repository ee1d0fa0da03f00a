using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace FlashdutyConsole.Data.Backups;

/// <summary>
/// A consistent copy of the store in one file, with the keys, which lie in the same database. The console may run meanwhile:
/// SQLite copies the pages as one reader sees them, and writers do not wait. https://sqlite.org/backup.html
/// </summary>
public static class BackUpStore
{
    /// <summary>Writes the copy.</summary>
    /// <param name="database">The database file.</param>
    /// <param name="target">The file to make. It appears when it is whole and on disk, readable for this user only.</param>
    /// <param name="now">Goes into the manifest.</param>
    /// <exception cref="StoreException">There is no database, it is damaged, or the target cannot be made.</exception>
    public static BackupManifest Run(string database, string target, DateTimeOffset now)
    {
        if (!File.Exists(database))
        {
            throw new StoreException($"There is no database at {database}; name the data folder with --Console:DataDirectory");
        }

        if (Path.Exists(target))
        {
            throw new StoreException($"{target} exists; name a file that does not, an older backup is not overwritten");
        }

        var copy = target + ".copy";
        var half = target + ".half";
        try
        {
            var manifest = CopyDatabase(database, copy, now);
            using (var archive = StoreFile.Create(half))
            {
                manifest = Pack(copy, archive, manifest);
                archive.Flush(flushToDisk: true);
            }

            File.Move(half, target, overwrite: false);
            return manifest;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or SqliteException)
        {
            throw new StoreException($"{target}: the backup could not be made ({exception.Message})", exception);
        }
        finally
        {
            File.Delete(copy);
            File.Delete(half);
        }
    }

    private static BackupManifest CopyDatabase(string database, string copy, DateTimeOffset now)
    {
        // So that SQLite finds a file with the right access, whatever the user's mask is.
        StoreFile.Create(copy).Dispose();
        using var from = StoreFile.Open(database);
        using var to = StoreFile.Open(copy);
        from.BackupDatabase(to);
        StoreFile.Verify(to);
        return new BackupManifest(BackupManifest.CurrentFormat, StoreFile.Migrations(to).LastOrDefault(), now, 0, "");
    }

    private static BackupManifest Pack(string copy, Stream archive, BackupManifest manifest)
    {
        using var zip = new ZipArchive(archive, ZipArchiveMode.Create, leaveOpen: true);
        using (var from = File.OpenRead(copy))
        using (var to = zip.CreateEntry(BackupManifest.DatabaseEntry, CompressionLevel.Fastest).Open())
        {
            from.CopyTo(to);
            from.Position = 0;
            manifest = manifest with { Bytes = from.Length, Sha256 = Convert.ToHexStringLower(SHA256.HashData(from)) };
        }

        using var last = zip.CreateEntry(BackupManifest.ManifestEntry).Open();
        JsonSerializer.Serialize(last, manifest, JsonColumn.Options);
        return manifest;
    }
}
