using System.Buffers.Binary;
using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using FlashdutyConsole.WeCom.Callbacks;

namespace FlashdutyConsole.Benchmarks.Support;

/// <summary>Writes callbacks as WeCom does, and as somebody who knows the Token but not what a message looks like.</summary>
public sealed class CallbackForger(World world, TimeProvider time)
{
    private readonly WeComCallbackCrypto _crypto = new(World.CallbackToken, World.AesKey);
    private int _nonce;

    /// <summary>The company that messages are for.</summary>
    public string CorpId => world.App.Corp.CorpId;

    /// <summary>A message that the console takes and that changes nothing.</summary>
    public (string Query, string Body) Harmless() => Sealed("<xml><FromUserName>zhang</FromUserName><MsgType>event</MsgType><Event>nothing</Event></xml>");

    /// <summary>The message, encrypted and signed.</summary>
    public (string Query, string Body) Sealed(string message) => Signed(_crypto.Encrypt(Encoding.UTF8.GetBytes(message), CorpId));

    /// <summary>A ciphertext, right or wrong, with a right signature.</summary>
    public (string Query, string Body) Signed(string encrypt) => (Query(encrypt), Envelope(encrypt));

    /// <summary>A right query for this ciphertext.</summary>
    public string Query(string encrypt)
    {
        var timestamp = time.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var nonce = Interlocked.Increment(ref _nonce).ToString(CultureInfo.InvariantCulture);
        return $"msg_signature={_crypto.Sign(timestamp, nonce, encrypt)}&timestamp={timestamp}&nonce={nonce}";
    }

    /// <summary>The outer XML.</summary>
    public string Envelope(string encrypt) => $"<xml><ToUserName>{CorpId}</ToUserName><Encrypt>{encrypt}</Encrypt><AgentID>{world.App.AgentId}</AgentID></xml>";

    /// <summary>Encrypts 20 bytes of head, a message of 1,000 bytes and the receiver.</summary>
    /// <param name="length">The length that the head claims; null = the right one.</param>
    /// <param name="receiver">Whom it is for; null = the right one.</param>
    /// <param name="padding">The bytes after it, given how many there must be; null = the right ones.</param>
    public string Cipher(int? length = null, string? receiver = null, Func<int, byte[]>? padding = null)
    {
        const int Message = 1000;
        var head = new byte[20];
        BinaryPrimitives.WriteInt32BigEndian(head.AsSpan(16), length ?? Message);
        byte[] plain = [.. head, .. Encoding.ASCII.GetBytes(new string('x', Message)), .. Encoding.UTF8.GetBytes(receiver ?? CorpId)];
        var count = 32 - (plain.Length % 32);
        plain = [.. plain, .. padding?.Invoke(count) ?? [.. Enumerable.Repeat((byte)count, count)]];
        using var aes = Aes.Create();
        aes.Key = Convert.FromBase64String(World.AesKey + "=");
        return Convert.ToBase64String(aes.EncryptCbc(plain, aes.Key.AsSpan(0, 16), PaddingMode.None));
    }

    /// <summary>Posts it and tells how long the answer took.</summary>
    public async Task<(HttpStatusCode Status, double Milliseconds)> PostAsync((string Query, string Body) request, CancellationToken cancellationToken)
    {
        using var content = new StringContent(request.Body, Encoding.UTF8, "text/xml");
        var start = time.GetTimestamp();
        using var answer = await world.Server.Http.PostAsync(new Uri($"{world.CallbackUrl.AbsolutePath}?{request.Query}", UriKind.Relative), content, cancellationToken);
        return (answer.StatusCode, time.GetElapsedTime(start).TotalMilliseconds);
    }

    /// <summary>The middle of the figures.</summary>
    public static double Median(IReadOnlyList<double> figures) => figures.Order().ElementAt(figures.Count / 2);
}
