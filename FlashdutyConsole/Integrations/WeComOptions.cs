using FlashdutyConsole.WeCom;

namespace FlashdutyConsole.Integrations;

/// <summary>Section <c>WeCom</c>: where public WeCom is.</summary>
public sealed class WeComOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "WeCom";

    /// <summary>Base address of the API; a private deployment overrides it in its integration.</summary>
    public Uri ApiBaseUrl { get; set; } = WeComApp.PublicApi;

    /// <summary>Base address of OAuth; a private deployment overrides it in its integration.</summary>
    public Uri OAuthBaseUrl { get; set; } = new("https://open.weixin.qq.com");

    /// <summary>Whether this can be a base address: absolute, http or https, without user, query and fragment.</summary>
    public static bool IsBaseAddress(Uri address) =>
        address is { IsAbsoluteUri: true, Scheme: "http" or "https", Host.Length: > 0, Query: "", Fragment: "", UserInfo: "" };
}
