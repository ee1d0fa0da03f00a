using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace FlashdutyConsole.Setup;

/// <summary>
/// The one-time link of the first start. Made new at each start while no member exists; only the hash of its token is kept,
/// in memory, so a copied database opens nothing.
/// </summary>
public sealed class SetupLink
{
    private const int TokenBytes = 32;
    private volatile byte[]? _hash;

    /// <summary>Whether a link is out that has not been used.</summary>
    public bool IsOpen => _hash is not null;

    /// <summary>A new token; an earlier one stops working.</summary>
    public string Issue()
    {
        var token = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(TokenBytes));
        _hash = Hash(token);
        return token;
    }

    /// <summary>Whether the token is the one that is out. Takes the same time for every wrong token.</summary>
    public bool Matches(string? token) =>
        _hash is { } hash && token is { Length: > 0 and <= 128 } && CryptographicOperations.FixedTimeEquals(hash, Hash(token));

    /// <summary>The link has done its work.</summary>
    public void Close() => _hash = null;

    private static byte[] Hash(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));
}
