using System.Security.Cryptography;
using FlashdutyConsole.WeCom.Callbacks;

namespace FlashdutyConsole.Integrations.Drafts;

/// <summary>A Token and an EncodingAESKey to paste into WeCom, for people who do not bring WeCom's.</summary>
/// <param name="Token">32 letters and digits.</param>
/// <param name="EncodingAesKey">43 letters and digits.</param>
public sealed record CallbackSecretOffer(string Token, string EncodingAesKey)
{
    private const string AlphaNumeric = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    /// <summary>A new pair.</summary>
    public static CallbackSecretOffer New() => new(
        RandomNumberGenerator.GetString(AlphaNumeric, CallbackStepValidator.TokenLength),
        // 43 characters carry two bits too many; an "A" at the end leaves them zero, which every decoder takes.
        RandomNumberGenerator.GetString(AlphaNumeric, WeComCallbackCrypto.EncodingAesKeyLength - 1) + "A");

    /// <summary>Nothing of it.</summary>
    public override string ToString() => nameof(CallbackSecretOffer);
}
