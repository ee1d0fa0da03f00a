using FlashdutyConsole.Audit;
using FlashdutyConsole.Components;
using FlashdutyConsole.Data;
using FlashdutyConsole.Integrations;
using FlashdutyConsole.Members;
using FlashdutyConsole.Members.Sessions;
using Microsoft.EntityFrameworkCore;

namespace FlashdutyConsole.Linking.SignIn;

/// <summary>
/// The member confirms that the WeCom user of this browser is theirs. Needs the proof of the WeCom user, which is good once,
/// and a fresh login; afterwards the session is one of WeCom's.
/// </summary>
public sealed class LinkMyself(WeComProof proofs, LinkMember link, ConsoleWriter writer, BeginSession begin)
{
    /// <summary>Links, and begins the session.</summary>
    /// <param name="http">The request.</param>
    /// <param name="integration">The WeCom integration.</param>
    /// <returns>Where to go; a problem; or neither, when the login is not fresh.</returns>
    public async Task<SignInEnd> RunAsync(HttpContext http, Integration integration)
    {
        if (proofs.Find(http, integration.Id) is not { } proved)
        {
            return SignInEnd.Failed(SignInProblem.ProofExpired);
        }

        SignInEnd end;
        try
        {
            end = await writer.RunAsync(WritePriority.Person, write => LinkAsync(write, http, integration, proved), http.RequestAborted);
        }
        catch (DbUpdateException exception) when (!StorageFault.IsUnavailable(exception))
        {
            // Another node was faster with this user, this member or this proof.
            end = SignInEnd.Failed(SignInProblem.UserTaken);
        }

        if (end.Problem is { } problem)
        {
            await writer.RunAsync(WritePriority.Person, write =>
            {
                write.Audit(http.ActorOf(http.User.MemberId()), AuditAction.LinkRefused, integration.Id,
                    after: new { wecom_userid = proved.UserId, reason = problem.ToString() });
                return Task.CompletedTask;
            }, http.RequestAborted);
        }
        else if (end.GoTo is not null)
        {
            proofs.Forget(http);
            await begin.RunAsync(http, http.User.MemberId(), SessionMethod.WeCom, isKept: false, http.RequestAborted);
        }

        return end;
    }

    private async Task<SignInEnd> LinkAsync(Write write, HttpContext http, Integration integration, ProvedUser proved)
    {
        if (await FreshLogin.FindAsync(write.Db, http, write.Now) is not { } member)
        {
            return new SignInEnd(null, null);
        }

        if (await SpendOnce.IsSpentAsync(write, proved.Id, http.RequestAborted))
        {
            return SignInEnd.Failed(SignInProblem.ProofExpired);
        }

        var result = await link.ApplyAsync(write, integration.Id, member.Id, proved.UserId, LinkMethod.Self, http.ActorOf(member.Id), http.RequestAborted);
        switch (result.Outcome)
        {
            case LinkOutcome.Linked:
            case LinkOutcome.Unchanged:
                await SpendOnce.ApplyAsync(write, proved.Id, http.RequestAborted);
                return SignInEnd.To(result.ShowPath ?? proved.ReturnUrl ?? ConsoleUrls.WeComHome(integration.Key));
            case LinkOutcome.UserTaken:
                return SignInEnd.Failed(SignInProblem.UserTaken);
            case LinkOutcome.MemberTaken:
                return SignInEnd.Failed(SignInProblem.MemberTaken);
            case LinkOutcome.NoIntegration:
                return SignInEnd.Failed(SignInProblem.UnknownApp);
            default:
                return SignInEnd.Failed(SignInProblem.MemberDisabled);
        }
    }
}
