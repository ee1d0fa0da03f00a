using System.Security.Cryptography;
using System.Text.Json;
using FlashdutyConsole.Data;

namespace FlashdutyConsole.Setup.Demo;

/// <summary>
/// The owner's password and the app key of a demo. Made up once for a data folder and kept beside its database, readable for
/// this user only, so that what was printed at the first start still works at the next.
/// </summary>
/// <param name="OwnerPassword">The owner's password.</param>
/// <param name="AppKey">The owner's app key.</param>
internal sealed record DemoSecrets(string OwnerPassword, string AppKey)
{
    private const string FileName = "demo.json";

    /// <summary>The secrets of the folder.</summary>
    public static async Task<DemoSecrets> OfAsync(string directory, CancellationToken cancellationToken)
    {
        var path = Path.Combine(directory, FileName);
        if (await ReadAsync(path, cancellationToken) is { } known)
        {
            return known;
        }

        var made = new DemoSecrets(
            RandomNumberGenerator.GetString("abcdefghjkmnpqrstuvwxyz23456789", 16),
            Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(20)));
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        await using var file = new FileStream(path, options);
        await JsonSerializer.SerializeAsync(file, made, JsonColumn.Options, cancellationToken);
        return made;
    }

    private static async Task<DemoSecrets?> ReadAsync(string path, CancellationToken cancellationToken)
    {
        if (!File.Exists(path))
        {
            return null;
        }

        try
        {
            await using var file = File.OpenRead(path);
            return await JsonSerializer.DeserializeAsync<DemoSecrets>(file, JsonColumn.Options, cancellationToken)
                is { OwnerPassword.Length: > 0, AppKey.Length: >= Members.AppKey.MinimumLength } known ? known : null;
        }
        catch (JsonException)
        {
            // A file cut by a crash: new ones are made.
            return null;
        }
    }
}
