using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;

namespace FlashdutyConsole.Members.Sessions;

/// <summary>
/// Remembers in the browser itself who has signed in there. A stranger's wrong attempts then shut out strangers only: the
/// account's owner still gets in from a device of theirs.
/// </summary>
public sealed class KnownDevices(IDataProtectionProvider protection, SessionCookie cookie, TimeProvider time)
{
    private const int MaximumMembers = 5;
    private static readonly TimeSpan Life = TimeSpan.FromDays(90);
    private readonly ITimeLimitedDataProtector _protector = protection.CreateProtector("FlashdutyConsole.KnownDevice").ToTimeLimitedDataProtector();

    /// <summary>The id of this browser if the member has signed in with it before; null if not.</summary>
    /// <param name="http">The request.</param>
    /// <param name="memberId">The member.</param>
    public string? Find(HttpContext http, long memberId) =>
        Read(http) is [var device, .. var members] && members.Contains(Text(memberId)) ? device : null;

    /// <summary>The id of this browser if anybody has signed in with it before; null if not.</summary>
    /// <param name="http">The request.</param>
    public string? Find(HttpContext http) => Read(http) is [var device, ..] ? device : null;

    /// <summary>Notes that the member has signed in with this browser.</summary>
    /// <param name="http">The request; its answer gets the cookie.</param>
    /// <param name="memberId">The member.</param>
    public void Remember(HttpContext http, long memberId)
    {
        var known = Read(http);
        var device = known is [var id, ..] ? id : RandomNumberGenerator.GetHexString(32, lowercase: true);
        var members = known.Skip(1).Where(member => member != Text(memberId)).Prepend(Text(memberId)).Take(MaximumMembers);
        var value = _protector.Protect(string.Join(' ', members.Prepend(device)), time.GetUtcNow() + Life);
        http.Response.Cookies.Append(cookie.Name("Device"), value, new CookieOptions
        {
            HttpOnly = true,
            Secure = cookie.IsSecure,
            SameSite = SameSiteMode.Lax,
            Path = "/",
            MaxAge = Life,
            IsEssential = true,
        });
    }

    private string[] Read(HttpContext http)
    {
        if (http.Request.Cookies[cookie.Name("Device")] is not { Length: > 0 and < 2048 } value)
        {
            return [];
        }

        try
        {
            return _protector.Unprotect(value).Split(' ');
        }
        catch (CryptographicException)
        {
            return [];
        }
    }

    private static string Text(long memberId) => memberId.ToString(CultureInfo.InvariantCulture);
}
