using FlashdutyConsole.Audit;
using FlashdutyConsole.Data;
using FlashdutyConsole.Members;
using FlashdutyConsole.Members.Passwords;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace FlashdutyConsole.Setup;

/// <summary>Makes the first account: by the set-up link, or unattended from settings. Both only while no member exists.</summary>
public sealed class CreateOwner(SetupLink link, ConsoleWriter writer, PasswordWork passwords, IServiceScopeFactory scopes)
{
    /// <summary>Makes the owner for whoever holds the set-up link. A fault in the draft leaves the link working.</summary>
    /// <param name="token">The token of the link.</param>
    /// <param name="draft">The account.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    public async Task<CreateOwnerOutcome> RunAsync(string? token, OwnerDraft draft, CancellationToken cancellationToken)
    {
        if (!link.IsOpen)
        {
            return CreateOwnerOutcome.AlreadySetUp;
        }

        return link.Matches(token)
            ? await RunUnattendedAsync(draft, null, cancellationToken)
            : CreateOwnerOutcome.BadLink;
    }

    /// <summary>Makes the owner, and an app key acting as the owner, without a link.</summary>
    /// <param name="draft">The account.</param>
    /// <param name="appKey">The key in clear; null = none.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    public async Task<CreateOwnerOutcome> RunUnattendedAsync(OwnerDraft draft, string? appKey, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var members = scope.ServiceProvider.GetRequiredService<UserManager<Member>>();
        var owner = new Member
        {
            Name = draft.Name.Trim(),
            Email = draft.Email,
            NormalizedEmail = members.NormalizeEmail(draft.Email),
            EmailConfirmed = true,
            UserName = draft.Email,
            NormalizedUserName = members.NormalizeName(draft.Email),
            SecurityStamp = Guid.NewGuid().ToString("N"),
            LockoutEnabled = true,
            Role = MemberRole.Owner,
            Status = MemberStatus.Enabled,
        };
        if (await FaultAsync(members, owner, draft) is { } fault)
        {
            return fault;
        }

        // Outside the transaction: hashing takes a tenth of a second, and nobody else has to wait for it.
        if (await passwords.HashAsync(owner, draft.Password, cancellationToken) is not { } hash)
        {
            return CreateOwnerOutcome.Busy;
        }

        owner.PasswordHash = hash;
        return await writer.RunAsync(WritePriority.Person, async write =>
        {
            if (await write.Db.Members.AnyAsync(cancellationToken))
            {
                return CreateOwnerOutcome.AlreadySetUp;
            }

            owner.CreatedAt = owner.UpdatedAt = write.Now;
            write.Db.Members.Add(owner);
            await write.Db.SaveChangesAsync(cancellationToken);
            if (appKey is not null)
            {
                write.Db.AppKeys.Add(new AppKey { Name = "bootstrap", Hash = AppKey.HashOf(appKey), MemberId = owner.Id, CreatedAt = write.Now });
            }

            write.Audit(new Actor(owner.Id, ActorSource.Console), AuditAction.CreateOwner, owner.Id, after: new { owner.Email, owner.Name });
            write.AfterCommit(link.Close);
            return CreateOwnerOutcome.Created;
        }, cancellationToken);
    }

    private static async Task<CreateOwnerOutcome?> FaultAsync(UserManager<Member> members, Member owner, OwnerDraft draft)
    {
        if (!OwnerDraft.IsEmail(draft.Email))
        {
            return CreateOwnerOutcome.BadEmail;
        }

        if (!OwnerDraft.IsName(draft.Name))
        {
            return CreateOwnerOutcome.BadName;
        }

        if (draft.Password.Length is < OwnerDraft.MinimumPasswordLength or > OwnerDraft.MaximumPasswordLength)
        {
            return CreateOwnerOutcome.BadPasswordLength;
        }

        foreach (var validator in members.PasswordValidators)
        {
            var result = await validator.ValidateAsync(members, owner, draft.Password);
            if (!result.Succeeded)
            {
                return result.Errors.Any(error => error.Code == CommonPasswords.ErrorCode)
                    ? CreateOwnerOutcome.CommonPassword
                    : CreateOwnerOutcome.BadPasswordLength;
            }
        }

        return null;
    }
}
