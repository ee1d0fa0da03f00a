using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;
using CsCheck;
using FlashdutyConsole.WeCom.Callbacks;

namespace FlashdutyConsole.Tests.WeCom.Callbacks;

public sealed class WeComCallbackCryptoTests
{
    private const string Key = "jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C";
    private readonly WeComCallbackCrypto _crypto = new("QDG6eK", Key);

    public static TheoryData<string> Names(Func<CallbackVector, bool> where) =>
        new(CallbackVector.All.Where(where).Select(v => v.Name));

    public static TheoryData<string> Signed() => Names(v => v.Signature is not null);

    public static TheoryData<string> Encrypted() => Names(v => v.EncodingAesKey is not null);

    [Fact]
    public void Vectors_AreAllThere() => Assert.Equal(14, CallbackVector.All.Count);

    [Theory]
    [MemberData(nameof(Signed))]
    public void Verify_PublishedSignature_IsRight(string name)
    {
        var vector = CallbackVector.All.Single(v => v.Name == name);
        var crypto = new WeComCallbackCrypto(vector.Token!, vector.EncodingAesKey ?? Key);

        Assert.Equal(vector.Signature, crypto.Sign(vector.Timestamp!, vector.Nonce!, vector.Encrypt));
        Assert.True(crypto.Verify(vector.Signature!, vector.Timestamp!, vector.Nonce!, vector.Encrypt));
        Assert.False(crypto.Verify(vector.Signature!.ToUpperInvariant(), vector.Timestamp!, vector.Nonce!, vector.Encrypt));
        Assert.False(crypto.Verify(vector.Signature[..^1], vector.Timestamp!, vector.Nonce!, vector.Encrypt));
        Assert.False(crypto.Verify(vector.Signature + "0", vector.Timestamp!, vector.Nonce!, vector.Encrypt));
        Assert.False(crypto.Verify(vector.Signature, vector.Timestamp + "0", vector.Nonce!, vector.Encrypt));
        Assert.False(crypto.Verify("", vector.Timestamp!, vector.Nonce!, vector.Encrypt));
        Assert.False(crypto.Verify(null, vector.Timestamp!, vector.Nonce!, vector.Encrypt));
        Assert.False(crypto.Verify(vector.Signature, null, null, null));
    }

    [Theory]
    [MemberData(nameof(Encrypted))]
    public void Decrypt_PublishedCiphertext_GivesMessageAndReceiver(string name)
    {
        var vector = CallbackVector.All.Single(v => v.Name == name);
        var crypto = new WeComCallbackCrypto(vector.Token ?? "", vector.EncodingAesKey!);

        var opened = crypto.Decrypt(vector.Encrypt);

        Assert.Equal(WeComDecryptOutcome.Opened, opened.Outcome);
        Assert.Equal(vector.Plaintext, Encoding.UTF8.GetString(opened.Message));
        Assert.Equal(vector.ReceiveId, opened.ReceiveId);
        Assert.True(crypto.TryOpen(vector.Encrypt, ["other", vector.ReceiveId!], out var message));
        Assert.Equal(opened.Message, message);
        Assert.False(crypto.TryOpen(vector.Encrypt, [vector.ReceiveId! + "x"], out message));
        Assert.Empty(message);
    }

    [Theory]
    [MemberData(nameof(Encrypted))]
    public void Encrypt_SameStart_GivesPublishedCiphertext(string name)
    {
        var vector = CallbackVector.All.Single(v => v.Name == name);
        var crypto = new WeComCallbackCrypto("", vector.EncodingAesKey!);

        Assert.Equal(
            vector.Encrypt,
            crypto.Encrypt(Encoding.UTF8.GetBytes(vector.Plaintext!), vector.ReceiveId!, vector.Random16));
    }

    [Fact]
    public void Decrypt_EveryPaddingLength_ComesBack()
    {
        for (var length = 0; length < 70; length++)
        {
            var message = RandomNumberGenerator.GetBytes(length);
            var opened = _crypto.Decrypt(_crypto.Encrypt(message, "ww1"));

            Assert.Equal(WeComDecryptOutcome.Opened, opened.Outcome);
            Assert.Equal(message, opened.Message);
            Assert.Equal("ww1", opened.ReceiveId);
        }
    }

