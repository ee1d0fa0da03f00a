using System.Globalization;
using System.Resources;
using Microsoft.Extensions.Options;

namespace FlashdutyConsole.Network;

/// <summary>Checks the section at start; each fault names its key and what is expected.</summary>
internal sealed class NetworkOptionsValidation : IValidateOptions<NetworkOptions>
{
    private static readonly ResourceManager s_texts = new(typeof(NetworkStrings));

    public ValidateOptionsResult Validate(string? name, NetworkOptions options)
    {
        var faults = new List<string>();
        if (AllowedHosts.Parse(options.AllowedPrivateHosts, out var unusable) is null)
        {
            faults.Add(Text(NetworkStrings.BadAllowedHost, NetworkOptions.AllowedPrivateHostsKey, unusable));
        }

        if (AllowedHosts.Parse(options.TrustedProxies, out var proxyFault) is not { IsRangesOnly: true })
        {
            faults.Add(Text(NetworkStrings.BadTrustedProxy, $"{NetworkOptions.Section}:{nameof(NetworkOptions.TrustedProxies)}", proxyFault ?? options.TrustedProxies));
        }

        // The address may hold a password, so the line does not repeat it.
        if (!string.IsNullOrWhiteSpace(options.Proxy)
            && !(Uri.TryCreate(options.Proxy, UriKind.Absolute, out var proxy) && proxy is { Scheme: "http" or "https" or "socks5", Host.Length: > 0 }))
        {
            faults.Add(Text(NetworkStrings.BadProxy, $"{NetworkOptions.Section}:{nameof(NetworkOptions.Proxy)}"));
        }

        if (!string.IsNullOrWhiteSpace(options.ExtraCaFile) && ExtraCertificateAuthorities.Read(options.ExtraCaFile) is null)
        {
            faults.Add(Text(NetworkStrings.BadExtraCaFile, $"{NetworkOptions.Section}:{nameof(NetworkOptions.ExtraCaFile)}", options.ExtraCaFile));
        }

        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private static string Text(string key, params ReadOnlySpan<object?> parts) =>
        string.Format(CultureInfo.CurrentCulture, s_texts.GetString(key, CultureInfo.CurrentUICulture)!, parts);
}
