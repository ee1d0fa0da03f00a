using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;

namespace FlashdutyConsole.Data;

/// <summary>
/// Ids of 24 hexadecimal digits as the Open API uses them: 4 bytes of seconds, 5 of this process, 3 of a counter.
/// They sort by time, so new rows are added at the end of an index.
/// </summary>
public static class ObjectId
{
    private static readonly byte[] Process = RandomNumberGenerator.GetBytes(5);
    private static int counter = RandomNumberGenerator.GetInt32(1 << 23);

    /// <summary>A new id.</summary>
    /// <param name="now">The instant that the id carries, to the second.</param>
    public static string New(DateTimeOffset now)
    {
        Span<byte> bytes = stackalloc byte[12];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, (uint)now.ToUnixTimeSeconds());
        Process.CopyTo(bytes[4..]);
        var next = Interlocked.Increment(ref counter);
        bytes[9] = (byte)(next >> 16);
        bytes[10] = (byte)(next >> 8);
        bytes[11] = (byte)next;
        return Convert.ToHexStringLower(bytes);
    }

    /// <summary>The instant that an id carries, to the second.</summary>
    public static DateTimeOffset TimeOf(string id) =>
        DateTimeOffset.FromUnixTimeSeconds(uint.Parse(id.AsSpan(0, 8), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture));

    /// <summary>Whether the text has the form of an id: 24 hexadecimal digits.</summary>
    public static bool IsValid(string? text) => text is { Length: 24 } && text.All(char.IsAsciiHexDigit);
}
