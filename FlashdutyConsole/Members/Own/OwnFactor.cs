using FlashdutyConsole.Audit;
using FlashdutyConsole.Data;
using FlashdutyConsole.Members.Factors;
using FlashdutyConsole.Members.Sessions;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace FlashdutyConsole.Members.Own;

/// <summary>A member's own second factor: an authenticator app, and recovery codes for when it is lost. All of it is Identity's own.</summary>
public sealed class OwnFactor(ConsoleWriter writer, MemberAccounts accounts, EndSessions end)
{
    private const string Issuer = "Flashduty Console";

    /// <summary>The key to put into the app: the one that was begun with, or a new one. It counts once a code of it was given.</summary>
    /// <param name="actor">The member.</param>
    /// <param name="cancellationToken">Ends the wait for the turn to write.</param>
    /// <returns>The key in groups of four, and the address that an app reads from a QR code; null when a factor is set up already.</returns>
    public Task<(string Key, string Address)?> BeginAsync(Actor actor, CancellationToken cancellationToken) =>
        writer.RunAsync(WritePriority.Person, write => accounts.InAsync<(string, string)?>(write, actor.MemberId, async (members, member) =>
        {
            if (member.TwoFactorEnabled)
            {
                return null;
            }

            if (await members.GetAuthenticatorKeyAsync(member) is null)
            {
                await KeyAsync(members, member, write, cancellationToken);
            }

            var key = (await members.GetAuthenticatorKeyAsync(member))!;
            var label = Uri.EscapeDataString(Issuer) + ":" + Uri.EscapeDataString(member.Email ?? member.Name);
            var address = $"otpauth://totp/{label}?secret={key}&issuer={Uri.EscapeDataString(Issuer)}&digits=6";
            return (string.Join(' ', key.Chunk(4).Select(four => new string(four))).ToLowerInvariant(), address);
        }), cancellationToken);

    /// <summary>Switches the factor on, once a code shows that the app has the key.</summary>
    /// <param name="actor">The member.</param>
    /// <param name="code">Six digits.</param>
    /// <param name="cancellationToken">Ends the wait for the turn to write.</param>
    /// <returns>The recovery codes, shown this once; null when the code is not right.</returns>
    public Task<IReadOnlyList<string>?> ConfirmAsync(Actor actor, string? code, CancellationToken cancellationToken) =>
        writer.RunAsync(WritePriority.Person, write => accounts.InAsync<IReadOnlyList<string>?>(write, actor.MemberId, async (members, member) =>
        {
            var plain = new string([.. (code ?? "").Where(char.IsAsciiDigit)]);
            if (member.TwoFactorEnabled || plain.Length != 6
                || !await members.VerifyTwoFactorTokenAsync(member, TokenOptions.DefaultAuthenticatorProvider, plain))
            {
                return null;
            }

            await KeepSessionsAsync(write, member, () => members.SetTwoFactorEnabledAsync(member, true), cancellationToken);
            write.Audit(actor, AuditAction.EnableSecondFactor, member.Id);
            return [.. (await members.GenerateNewTwoFactorRecoveryCodesAsync(member, RecoveryCodes.Count))!];
        }), cancellationToken);

    /// <summary>Makes new recovery codes; the old ones end.</summary>
    /// <param name="actor">The member.</param>
    /// <param name="cancellationToken">Ends the wait for the turn to write.</param>
    /// <returns>The codes, shown this once; null when no factor is set up.</returns>
    public Task<IReadOnlyList<string>?> RenewCodesAsync(Actor actor, CancellationToken cancellationToken) =>
        writer.RunAsync(WritePriority.Person, write => accounts.InAsync<IReadOnlyList<string>?>(write, actor.MemberId, async (members, member) =>
        {
            if (!member.TwoFactorEnabled)
            {
                return null;
            }

            write.Audit(actor, AuditAction.RenewRecoveryCodes, member.Id);
            return [.. (await members.GenerateNewTwoFactorRecoveryCodesAsync(member, RecoveryCodes.Count))!];
        }), cancellationToken);

    /// <summary>Switches the factor off; key and codes are forgotten. Other sessions end.</summary>
    /// <param name="actor">The member.</param>
    /// <param name="session">The session that goes on.</param>
    /// <param name="cancellationToken">Ends the wait for the turn to write.</param>
    public Task DisableAsync(Actor actor, string? session, CancellationToken cancellationToken) =>
        writer.RunAsync(WritePriority.Person, async write =>
        {
            await accounts.InAsync(write, actor.MemberId, async (members, member) =>
            {
                await KeepSessionsAsync(write, member, () => members.SetTwoFactorEnabledAsync(member, false), cancellationToken);
                return true;
            });
            await write.Db.UserTokens.Where(token => token.UserId == actor.MemberId).ExecuteDeleteAsync(cancellationToken);
            await end.OfMemberAsync(write, actor.MemberId, except: session, cancellationToken: cancellationToken);
            write.Audit(actor, AuditAction.DisableSecondFactor, actor.MemberId);
        }, cancellationToken);

    /// <summary>How many recovery codes are left.</summary>
    /// <param name="memberId">Whose.</param>
    /// <param name="cancellationToken">Ends the query.</param>
    public Task<int> CodesLeftAsync(long memberId, CancellationToken cancellationToken) =>
        writer.RunAsync(WritePriority.Person, write => accounts.InAsync(write, memberId, (members, member) => members.CountRecoveryCodesAsync(member)), cancellationToken);

    private static Task KeyAsync(UserManager<Member> members, Member member, Write write, CancellationToken cancellationToken) =>
        KeepSessionsAsync(write, member, () => members.ResetAuthenticatorKeyAsync(member), cancellationToken);

    // Identity gives the member a new stamp; sessions that are to go on get it too.
    private static async Task KeepSessionsAsync(Write write, Member member, Func<Task> change, CancellationToken cancellationToken)
    {
        var before = member.SecurityStamp;
        await change();
        await write.Db.Sessions.Where(session => session.MemberId == member.Id && session.Stamp == before)
            .ExecuteUpdateAsync(row => row.SetProperty(session => session.Stamp, member.SecurityStamp), cancellationToken);
    }
}
