using System.Globalization;
using FlashdutyConsole.Network;

namespace FlashdutyConsole.Integrations.Drafts;

/// <summary>
/// A trusted domain as WeCom wants it: a host, and a port only where it is not the usual one; no scheme, no path, no dot at the end.
/// </summary>
public static class DomainName
{
    private const int Longest = 253;

    /// <summary>Whether this is one.</summary>
    public static bool IsWell(string? text) => text is not null && Correct(text) == text;

    /// <summary>What was probably meant; null when nothing like a domain is in it.</summary>
    public static string? Correct(string? text)
    {
        var rest = (text ?? "").Trim();
        var scheme = rest.IndexOf("://", StringComparison.Ordinal);
        rest = scheme >= 0 ? rest[(scheme + 3)..] : rest;
        rest = rest.TrimStart('/', '\\');
        var end = rest.AsSpan().IndexOfAny("/\\?#");
        rest = end >= 0 ? rest[..end] : rest;
        rest = rest[(rest.LastIndexOf('@') + 1)..];
        var colon = rest.LastIndexOf(':');
        var port = colon >= 0 ? rest[(colon + 1)..] : "";
        return Host(colon >= 0 ? rest[..colon] : rest) is { } host && Port(port) is { } suffix ? host + suffix : null;
    }

    /// <summary>What is wrong with it, in words.</summary>
    public static string Fault(string? text) => Correct(text) is { } corrected
        ? FieldStrings.Text(FieldStrings.NearlyDomain, corrected)
        : FieldStrings.Text(FieldStrings.BadDomain);

    private static string? Host(string text)
    {
        var host = text.TrimEnd('.').ToLowerInvariant();
        if (host.Length is 0 or > Longest)
        {
            return null;
        }

        if (!host.All(char.IsAscii))
        {
            try
            {
                // Browsers and WeCom compare the form that goes over the wire.
                host = new IdnMapping().GetAscii(host);
            }
            catch (ArgumentException)
            {
                return null;
            }
        }

        var labels = host.Split('.');
        return labels.All(IsLabel) && Uri.CheckHostName(host) is UriHostNameType.Dns or UriHostNameType.IPv4 ? host : null;
    }

    private static bool IsLabel(string label) =>
        label.Length is > 0 and <= 63 && label[0] != '-' && label[^1] != '-' && label.All(c => char.IsAsciiLetterOrDigit(c) || c == '-');

    // The usual ports are stray: an origin with them is the same without.
    private static string? Port(string text) => text is "" or "443" or "80" ? ""
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is > 0 and <= 65535 && !OtherPorts.Contain(number) ? $":{number}"
        : null;
}
