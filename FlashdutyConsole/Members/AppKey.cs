using System.Security.Cryptography;
using System.Text;

namespace FlashdutyConsole.Members;

/// <summary>A key that tools use on the Open API, acting as a member. Only its hash is kept.</summary>
public sealed class AppKey
{
    /// <summary>Shortest key that may be set from outside, in characters.</summary>
    public const int MinimumLength = 32;

    /// <summary>Longest key that is looked at, in characters.</summary>
    public const int MaximumLength = 256;

    /// <summary>Row id.</summary>
    public long Id { get; set; }

    /// <summary>What the key is for.</summary>
    public string Name { get; set; } = "";

    /// <summary>SHA-256 of the key, hexadecimal. A key has 128 bits or more, so no salt is needed.</summary>
    public string Hash { get; set; } = "";

    /// <summary>The member whose rights the key has.</summary>
    public long MemberId { get; set; }

    /// <summary>When it was made.</summary>
    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>When it was last used, to the minute; null = never.</summary>
    public DateTimeOffset? LastUsedAt { get; set; }

    /// <summary>The hash under which a key is stored.</summary>
    public static string HashOf(string key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)));
}
