using System.Buffers;
using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace FlashdutyConsole.WeCom.Callbacks;

/// <summary>
/// Signature and encryption of WeCom callbacks (documents 90930, 90968, 91144). Keeps nothing of a call but that it was, so
/// one instance serves all threads. Bad input gives values, never exceptions.
/// </summary>
public sealed class WeComCallbackCrypto
{
    /// <summary>An EncodingAESKey has this many characters.</summary>
    public const int EncodingAesKeyLength = 43;

    private const int HeadLength = 16 + sizeof(uint);
    private const int PaddingBlock = 32;
    private const int SignatureLength = 40;
    private static readonly UTF8Encoding s_utf8 = new(encoderShouldEmitUTF8Identifier: false);

    private readonly string _token;
    private readonly byte[] _key;
    private long _decryptions;

    /// <summary>Takes what the admin console shows.</summary>
    /// <exception cref="ArgumentException">The key is not 43 characters of the base64 alphabet; the key is not repeated in the text.</exception>
    public WeComCallbackCrypto(string token, string encodingAesKey)
    {
        ArgumentNullException.ThrowIfNull(token);
        if (!IsEncodingAesKey(encodingAesKey))
        {
            throw new ArgumentException("EncodingAESKey must be 43 letters and digits", nameof(encodingAesKey));
        }

        _token = token;

        // 43 characters carry two bits too many, and real keys do not leave them zero: only a lenient decoder takes them.
        _key = Convert.FromBase64String(encodingAesKey + "=");
    }

    /// <summary>How often something was decrypted: what is not signed must not count.</summary>
    public long Decryptions => Interlocked.Read(ref _decryptions);

    /// <summary>Whether this can be an EncodingAESKey: 43 characters of the base64 alphabet.</summary>
    public static bool IsEncodingAesKey(string? value) =>
        value is { Length: EncodingAesKeyLength } && value.All(c => char.IsAsciiLetterOrDigit(c) || c is '+' or '/');

    /// <summary>The msg_signature: lower-case hex SHA-1 over token, timestamp, nonce and ciphertext, sorted.</summary>
    public string Sign(string timestamp, string nonce, string encrypt)
    {
        Span<byte> hash = stackalloc byte[SHA1.HashSizeInBytes];
        Hash(timestamp, nonce, encrypt, hash);
        return Convert.ToHexStringLower(hash);
    }

    /// <summary>Whether the signature is right, compared in constant time; only exact lower-case hex counts.</summary>
    public bool Verify(string? signature, string? timestamp, string? nonce, string? encrypt)
    {
        if (signature is not { Length: SignatureLength } || timestamp is null || nonce is null || encrypt is null)
        {
            return false;
        }

        Span<byte> hash = stackalloc byte[SHA1.HashSizeInBytes];
        Hash(timestamp, nonce, encrypt, hash);
        Span<char> expected = stackalloc char[SignatureLength];
        Convert.TryToHexStringLower(hash, expected, out _);
        return CryptographicOperations.FixedTimeEquals(
            System.Runtime.InteropServices.MemoryMarshal.AsBytes(signature.AsSpan()),
            System.Runtime.InteropServices.MemoryMarshal.AsBytes<char>(expected));
    }

