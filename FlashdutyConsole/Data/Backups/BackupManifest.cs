namespace FlashdutyConsole.Data.Backups;

/// <summary>What a backup says of itself; the entry <c>manifest.json</c> of the archive.</summary>
/// <param name="Format">How the archive is built; <see cref="CurrentFormat"/> is the only one so far.</param>
/// <param name="Schema">The newest migration that the copied database has; null for an empty one.</param>
/// <param name="CreatedAt">When the copy was made.</param>
/// <param name="Bytes">The size of the copied database.</param>
/// <param name="Sha256">Its checksum, in hexadecimal.</param>
public sealed record BackupManifest(int Format, string? Schema, DateTimeOffset CreatedAt, long Bytes, string Sha256)
{
    /// <summary>The format that this version writes.</summary>
    public const int CurrentFormat = 1;

    internal const string ManifestEntry = "manifest.json";

    internal const string DatabaseEntry = "console.db";
}
