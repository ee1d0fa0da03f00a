using System.Security.Cryptography;
using System.Text.Json;
using FlashdutyConsole.Members.Sessions;
using FlashdutyConsole.WeCom.Cards;
using Microsoft.AspNetCore.DataProtection;

namespace FlashdutyConsole.Linking.SignIn;

/// <summary>Remembers in the browser which WeCom user it was just proved to be, until that user is linked. In the cookie only; never in an address.</summary>
public sealed class WeComProof(IDataProtectionProvider protection, SessionCookie cookie, TimeProvider time)
{
    /// <summary>How long the proof is good.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromMinutes(10);

    private const string Purpose = "Link";
    private const int LongestName = 64;

    private readonly IDataProtector _protector = protection.CreateProtector("FlashdutyConsole.WeComProof");

    /// <summary>Remembers it.</summary>
    internal void Keep(HttpContext http, long integrationId, string userId, string name, string? returnUrl)
    {
        var proved = new ProvedUser(
            RandomNumberGenerator.GetHexString(32, lowercase: true), integrationId, userId, TextBudget.CutCharacters(name, LongestName), returnUrl, (time.GetUtcNow() + Life).ToUnixTimeMilliseconds());
        http.Response.Cookies.Append(cookie.Name(Purpose), _protector.Protect(JsonSerializer.Serialize(proved)), Options(Life));
    }

    /// <summary>The proved user of this browser for the integration; null when there is none, or not any more.</summary>
    internal ProvedUser? Find(HttpContext http, long integrationId)
    {
        if (http.Request.Cookies[cookie.Name(Purpose)] is not { Length: > 0 and < 4096 } value)
        {
            return null;
        }

        try
        {
            var proved = JsonSerializer.Deserialize<ProvedUser>(_protector.Unprotect(value));
            return proved?.IntegrationId == integrationId && time.GetUtcNow().ToUnixTimeMilliseconds() < proved.Until ? proved : null;
        }
        catch (Exception exception) when (exception is CryptographicException or JsonException)
        {
            return null;
        }
    }

    /// <summary>It has been used.</summary>
    internal void Forget(HttpContext http) => http.Response.Cookies.Delete(cookie.Name(Purpose), Options(null));

    private CookieOptions Options(TimeSpan? life) => new()
    {
        HttpOnly = true,
        Secure = cookie.IsSecure,
        SameSite = SameSiteMode.Lax,
        Path = "/",
        MaxAge = life,
        IsEssential = true,
    };
}
