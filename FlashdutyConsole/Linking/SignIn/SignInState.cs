using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using FlashdutyConsole.Members.Sessions;
using Microsoft.AspNetCore.DataProtection;

namespace FlashdutyConsole.Linking.SignIn;

/// <summary>
/// The state of a sign-in at WeCom (doc 91022: at most 128 letters and digits): signed, good for five minutes, and bound to
/// the browser by a cookie that holds the key of the signature. Each sign-in has a cookie of its own, so that two pages opened
/// at once do not shut each other out.
/// </summary>
public sealed class SignInState(IDataProtectionProvider protection, SessionCookie cookie, TimeProvider time)
{
    /// <summary>How long a state is good.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromMinutes(5);

    // Longer than the state, so that one that came too late can be told from somebody else's.
    private static readonly TimeSpan CookieLife = TimeSpan.FromMinutes(30);
    private const int NonceLength = 32;
    private const int SignatureLength = 32;
    private const int NameLength = 8;

    private readonly IDataProtector _protector = protection.CreateProtector("FlashdutyConsole.WeComSignIn");

    /// <summary>Begins a sign-in: the browser gets its cookie.</summary>
    /// <param name="http">The request; its answer gets the cookie.</param>
    /// <param name="integrationId">The WeCom integration.</param>
    /// <param name="returnUrl">A local path to go to afterwards; null = the homepage.</param>
    /// <returns>The state for WeCom.</returns>
    public string Begin(HttpContext http, long integrationId, string? returnUrl)
    {
        var nonce = RandomNumberGenerator.GetHexString(NonceLength, lowercase: true);
        var ticket = new SignInTicket(nonce, RandomNumberGenerator.GetHexString(64, lowercase: true), integrationId, returnUrl, (time.GetUtcNow() + Life).ToUnixTimeMilliseconds());
        http.Response.Cookies.Append(NameOf(nonce), _protector.Protect(JsonSerializer.Serialize(ticket)), new CookieOptions
        {
            HttpOnly = true,
            Secure = cookie.IsSecure,
            // WeCom comes back by a link from its own host.
            SameSite = SameSiteMode.Lax,
            Path = "/",
            MaxAge = CookieLife,
            IsEssential = true,
        });
        return nonce + SignatureOf(ticket);
    }

    /// <summary>The sign-in that this browser began with the state; null when it began none with it.</summary>
    /// <param name="http">The request.</param>
    /// <param name="state">What came back from WeCom.</param>
    internal SignInTicket? Find(HttpContext http, string state)
    {
        if (state.Length != NonceLength + SignatureLength || !state.All(char.IsAsciiHexDigitLower)
            || http.Request.Cookies[NameOf(state)] is not { Length: > 0 and < 4096 } value)
        {
            return null;
        }

        try
        {
            var ticket = JsonSerializer.Deserialize<SignInTicket>(_protector.Unprotect(value));
            return ticket is not null && IsSame(ticket.Nonce + SignatureOf(ticket), state) ? ticket : null;
        }
        catch (Exception exception) when (exception is CryptographicException or JsonException)
        {
            return null;
        }
    }

    /// <summary>The sign-in is over: its cookie goes.</summary>
    internal void Forget(HttpContext http, SignInTicket ticket) =>
        http.Response.Cookies.Delete(NameOf(ticket.Nonce), new CookieOptions { Path = "/", Secure = cookie.IsSecure, HttpOnly = true, SameSite = SameSiteMode.Lax });

    private string NameOf(string nonce) => cookie.Name("WeCom" + nonce[..NameLength]);

    private static string SignatureOf(SignInTicket ticket) => Convert.ToHexStringLower(HMACSHA256.HashData(
        Encoding.ASCII.GetBytes(ticket.Key),
        Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{ticket.Nonce}/{ticket.IntegrationId}/{ticket.Until}"))))[..SignatureLength];

    private static bool IsSame(string one, string other) =>
        CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(one), Encoding.ASCII.GetBytes(other));
}
