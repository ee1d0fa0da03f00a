using System.Globalization;
using System.Security.Cryptography;
using FlashdutyConsole.Components;
using FlashdutyConsole.Members.Sessions;
using FlashdutyConsole.OpenApi;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace FlashdutyConsole.Members.SingleSignOn;

/// <summary>
/// Ends the provider's session too. Which identity it was is kept in the browser, sealed, in a cookie that goes with sign-out
/// requests only.
/// </summary>
internal sealed class ProviderSignOut(
    IDataProtectionProvider protection, SessionCookie cookie, ConsoleAddress address, IOptions<OidcOptions> settings,
    IOptionsMonitor<OpenIdConnectOptions> schemes, TimeProvider time)
{
    private const string Item = "FlashdutyConsole.SingleSignOn.IdToken";

    // A cookie holds 4 KB, sealed text included.
    private const int LongestToken = 2400;
    private readonly ITimeLimitedDataProtector _protector = protection.CreateProtector("FlashdutyConsole.ProviderSignOut").ToTimeLimitedDataProtector();

    // The prefix __Host- would want the cookie sent everywhere.
    private string Name => (cookie.IsSecure ? "__Secure-" : "") + "FlashdutyConsoleProvider";

    /// <summary>Holds the identity token for the length of the request.</summary>
    /// <param name="http">The request.</param>
    /// <param name="token">The token; null = the provider gave none.</param>
    public void Note(HttpContext http, string? token) => http.Items[Item] = token;

    /// <summary>Keeps in the browser that this member's session came from the provider.</summary>
    /// <param name="http">The request; its answer gets the cookie.</param>
    /// <param name="memberId">The member.</param>
    public void Remember(HttpContext http, long memberId)
    {
        var token = http.Items[Item] is string { Length: <= LongestToken } noted ? noted : "";
        var value = _protector.Protect($"{memberId.ToString(CultureInfo.InvariantCulture)} {token}", time.GetUtcNow() + SessionRules.Absolute);
        http.Response.Cookies.Append(Name, value, Options());
    }

    /// <summary>Whether this member's session came from the provider.</summary>
    /// <param name="http">The request.</param>
    /// <param name="memberId">The member.</param>
    public bool IsDue(HttpContext http, long memberId) => memberId != 0 && settings.Value.IsOn && Read(http)?.MemberId == memberId;

    /// <summary>The provider's address that ends its session and comes back, once: the cookie is taken away.</summary>
    /// <param name="http">The request; its answer takes the cookie away.</param>
    /// <returns>Null when there is nothing to end, the provider has no such address, or does not answer.</returns>
    public async Task<string?> TakeAsync(HttpContext http)
    {
        var kept = Read(http);
        http.Response.Cookies.Delete(Name, Options());
        if (kept is null || !settings.Value.IsOn)
        {
            return null;
        }

        try
        {
            var options = schemes.Get(SingleSignOnSetup.Scheme);
            var provider = await options.ConfigurationManager!.GetConfigurationAsync(http.RequestAborted);
            return string.IsNullOrEmpty(provider.EndSessionEndpoint) ? null : new OpenIdConnectMessage
            {
                IssuerAddress = provider.EndSessionEndpoint,
                ClientId = options.ClientId,
                IdTokenHint = kept.Value.Token is { Length: > 0 } token ? token : null,
                PostLogoutRedirectUri = address.Of(ConsoleUrls.SignedOut),
            }.CreateLogoutRequestUrl();
        }
        catch (Exception) when (!http.RequestAborted.IsCancellationRequested)
        {
            // The person is signed out here, and the page says that the provider may still know them.
            return null;
        }
    }

    private (long MemberId, string Token)? Read(HttpContext http)
    {
        if (http.Request.Cookies[Name] is not { Length: > 0 and < 4096 } value)
        {
            return null;
        }

        try
        {
            var parts = _protector.Unprotect(value).Split(' ', 2);
            return (long.Parse(parts[0], CultureInfo.InvariantCulture), parts[1]);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private CookieOptions Options() => new()
    {
        HttpOnly = true,
        Secure = cookie.IsSecure,
        SameSite = SameSiteMode.Lax,
        Path = ConsoleUrls.SignOut,
        IsEssential = true,
    };
}
