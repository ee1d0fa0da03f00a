namespace FlashdutyConsole.WeCom;

/// <summary>An access token on loan.</summary>
/// <param name="Token">The token; a secret of up to 512 bytes or more.</param>
/// <param name="Generation">Which fetch it came from: WeCom may give the same text twice.</param>
public sealed record WeComLease(string Token, long Generation)
{
    /// <summary>Everything but the token.</summary>
    public override string ToString() => $"{nameof(WeComLease)} {Generation}";
}
