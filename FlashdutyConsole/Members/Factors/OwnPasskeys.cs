using System.Globalization;
using FlashdutyConsole.Audit;
using FlashdutyConsole.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace FlashdutyConsole.Members.Factors;

/// <summary>A member's passkeys: add, list, remove. Identity checks what the browser sends.</summary>
public sealed class OwnPasskeys(SignInManager<Member> identity, IDbContextFactory<ConsoleDb> contexts, ConsoleWriter writer, MemberAccounts accounts)
{
    /// <summary>Most passkeys of one member.</summary>
    public const int Most = 10;

    private const int MaximumName = 40;

    /// <summary>The passkeys, oldest first.</summary>
    /// <param name="memberId">Whose.</param>
    /// <param name="cancellationToken">Ends the query.</param>
    public async Task<IReadOnlyList<OwnPasskey>> FindAsync(long memberId, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await db.UserPasskeys.AsNoTracking().Where(passkey => passkey.UserId == memberId).ToListAsync(cancellationToken);
        return [.. rows.OrderBy(row => row.Data.CreatedAt).Select(row => new OwnPasskey(Convert.ToHexStringLower(row.CredentialId), row.Data.Name ?? "", row.Data.CreatedAt))];
    }

    /// <summary>What the browser needs to make one, as JSON.</summary>
    /// <param name="memberId">Whose it will be.</param>
    /// <param name="cancellationToken">Ends the query.</param>
    public async Task<string?> BeginAsync(long memberId, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var member = await db.Members.AsNoTracking().SingleAsync(one => one.Id == memberId, cancellationToken);
        if (await db.UserPasskeys.CountAsync(passkey => passkey.UserId == memberId, cancellationToken) >= Most)
        {
            return null;
        }

        return await identity.MakePasskeyCreationOptionsAsync(new PasskeyUserEntity
        {
            Id = memberId.ToString(CultureInfo.InvariantCulture),
            Name = member.Email ?? member.Name,
            DisplayName = member.Name,
        });
    }

    /// <summary>Takes the passkey that the browser has made.</summary>
    /// <param name="actor">Whose it is.</param>
    /// <param name="credential">What the browser sends, as JSON.</param>
    /// <param name="name">What its owner calls it.</param>
    /// <param name="cancellationToken">Ends the wait for the turn to write.</param>
    public async Task<bool> AddAsync(Actor actor, string credential, string name, CancellationToken cancellationToken)
    {
        var result = await identity.PerformPasskeyAttestationAsync(credential);
        if (!result.Succeeded || result.UserEntity.Id != actor.MemberId.ToString(CultureInfo.InvariantCulture))
        {
            return false;
        }

        name = new string([.. name.Trim().Where(character => !char.IsControl(character)).Take(MaximumName)]);
        result.Passkey.Name = name;
        return await writer.RunAsync(WritePriority.Person, async write =>
        {
            var added = await accounts.InAsync(write, actor.MemberId, (members, member) => members.AddOrUpdatePasskeyAsync(member, result.Passkey));
            if (added.Succeeded)
            {
                write.Audit(actor, AuditAction.AddPasskey, actor.MemberId, after: new { name });
            }

            return added.Succeeded;
        }, cancellationToken);
    }

    /// <summary>Removes a passkey.</summary>
    /// <param name="actor">Whose it is.</param>
    /// <param name="id">Its id, hexadecimal.</param>
    /// <param name="cancellationToken">Ends the wait for the turn to write.</param>
    public Task RemoveAsync(Actor actor, string id, CancellationToken cancellationToken) => writer.RunAsync(WritePriority.Person, async write =>
    {
        var mine = await write.Db.UserPasskeys.Where(passkey => passkey.UserId == actor.MemberId).ToListAsync(cancellationToken);
        if (mine.SingleOrDefault(passkey => Convert.ToHexStringLower(passkey.CredentialId) == id) is { } found)
        {
            write.Db.UserPasskeys.Remove(found);
            write.Audit(actor, AuditAction.RemovePasskey, actor.MemberId, before: new { name = found.Data.Name });
        }
    }, cancellationToken);
}
