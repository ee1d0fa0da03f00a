using FlashdutyConsole.WeCom;
using FlashdutyConsole.WeCom.Callbacks;

namespace FlashdutyConsole.Integrations;

/// <summary>A WeCom integration ready for use: the app for calls out, the crypto for callbacks in.</summary>
/// <param name="Integration">The integration.</param>
/// <param name="Settings">Its settings.</param>
/// <param name="App">For calls; null when the secret is missing or cannot be decrypted.</param>
/// <param name="Crypto">For callbacks; null when Token or EncodingAESKey is missing or cannot be decrypted.</param>
public sealed record WeComConnection(Integration Integration, WeComSettings Settings, WeComApp? App, WeComCallbackCrypto? Crypto)
{
    /// <summary>For callbacks made with a changed Token or key that waits to be proved; null when none was changed.</summary>
    public WeComCallbackCrypto? PendingCrypto { get; init; }
}
