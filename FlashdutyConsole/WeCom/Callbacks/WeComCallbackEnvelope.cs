namespace FlashdutyConsole.WeCom.Callbacks;

/// <summary>The outer XML of a callback: anyone can send it, nothing in it is proved but what the signature covers.</summary>
/// <param name="ToUserName">CorpID or SuiteID as claimed.</param>
/// <param name="AgentId">The app as claimed; empty for events that belong to no app.</param>
/// <param name="Encrypt">The ciphertext, exactly as the signature covers it.</param>
public sealed record WeComCallbackEnvelope(string ToUserName, string AgentId, string Encrypt)
{
    /// <summary>
    /// Reads a body; null when it is larger than <see cref="WeComLimits.CallbackBodyBytes"/>, not XML, has a DTD, is nested
    /// too deep or holds no ciphertext.
    /// </summary>
    public static WeComCallbackEnvelope? Read(ReadOnlyMemory<byte> body)
    {
        var xml = WeComElement.Read(body);
        return xml?.Value("Encrypt") is { Length: > 0 } encrypt
            ? new WeComCallbackEnvelope(xml.Value("ToUserName") ?? "", xml.Value("AgentID") ?? "", encrypt)
            : null;
    }
}
