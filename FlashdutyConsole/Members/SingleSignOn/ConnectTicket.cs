using System.Globalization;
using System.Security.Cryptography;
using FlashdutyConsole.Members.Sessions;
using Microsoft.AspNetCore.DataProtection;

namespace FlashdutyConsole.Members.SingleSignOn;

/// <summary>
/// The right to join an account with a person at the provider. The account page gives it to whoever has just proved who they are;
/// it holds for that session only, which it does not contain, and a few minutes, so no other page can make somebody's browser begin it.
/// </summary>
public sealed class ConnectTicket(IDataProtectionProvider protection, TimeProvider time)
{
    private readonly IDataProtector _protector = protection.CreateProtector("FlashdutyConsole.ConnectProvider");

    /// <summary>A ticket for the session of this request; null when it has none.</summary>
    /// <param name="http">The request.</param>
    public string? Give(HttpContext http)
    {
        ArgumentNullException.ThrowIfNull(http);
        return http.User.SessionId() is { } session
            ? _protector.Protect((time.GetUtcNow() + SessionRules.Proof).ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture) + " " + AppKey.HashOf(session))
            : null;
    }

    /// <summary>Whether the ticket is for the session of this request, and still good.</summary>
    /// <param name="http">The request.</param>
    /// <param name="ticket">The ticket.</param>
    public bool IsGood(HttpContext http, string ticket)
    {
        ArgumentNullException.ThrowIfNull(http);
        ArgumentNullException.ThrowIfNull(ticket);
        try
        {
            return http.User.SessionId() is { } session
                && _protector.Unprotect(ticket).Split(' ') is [var until, var hash]
                && hash == AppKey.HashOf(session)
                && time.GetUtcNow().ToUnixTimeMilliseconds() < long.Parse(until, CultureInfo.InvariantCulture);
        }
        catch (CryptographicException)
        {
            return false;
        }
    }
}
