namespace FlashdutyConsole.Network;

/// <summary>Texts about unusable network settings.</summary>
internal sealed class NetworkStrings
{
    internal const string BadAllowedHost = nameof(BadAllowedHost);
    internal const string BadProxy = nameof(BadProxy);
    internal const string BadExtraCaFile = nameof(BadExtraCaFile);
    internal const string BadTrustedProxy = nameof(BadTrustedProxy);
}
