using System.Globalization;
using System.Net;
using System.Text;
using System.Xml.Linq;
using FlashdutyConsole.Sandbox.Messages;
using FlashdutyConsole.Tests.Support;
using FlashdutyConsole.WeCom.Callbacks;

namespace FlashdutyConsole.Tests.Integrations;

/// <summary>Calls the callback address by hand, as WeCom does or as somebody who pretends to be WeCom.</summary>
internal sealed class CallbackCaller(SandboxedConsole console)
{
    private int _nonce;

    public WeComCallbackCrypto Crypto { get; } = new(SandboxedConsole.CallbackToken, SandboxedConsole.AesKey);

    public string CorpId => console.App.Corp.CorpId;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>The plain event of a click.</summary>
    public string Click(string userId, SandboxMessage card, string key, int secondsLater = 0) => Click(userId, card.TaskId!, key, secondsLater);

    /// <inheritdoc cref="Click(string, SandboxMessage, string, int)"/>
    public string Click(string userId, string taskId, string key, int secondsLater = 0) =>
        $"<xml><ToUserName><![CDATA[{CorpId}]]></ToUserName><FromUserName><![CDATA[{userId}]]></FromUserName>"
        + string.Create(CultureInfo.InvariantCulture, $"<CreateTime>{console.Console.Now.ToUnixTimeSeconds() + secondsLater}</CreateTime>")
        + $"<MsgType>event</MsgType><Event>template_card_event</Event><EventKey><![CDATA[{key}]]></EventKey>"
        + $"<TaskId><![CDATA[{taskId}]]></TaskId><CardType>button_interaction</CardType>"
        + $"<ResponseCode><![CDATA[code-{userId}-{key}-{secondsLater}]]></ResponseCode><AgentID>{console.App.AgentId}</AgentID></xml>";

    /// <summary>Encrypts and signs the message at the console's time.</summary>
    public (string Query, string Body) Seal(string message, TimeSpan skew = default) => SealRaw(Crypto.Encrypt(Encoding.UTF8.GetBytes(message), CorpId), skew);

    /// <summary>Signs a ciphertext, right or wrong.</summary>
    public (string Query, string Body) SealRaw(string encrypt, TimeSpan skew = default)
    {
        var (query, _) = Sign(encrypt, skew);
        return (query, Envelope(encrypt));
    }

    public (string Query, string Nonce) Sign(string encrypt, TimeSpan skew = default)
    {
        var timestamp = (console.Console.Now + skew).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var nonce = Interlocked.Increment(ref _nonce).ToString(CultureInfo.InvariantCulture);
        return ($"msg_signature={Crypto.Sign(timestamp, nonce, encrypt)}&timestamp={timestamp}&nonce={nonce}", nonce);
    }

    public string Envelope(string encrypt) =>
        $"<xml><ToUserName><![CDATA[{CorpId}]]></ToUserName><AgentID>{console.App.AgentId}</AgentID><Encrypt><![CDATA[{encrypt}]]></Encrypt></xml>";

    /// <summary>Posts and reads the answer.</summary>
    public async Task<(HttpStatusCode Status, string Body)> PostAsync(string query, string body)
    {
        using var content = new StringContent(body, Encoding.UTF8, "text/xml");
        using var answer = await console.Console.Http.PostAsync(new Uri($"{console.CallbackUrl}?{query}"), content, Cancel);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(Cancel));
    }

    public Task<(HttpStatusCode Status, string Body)> PostAsync((string Query, string Body) request) => PostAsync(request.Query, request.Body);

    /// <summary>Encrypts, signs, posts, and gives the decrypted reply.</summary>
    public async Task<XElement> SendAsync(string message)
    {
        var (status, body) = await PostAsync(Seal(message));
        Assert.Equal(HttpStatusCode.OK, status);
        return Open(body);
    }

    /// <summary>The passive reply in an answer; fails unless it is signed, encrypted for us and well-formed.</summary>
    public XElement Open(string body)
    {
        var envelope = XElement.Parse(body);
        var encrypt = envelope.Element("Encrypt")!.Value;
        Assert.True(Crypto.Verify(envelope.Element("MsgSignature")!.Value, envelope.Element("TimeStamp")!.Value, envelope.Element("Nonce")!.Value, encrypt));
        Assert.True(Crypto.TryOpen(encrypt, [CorpId], out var message));
        return XElement.Parse(Encoding.UTF8.GetString(message));
    }
}
