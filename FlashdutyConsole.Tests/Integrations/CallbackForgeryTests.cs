using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using FlashdutyConsole.Incidents;
using FlashdutyConsole.Integrations;
using FlashdutyConsole.Tests.Support;
using FlashdutyConsole.WeCom.Callbacks;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Testing;

namespace FlashdutyConsole.Tests.Integrations;

/// <summary>Whatever is not signed by WeCom, for us and now is refused, and every refusal looks the same.</summary>
public sealed partial class CallbackForgeryTests
{
    [Fact]
    public async Task Signature_Wrong_RefusedWithAnEmptyBody()
    {
        await using var console = await SandboxedConsole.StartAsync();
        var caller = new CallbackCaller(console);
        var incident = await console.ReceivesAsync("CPU is high");
        var (query, body) = caller.Seal(caller.Click("zhang", console.Member("zhang").Card, "ack"));
        var signature = query.Split('&')[0]["msg_signature=".Length..];
        var rest = query[(query.IndexOf('&', StringComparison.Ordinal) + 1)..];

        var crypto = (await console.Console.Get<WeComConnections>().FindAsync(console.Integration.Id, TestContext.Current.CancellationToken))!.Crypto!;
        var decrypted = crypto.Decryptions;
        await RefusedAsync(caller,
        [
            ($"msg_signature={new string('0', 40)}&{rest}", body),
            ($"msg_signature=&{rest}", body),
            (rest, body),
            ($"msg_signature={signature.ToUpperInvariant()}&{rest}", body),
            ($"msg_signature={signature[..39]}&{rest}", body),
            ($"msg_signature={signature}&msg_signature={signature}&{rest}", body),
            ($"{query}&nonce=1", body),
            ($"{query}&timestamp=1", body),
            (query.Replace("nonce=", "nonse=", StringComparison.Ordinal), body),
            ("", body),
            (query, caller.Envelope(caller.Crypto.Encrypt("<xml/>"u8, caller.CorpId))),
        ]);

        // Nothing was decrypted, so nothing of what was inside can have been read.
        Assert.Equal(decrypted, crypto.Decryptions);
        Assert.Equal(IncidentProgress.Triggered, (await console.FindAsync(incident.Id)).Progress);
        Assert.Equal(HttpStatusCode.OK, (await caller.PostAsync(query, body)).Status);
        Assert.Equal(decrypted + 1, crypto.Decryptions);
    }

    [Fact]
    public async Task Timestamp_SixMinutesOff_Refused()
    {
        await using var console = await SandboxedConsole.StartAsync(new SandboxedConsoleOptions
        {
            Args = ["--Logging:LogLevel:FlashdutyConsole=Warning"],
            Configure = builder => builder.Logging.AddFakeLogging(),
        });
        var caller = new CallbackCaller(console);
        var incident = await console.ReceivesAsync("CPU is high");
        var click = caller.Click("zhang", console.Member("zhang").Card, "ack");
        var replayed = caller.Seal(click);

        await RefusedAsync(caller, [caller.Seal(click, TimeSpan.FromMinutes(-6)), caller.Seal(click, TimeSpan.FromMinutes(6))]);
        // The admin reads in the log by how much the clocks differ.
        var logged = console.Console.Get<FakeLogCollector>().GetSnapshot().Where(line => line.Message.Contains("signed time is off", StringComparison.Ordinal));
        Assert.Equal(["360", "-360"], logged.Select(line => line.GetStructuredStateValue("Seconds")));
        console.Tick(TimeSpan.FromMinutes(6));
        await RefusedAsync(caller, [replayed]);

        Assert.Equal(IncidentProgress.Triggered, (await console.FindAsync(incident.Id)).Progress);
    }

    [Fact]
    public async Task Ciphertext_BrokenThoughSigned_RefusedLikeAWrongSignature()
    {
        await using var console = await SandboxedConsole.StartAsync();
        var caller = new CallbackCaller(console);
        await console.ReceivesAsync("CPU is high");
        var message = Encoding.UTF8.GetBytes(caller.Click("zhang", console.Member("zhang").Card, "ack"));
        var good = Plain(message, message.Length, caller.CorpId);
        var otherKey = new WeComCallbackCrypto(SandboxedConsole.CallbackToken, new string('A', 43));
        string[] broken =
        [
            Cipher([.. good, .. Enumerable.Repeat((byte)0, 32)]),
            Cipher([.. good, .. Enumerable.Repeat((byte)33, 32)]),
            Cipher(Padded(good, unequal: true)),
            Cipher(Padded(Plain(message, -1, caller.CorpId))),
            Cipher(Padded(Plain(message, int.MaxValue, caller.CorpId))),
            Cipher(Padded(Plain(message, message.Length + 1, caller.CorpId))),
            Cipher(Padded(Plain(message, message.Length - 1, caller.CorpId))),
            Cipher(Padded(Plain(message, message.Length, "wwsomebodyelse"))),
            otherKey.Encrypt(message, caller.CorpId),
            Convert.ToBase64String(new byte[33]),
            Convert.ToBase64String(new byte[16]),
            "!!!not base64!!!",
            "AAAA",
        ];

        var requests = broken.Select(encrypt => caller.SealRaw(encrypt)).ToList();
        await RefusedAsync(caller, requests);
        // Not by a byte does the answer tell that the signature was right.
        var forged = await RawAsync(console, $"msg_signature={new string('0', 40)}&timestamp={console.Console.Now.ToUnixTimeSeconds()}&nonce=1", caller.Envelope(broken[0]));
        Assert.StartsWith("HTTP/1.1 403", forged, StringComparison.Ordinal);
        foreach (var request in requests)
        {
            Assert.Equal(forged, await RawAsync(console, request.Query, request.Body));
        }

        Assert.Equal(HttpStatusCode.OK, (await caller.PostAsync(caller.SealRaw(Cipher(Padded(good))))).Status);
    }