    /// <summary>Decrypts without judging the receiver; see <see cref="TryOpen"/>.</summary>
    public WeComDecrypted Decrypt(string? encrypt)
    {
        Interlocked.Increment(ref _decryptions);
        encrypt ??= "";
        var buffer = ArrayPool<byte>.Shared.Rent(Base64.GetMaxDecodedFromUtf8Length(encrypt.Length) + 3);
        try
        {
            if (!Convert.TryFromBase64String(encrypt, buffer, out var length))
            {
                return WeComDecrypted.Failed(WeComDecryptOutcome.NotBase64);
            }

            if (length < PaddingBlock || length % PaddingBlock != 0)
            {
                return WeComDecrypted.Failed(WeComDecryptOutcome.Unreadable);
            }

            var plain = buffer.AsSpan(0, length);
            using (var aes = CreateAes())
            {
                // PaddingMode.PKCS7 knows blocks of 16 and refuses the 17 to 32 bytes that half of all messages carry.
                aes.DecryptCbc(plain, _key.AsSpan(0, 16), plain, PaddingMode.None);
            }

            return Layout(plain);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer, clearArray: true);
        }
    }

    /// <summary>Decrypts and accepts only a message made for one of the receivers; the comparison heeds case.</summary>
    public bool TryOpen(string? encrypt, IReadOnlyCollection<string> acceptedReceiveIds, out byte[] message)
    {
        var decrypted = Decrypt(encrypt);
        var opened = decrypted.Outcome == WeComDecryptOutcome.Opened
            && acceptedReceiveIds.Contains(decrypted.ReceiveId, StringComparer.Ordinal);
        message = opened ? decrypted.Message : [];
        return opened;
    }

    /// <summary>Encrypts a message for a receiver, as base64.</summary>
    /// <param name="message">The message, usually UTF-8 XML.</param>
    /// <param name="receiveId">CorpID or SuiteID.</param>
    /// <param name="random16">Sixteen bytes to begin with; empty means fresh ones, which everything but a test wants.</param>
    public string Encrypt(ReadOnlySpan<byte> message, string receiveId, ReadOnlySpan<byte> random16 = default)
    {
        var unpadded = HeadLength + message.Length + s_utf8.GetByteCount(receiveId);
        var padding = PaddingBlock - (unpadded % PaddingBlock);
        var length = unpadded + padding;
        var buffer = ArrayPool<byte>.Shared.Rent(length);
        try
        {
            var plain = buffer.AsSpan(0, length);
            if (random16.IsEmpty)
            {
                RandomNumberGenerator.Fill(plain[..16]);
            }
            else
            {
                random16[..16].CopyTo(plain);
            }

            BinaryPrimitives.WriteUInt32BigEndian(plain[16..], (uint)message.Length);
            message.CopyTo(plain[HeadLength..]);
            s_utf8.GetBytes(receiveId, plain[(HeadLength + message.Length)..]);
            plain[unpadded..].Fill((byte)padding);

            using (var aes = CreateAes())
            {
                aes.EncryptCbc(plain, _key.AsSpan(0, 16), plain, PaddingMode.None);
            }

            return Convert.ToBase64String(plain);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer, clearArray: true);
        }
    }

    /// <summary>The body of a passive reply: encrypted, signed and wrapped (document 90241).</summary>
    public byte[] SealReply(ReadOnlySpan<byte> message, string receiveId, string timestamp, string nonce)
    {
        var encrypt = Encrypt(message, receiveId);
        var signature = Sign(timestamp, nonce, encrypt);
        return s_utf8.GetBytes(
            $"<xml><Encrypt>{WeComXml.Cdata(encrypt)}</Encrypt><MsgSignature>{WeComXml.Cdata(signature)}</MsgSignature>"
            + $"<TimeStamp>{WeComXml.Text(timestamp)}</TimeStamp><Nonce>{WeComXml.Cdata(nonce)}</Nonce></xml>");
    }

    private static WeComDecrypted Layout(ReadOnlySpan<byte> plain)
    {
        // All checks run whatever the first one says, and fail alike, so neither the answer nor its time tells which.
        int padding = plain[^1];
        var wrong = (padding - 1) & ~(PaddingBlock - 1);
        for (var i = 1; i <= PaddingBlock; i++)
        {
            var counts = (i - padding - 1) >> 31;
            wrong |= counts & (plain[^i] ^ padding);
        }

        var unpadded = Math.Max(plain.Length - padding, 0);
        var messageLength = BinaryPrimitives.ReadUInt32BigEndian(plain[16..]);
        if (wrong != 0 | messageLength > Math.Max(unpadded - HeadLength, 0) | unpadded < HeadLength)
        {
            return WeComDecrypted.Failed(WeComDecryptOutcome.Unreadable);
        }

        var message = plain.Slice(HeadLength, (int)messageLength);
        var receiveId = plain[(HeadLength + (int)messageLength)..unpadded];
        return new WeComDecrypted(WeComDecryptOutcome.Opened, message.ToArray(), s_utf8.GetString(receiveId));
    }

    private void Hash(string timestamp, string nonce, string encrypt, Span<byte> hash)
    {
        string[] parts = [_token, timestamp, nonce, encrypt];
        Array.Sort(parts, StringComparer.Ordinal);
        var text = string.Concat(parts);
        var buffer = ArrayPool<byte>.Shared.Rent(s_utf8.GetMaxByteCount(text.Length));
        try
        {
            var length = s_utf8.GetBytes(text, buffer);
            SHA1.HashData(buffer.AsSpan(0, length), hash);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer, clearArray: true);
        }
    }

    private Aes CreateAes()
    {
        // An Aes object is not promised to be safe for several threads; making one costs about a microsecond.
        var aes = Aes.Create();
        aes.SetKey(_key);
        return aes;
    }
}
