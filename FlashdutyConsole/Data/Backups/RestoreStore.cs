using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace FlashdutyConsole.Data.Backups;

/// <summary>A backup becomes the store of an empty data folder. What is wrong with it is found before anything is in place.</summary>
public static class RestoreStore
{
    /// <summary>Restores.</summary>
    /// <param name="source">A file that <see cref="BackUpStore"/> made.</param>
    /// <param name="dataDirectory">The data folder; made when it is not there.</param>
    /// <param name="database">The database file to make.</param>
    /// <param name="known">The migrations that this version has.</param>
    /// <exception cref="StoreException">The target is not empty, or the backup is not whole, damaged or newer than this version.</exception>
    public static BackupManifest Run(string source, string dataDirectory, string database, IReadOnlyCollection<string> known)
    {
        if (Path.Exists(database) || (Directory.Exists(dataDirectory) && Directory.EnumerateFileSystemEntries(dataDirectory).Any()))
        {
            throw new StoreException($"{dataDirectory} is not empty; nothing was restored. Name an empty folder with --Console:DataDirectory, or move its files away");
        }

        var half = database + ".restoring";
        try
        {
            DataSetup.MakeDirectory(dataDirectory);
            using var archive = ZipFile.OpenRead(source);
            var manifest = ReadManifest(archive, source);
            if (manifest.Schema is { } schema && !known.Contains(schema))
            {
                throw new StoreException($"{source} was made by a newer version of the console; restore it with that version");
            }

            Unpack(archive, manifest, source, half);
            using (var restored = StoreFile.Open(half))
            {
                StoreFile.Verify(restored);
            }

            File.Move(half, database, overwrite: false);
            return manifest;
        }
        catch (InvalidDataException exception)
        {
            throw new StoreException($"{source} is damaged, or not a backup of this console; nothing was restored", exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or SqliteException)
        {
            throw new StoreException($"{source}: cannot be restored ({exception.Message})", exception);
        }
        finally
        {
            File.Delete(half);
        }
    }

    private static BackupManifest ReadManifest(ZipArchive archive, string source)
    {
        try
        {
            using var entry = archive.GetEntry(BackupManifest.ManifestEntry)?.Open();
            if (entry is not null
                && JsonSerializer.Deserialize<BackupManifest>(entry, JsonColumn.Options) is { Format: BackupManifest.CurrentFormat } manifest)
            {
                return manifest;
            }
        }
        catch (JsonException)
        {
            // As good as none.
        }

        throw new StoreException($"{source} is not a backup of this console");
    }

    private static void Unpack(ZipArchive archive, BackupManifest manifest, string source, string target)
    {
        var entry = archive.GetEntry(BackupManifest.DatabaseEntry);
        if (entry?.Length != manifest.Bytes)
        {
            throw Damaged(source);
        }

        using var to = StoreFile.Create(target);
        using (var from = entry.Open())
        {
            from.CopyTo(to);
        }

        to.Flush(flushToDisk: true);
        to.Position = 0;
        if (!Convert.ToHexStringLower(SHA256.HashData(to)).Equals(manifest.Sha256, StringComparison.Ordinal))
        {
            throw Damaged(source);
        }
    }

    private static StoreException Damaged(string source) =>
        new($"{source} is damaged: its checksum does not fit. Nothing was restored; take another backup");
}
