using FlashdutyConsole.WeCom.Callbacks;

namespace FlashdutyConsole.Sandbox.Callbacks;

/// <summary>The saved "receive messages" setting of an app.</summary>
internal sealed class CallbackSetting(string url, string token, string encodingAesKey)
{
    public string Url => url;

    public string Token => token;

    public string EncodingAesKey => encodingAesKey;

    public WeComCallbackCrypto Crypto { get; } = new(token, encodingAesKey);

    /// <summary>The address of one call; the saved URL may have a query of its own.</summary>
    public Uri Address(string signature, string timestamp, string nonce, string? echo)
    {
        var query = $"msg_signature={signature}&timestamp={timestamp}&nonce={nonce}"
            + (echo is null ? "" : "&echostr=" + Uri.EscapeDataString(echo));
        return new Uri(url + (url.Contains('?', StringComparison.Ordinal) ? "&" : "?") + query);
    }

    /// <summary>The address as the call log shows it.</summary>
    public string ShownUrl => url.Split('?')[0];
}