    [Fact]
    public async Task Padding_OneTo32_Accepted()
    {
        await using var console = await SandboxedConsole.StartAsync();
        var caller = new CallbackCaller(console);
        for (var length = 0; length < 32; length++)
        {
            var message = $"<xml><FromUserName>zhang</FromUserName><MsgType>unknown{new string('x', length)}</MsgType></xml>";
            Assert.Equal((HttpStatusCode.OK, ""), await caller.PostAsync(caller.Seal(message)));
        }
    }

    [Fact]
    public async Task Address_OfNoIntegration_RefusedAlike()
    {
        await using var console = await SandboxedConsole.StartAsync();
        var caller = new CallbackCaller(console);
        var (query, body) = caller.Seal("<xml/>");
        foreach (var key in (string[])["unknown", console.Source.Key])
        {
            using var answer = await console.Console.Http.PostAsync(
                new Uri(console.Console.Address, $"wecom/callback/{key}?{query}"), new StringContent(body), TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
            Assert.Empty(await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        }
    }

    [Fact]
    public async Task UrlCheck_SignedEcho_AnsweredWithTheBareText()
    {
        await using var console = await SandboxedConsole.StartAsync();
        var caller = new CallbackCaller(console);
        var cancel = TestContext.Current.CancellationToken;
        foreach (var echo in (string[])["1616140317555161061", "{\"a\":1}", " space ", "\ufeff中文"])
        {
            var encrypt = caller.Crypto.Encrypt(Encoding.UTF8.GetBytes(echo), caller.CorpId);
            var url = $"{console.CallbackUrl}?{caller.Sign(encrypt).Query}&echostr={Uri.EscapeDataString(encrypt)}";
            using var answer = await console.Console.Http.GetAsync(new Uri(url), cancel);
            Assert.Equal(Encoding.UTF8.GetBytes(echo), await answer.Content.ReadAsByteArrayAsync(cancel));

            using var forged = await console.Console.Http.GetAsync(new Uri(url.Replace("nonce=", "nonce=9", StringComparison.Ordinal)), cancel);
            Assert.Equal(HttpStatusCode.Forbidden, forged.StatusCode);
            Assert.Empty(await forged.Content.ReadAsByteArrayAsync(cancel));
        }
    }

    private static async Task RefusedAsync(CallbackCaller caller, IReadOnlyList<(string Query, string Body)> requests)
    {
        for (var index = 0; index < requests.Count; index++)
        {
            var (status, body) = await caller.PostAsync(requests[index]);
            Assert.True(status == HttpStatusCode.Forbidden && body.Length == 0, $"request {index}: {status} with {body.Length} characters");
        }
    }

    // The whole answer as it goes over the wire, but for the time.
    private static async Task<string> RawAsync(SandboxedConsole console, string query, string body)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, console.CallbackUrl.Port, TestContext.Current.CancellationToken);
        await using var stream = client.GetStream();
        await stream.WriteAsync(Encoding.UTF8.GetBytes(
            $"POST {console.CallbackUrl.AbsolutePath}?{query} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: text/xml\r\n"
            + $"Content-Length: {Encoding.UTF8.GetByteCount(body)}\r\n\r\n{body}"), TestContext.Current.CancellationToken);
        using var reader = new StreamReader(stream, Encoding.Latin1);
        return Date().Replace(await reader.ReadToEndAsync(TestContext.Current.CancellationToken), "");
    }

    [GeneratedRegex("Date: [^\r]*\r\n")]
    private static partial Regex Date();

    private static byte[] Plain(byte[] message, int length, string receiver)
    {
        var head = new byte[20];
        BinaryPrimitives.WriteInt32BigEndian(head.AsSpan(16), length);
        return [.. head, .. message, .. Encoding.UTF8.GetBytes(receiver)];
    }

    private static byte[] Padded(byte[] plain, bool unequal = false)
    {
        // At least two bytes of padding, so that one of them can differ.
        var padding = 32 - (plain.Length % 32);
        padding = padding == 1 ? 33 : padding;
        var bytes = Enumerable.Repeat((byte)Math.Min(padding, 32), padding).ToArray();
        if (unequal)
        {
            bytes[^2] ^= 1;
        }

        return padding == 33 && !unequal ? [.. plain, 1] : [.. plain, .. bytes];
    }

    private static string Cipher(byte[] plain)
    {
        var key = Convert.FromBase64String(SandboxedConsole.AesKey + "=");
        using var aes = Aes.Create();
        aes.Key = key;
        // WeCom pads to 32; a block of 16 that is left over is what a forger sends.
        var whole = plain.Length % 16 == 0 ? plain : [.. plain, .. new byte[16 - (plain.Length % 16)]];
        return Convert.ToBase64String(aes.EncryptCbc(whole, key.AsSpan(0, 16), PaddingMode.None));
    }
}
