using System.Buffers.Binary;
using System.Security.Cryptography;

namespace FlashdutyConsole.Tests.Support;

/// <summary>An authenticator app: RFC 6238 with six digits and half a minute.</summary>
public static class Totp
{
    /// <summary>The code that the app shows.</summary>
    /// <param name="key">Base 32, blanks allowed.</param>
    /// <param name="now">The phone's clock; null = the real one.</param>
    public static string Code(string key, DateTimeOffset? now = null)
    {
        var counter = new byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, (now ?? TimeProvider.System.GetUtcNow()).ToUnixTimeSeconds() / 30);
        // The algorithm of all authenticator apps.
#pragma warning disable CA5350
        var hash = HMACSHA1.HashData(Base32(key), counter);
#pragma warning restore CA5350
        var offset = hash[^1] & 15;
        return ((BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(offset)) & int.MaxValue) % 1_000_000).ToString("D6", System.Globalization.CultureInfo.InvariantCulture);
    }

    private static byte[] Base32(string text)
    {
        var bytes = new List<byte>();
        var (bits, value) = (0, 0);
        foreach (var character in text.ToUpperInvariant().Where(char.IsAsciiLetterOrDigit))
        {
            value = ((value << 5) | "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(character, StringComparison.Ordinal)) & 0xFFFF;
            bits += 5;
            if (bits >= 8)
            {
                bits -= 8;
                bytes.Add((byte)(value >> bits));
            }
        }

        return [.. bytes];
    }
}