    [Fact]
    public void Decrypt_AnyMessage_RoundTrips() =>
        Gen.Select(Gen.Byte.Array[0, 300], Gen.String).Sample((message, receiver) =>
        {
            receiver = Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(receiver));
            var opened = _crypto.Decrypt(_crypto.Encrypt(message, receiver));
            return opened.Outcome == WeComDecryptOutcome.Opened
                && opened.Message.AsSpan().SequenceEqual(message) && opened.ReceiveId == receiver;
        });

    [Fact]
    public void Decrypt_AnyBytes_NeverThrows() =>
        Gen.Byte.Array[0, 200].Sample(bytes =>
        {
            _crypto.Decrypt(Convert.ToBase64String(bytes));
        });

    [Theory]
    [InlineData(0, WeComDecryptOutcome.Unreadable)]
    [InlineData(33, WeComDecryptOutcome.Unreadable)]
    [InlineData(255, WeComDecryptOutcome.Unreadable)]
    [InlineData(12, WeComDecryptOutcome.Opened)]
    public void Decrypt_LastByte_DecidesThePadding(int padding, WeComDecryptOutcome outcome)
    {
        var plain = new byte[64];
        plain[19] = 4;
        plain.AsSpan(64 - 12).Fill((byte)padding);

        Assert.Equal(outcome, _crypto.Decrypt(Raw(plain)).Outcome);
    }

    [Fact]
    public void Decrypt_PaddingBytesDiffer_IsUnreadable()
    {
        var plain = new byte[64];
        plain.AsSpan(64 - 12).Fill(12);
        plain[63 - 11] = 13;

        Assert.Equal(WeComDecryptOutcome.Unreadable, _crypto.Decrypt(Raw(plain)).Outcome);
    }

    [Theory]
    [InlineData(0x7f)]
    [InlineData(0xff)]
    public void Decrypt_LengthBeyondTheEnd_IsUnreadable(byte first)
    {
        var plain = new byte[64];
        plain[16] = first;
        plain[63] = 1;

        Assert.Equal(WeComDecryptOutcome.Unreadable, _crypto.Decrypt(Raw(plain)).Outcome);
    }

    [Theory]
    [InlineData(null, WeComDecryptOutcome.Unreadable)]
    [InlineData("", WeComDecryptOutcome.Unreadable)]
    [InlineData("*", WeComDecryptOutcome.NotBase64)]
    [InlineData("AAAA", WeComDecryptOutcome.Unreadable)]
    [InlineData("P9nAzCzyDtyTWESHep1vC5X9xho/qYX3Zpb4yKa9SKld1DsH3Iyt3tP3zNdtp+4R", WeComDecryptOutcome.Unreadable)]
    public void Decrypt_NotCiphertext_SaysSo(string? text, WeComDecryptOutcome outcome) =>
        Assert.Equal(outcome, _crypto.Decrypt(text).Outcome);

    [Theory]
    [InlineData("")]
    [InlineData("short")]
    [InlineData("jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2 ")]
    [InlineData("jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C=")]
    public void Constructor_BadKey_SaysWhatIsWrongAndNotTheKey(string key)
    {
        var error = Assert.Throws<ArgumentException>(() => new WeComCallbackCrypto("t", key));

        Assert.Contains("43", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("jWmYm", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void SealReply_HostileNonce_IsWellFormedAndSigned()
    {
        var reply = _crypto.SealReply("<xml/>"u8, "ww1", "1409659813", "a]]><b>");

        var xml = XElement.Parse(Encoding.UTF8.GetString(reply));
        var encrypt = xml.Element("Encrypt")!.Value;
        Assert.Equal("a]]><b>", xml.Element("Nonce")!.Value);
        Assert.True(_crypto.Verify(xml.Element("MsgSignature")!.Value, "1409659813", "a]]><b>", encrypt));
        Assert.True(_crypto.TryOpen(encrypt, ["ww1"], out var message));
        Assert.Equal("<xml/>"u8.ToArray(), message);
    }

    [Fact]
    public void Decrypt_ManyThreads_AllRight()
    {
        var encrypt = _crypto.Encrypt("hello"u8, "ww1");

        Parallel.For(0, 2000, _ => Assert.True(_crypto.TryOpen(encrypt, ["ww1"], out var _)));
    }

    private static string Raw(byte[] plain)
    {
        using var aes = Aes.Create();
        aes.Key = Convert.FromBase64String(Key + "=");
        return Convert.ToBase64String(aes.EncryptCbc(plain, aes.Key.AsSpan(0, 16), PaddingMode.None));
    }
}
