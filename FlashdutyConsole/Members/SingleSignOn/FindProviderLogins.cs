using FlashdutyConsole.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace FlashdutyConsole.Members.SingleSignOn;

/// <summary>Finds with whom at which provider a member is joined.</summary>
public sealed class FindProviderLogins(IDbContextFactory<ConsoleDb> contexts, IOptions<OidcOptions> options)
{
    /// <summary>The provider of this console first.</summary>
    /// <param name="memberId">The member.</param>
    /// <param name="cancellationToken">Ends the queries.</param>
    public async Task<IReadOnlyList<ProviderLogin>> RunAsync(long memberId, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await InAsync(db, options.Value, memberId, cancellationToken);
    }

    /// <summary>The same inside a transaction that is open already.</summary>
    internal static async Task<IReadOnlyList<ProviderLogin>> InAsync(ConsoleDb db, OidcOptions options, long memberId, CancellationToken cancellationToken)
    {
        var rows = await db.UserLogins.AsNoTracking().Where(login => login.UserId == memberId)
            .Select(login => new
            {
                login.LoginProvider, login.ProviderDisplayName, LinkedAt = EF.Property<DateTimeOffset?>(login, ProviderLogins.LinkedAt),
            }).ToListAsync(cancellationToken);
        if (rows.Count == 0)
        {
            return [];
        }

        var hasOther = await db.Members.Where(member => member.Id == memberId && (options.LocalSignIn || member.Role == MemberRole.Owner))
            .AnyAsync(member => member.PasswordHash != null || db.UserPasskeys.Any(passkey => passkey.UserId == member.Id), cancellationToken);
        return [.. rows
            .Select(row => (Row: row, IsCurrent: options.Is(row.LoginProvider)))
            .OrderByDescending(one => one.IsCurrent).ThenBy(one => one.Row.LoginProvider, StringComparer.Ordinal)
            .Select(one => new ProviderLogin(one.Row.LoginProvider, one.Row.ProviderDisplayName ?? "", one.Row.LinkedAt, one.IsCurrent, one.IsCurrent && !hasOther))];
    }
}
