namespace FlashdutyConsole.Linking.SignIn;

/// <summary>A sign-in state, or a proof of a WeCom user, that was used: it opens nothing a second time.</summary>
public sealed class SpentState
{
    /// <summary>SHA-256, hexadecimal.</summary>
    public string Hash { get; set; } = "";

    /// <summary>After this instant it would be refused anyway, so it need not be remembered.</summary>
    public DateTimeOffset ExpiresAt { get; set; }
}
