using System.Globalization;
using System.Security.Cryptography;
using FlashdutyConsole.Data;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;

namespace FlashdutyConsole.Members.Factors;

/// <summary>Identity's store; the key of the second factor is encrypted in it, and of recovery codes only hashes are kept.</summary>
public sealed class MemberStore(ConsoleDb db, IDataProtectionProvider protection, IdentityErrorDescriber? describer = null)
    : UserOnlyStore<Member, ConsoleDb, long>(db, describer)
{
    private const string Hashed = "#";
    private readonly IDataProtector _protector = protection.CreateProtector("FlashdutyConsole.SecondFactor");

    /// <inheritdoc/>
    public override Task SetAuthenticatorKeyAsync(Member user, string key, CancellationToken cancellationToken) =>
        base.SetAuthenticatorKeyAsync(user, _protector.Protect(user.Id.ToString(CultureInfo.InvariantCulture) + ":" + key), cancellationToken);

    /// <inheritdoc/>
    public override async Task<string?> GetAuthenticatorKeyAsync(Member user, CancellationToken cancellationToken)
    {
        if (await base.GetAuthenticatorKeyAsync(user, cancellationToken) is not { Length: > 0 } sealedKey)
        {
            return null;
        }

        try
        {
            // A key moved to another member's row opens nothing.
            var parts = _protector.Unprotect(sealedKey).Split(':');
            return parts is [var id, var key] && id == user.Id.ToString(CultureInfo.InvariantCulture) ? key : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <inheritdoc/>
    public override Task ReplaceCodesAsync(Member user, IEnumerable<string> recoveryCodes, CancellationToken cancellationToken) =>
        base.ReplaceCodesAsync(user, recoveryCodes.Select(Hash), cancellationToken);

    /// <inheritdoc/>
    public override Task<bool> RedeemCodeAsync(Member user, string code, CancellationToken cancellationToken) =>
        base.RedeemCodeAsync(user, Hash(code), cancellationToken);

    // What is left after one was used comes through here again.
    private static string Hash(string code) => code.StartsWith(Hashed, StringComparison.Ordinal) ? code : Hashed + AppKey.HashOf(RecoveryCodes.Plain(code));
}
