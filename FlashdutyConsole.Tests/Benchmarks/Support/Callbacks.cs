using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using FlashdutyConsole.WeCom.Callbacks;

namespace FlashdutyConsole.Benchmarks.Support;

/// <summary>Calls the callback address as WeCom does: signed and encrypted.</summary>
/// <param name="world">Whose.</param>
/// <param name="context">The run.</param>
public sealed class Callbacks(World world, RunContext context)
{
    private readonly WeComCallbackCrypto _crypto = new(World.CallbackToken, World.AesKey);
    private int _nonce;

    /// <summary>Presses a button of a card.</summary>
    /// <param name="userId">Who.</param>
    /// <param name="taskId">The card.</param>
    /// <param name="key">The button.</param>
    /// <returns>The status; null when the connection broke. And whether the reply is empty, or signed and encrypted for us.</returns>
    public async Task<(HttpStatusCode? Status, bool Valid)> PressAsync(string userId, string taskId, string key)
    {
        var number = Interlocked.Increment(ref _nonce);
        var now = context.Time.GetUtcNow().ToUnixTimeSeconds();
        var message =
            $"<xml><ToUserName><![CDATA[{world.App.Corp.CorpId}]]></ToUserName><FromUserName><![CDATA[{userId}]]></FromUserName><CreateTime>{now}</CreateTime>"
            + $"<MsgType>event</MsgType><Event>template_card_event</Event><EventKey><![CDATA[{key}]]></EventKey>"
            + $"<TaskId><![CDATA[{taskId}]]></TaskId><CardType>button_interaction</CardType>"
            + $"<ResponseCode><![CDATA[code-{number}]]></ResponseCode><AgentID>{world.App.AgentId}</AgentID></xml>";
        var encrypt = _crypto.Encrypt(Encoding.UTF8.GetBytes(message), world.App.Corp.CorpId);
        using var content = new StringContent(
            $"<xml><ToUserName><![CDATA[{world.App.Corp.CorpId}]]></ToUserName><AgentID>{world.App.AgentId}</AgentID><Encrypt><![CDATA[{encrypt}]]></Encrypt></xml>",
            Encoding.UTF8, "text/xml");
        try
        {
            using var answer = await world.Server.Http.PostAsync(Address(encrypt, number, now), content, context.Cancel);
            return (answer.StatusCode, IsValid(await answer.Content.ReadAsByteArrayAsync(context.Cancel)));
        }
        catch (HttpRequestException)
        {
            return (null, false);
        }
    }

    /// <summary>The check of the address (GET).</summary>
    /// <returns>Whether the answer is 200 and exactly the decrypted echo.</returns>
    public async Task<bool> VerifyAsync()
    {
        var echo = RandomNumberGenerator.GetString("0123456789", 19);
        var encrypt = _crypto.Encrypt(Encoding.UTF8.GetBytes(echo), world.App.Corp.CorpId);
        var address = Address(encrypt, Interlocked.Increment(ref _nonce), context.Time.GetUtcNow().ToUnixTimeSeconds());
        using var answer = await world.Server.Http.GetAsync(new Uri($"{address}&echostr={Uri.EscapeDataString(encrypt)}"), context.Cancel);
        var body = await answer.Content.ReadAsByteArrayAsync(context.Cancel);
        return answer.StatusCode == HttpStatusCode.OK && body.AsSpan().SequenceEqual(Encoding.UTF8.GetBytes(echo));
    }

    private Uri Address(string encrypt, int number, long now)
    {
        var nonce = number.ToString(CultureInfo.InvariantCulture);
        var timestamp = now.ToString(CultureInfo.InvariantCulture);
        return new Uri($"{world.CallbackUrl}?msg_signature={_crypto.Sign(timestamp, nonce, encrypt)}&timestamp={timestamp}&nonce={nonce}");
    }

    private bool IsValid(byte[] body)
    {
        if (body.Length == 0)
        {
            return true;
        }

        var envelope = System.Xml.Linq.XElement.Parse(Encoding.UTF8.GetString(body));
        var encrypt = envelope.Element("Encrypt")?.Value ?? "";
        return _crypto.Verify(
                envelope.Element("MsgSignature")?.Value ?? "", envelope.Element("TimeStamp")?.Value ?? "", envelope.Element("Nonce")?.Value ?? "", encrypt)
            && _crypto.TryOpen(encrypt, [world.App.Corp.CorpId], out _);
    }
}
