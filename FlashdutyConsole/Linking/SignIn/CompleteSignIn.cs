using FlashdutyConsole.Audit;
using FlashdutyConsole.Components;
using FlashdutyConsole.Data;
using FlashdutyConsole.Integrations;
using FlashdutyConsole.Members;
using FlashdutyConsole.Members.Sessions;
using FlashdutyConsole.Members.SingleSignOn;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace FlashdutyConsole.Linking.SignIn;

/// <summary>
/// The return from WeCom's sign-in: a linked member gets a session, an unknown WeCom user is remembered and sent to be linked.
/// Nothing that this browser did not begin itself comes through, so nobody can be signed in as somebody else.
/// </summary>
public sealed partial class CompleteSignIn(
    SignInState states,
    WeComProof proofs,
    SpendOnce spend,
    AskWeCom ask,
    ConsoleWriter writer,
    IDbContextFactory<ConsoleDb> contexts,
    LinkReach reach,
    Refusals refusals,
    BeginSession begin,
    IOptions<OidcOptions> singleSignOn,
    TimeProvider time,
    ILogger<CompleteSignIn> logger)
{
    /// <summary>Completes it.</summary>
    /// <param name="http">The request; only a sign-in that goes right sets cookies in its answer.</param>
    /// <param name="connection">The WeCom app; null = no app has this key.</param>
    /// <param name="code">WeCom's code.</param>
    /// <param name="state">The state that came back.</param>
    public async Task<SignInEnd> RunAsync(HttpContext http, WeComConnection? connection, string? code, string? state)
    {
        var end = connection is null ? SignInEnd.Failed(SignInProblem.UnknownApp) : await TryAsync(http, connection, code, state);
        if (end.Problem is { } problem)
        {
            LogRefused(connection?.Integration.Id ?? 0, problem, end.ErrCode);
            await refusals.RecordAsync(
                http, 0, connection?.Integration.Id ?? 0, $"{nameof(SessionMethod.WeCom)} {problem} {end.ErrCode}",
                new { method = nameof(SessionMethod.WeCom), reason = problem.ToString(), errcode = end.ErrCode });
        }

        return end;
    }

    private async Task<SignInEnd> TryAsync(HttpContext http, WeComConnection connection, string? code, string? state)
    {
        if (connection.App is not { } app)
        {
            return SignInEnd.Failed(SignInProblem.NotSetUp);
        }

        if (string.IsNullOrEmpty(state))
        {
            return SignInEnd.Failed(SignInProblem.StateMissing);
        }

        if (states.Find(http, state) is not { } ticket || ticket.IntegrationId != connection.Integration.Id)
        {
            return SignInEnd.Failed(SignInProblem.StateForeign);
        }

        if (time.GetUtcNow().ToUnixTimeMilliseconds() >= ticket.Until)
        {
            return SignInEnd.Failed(SignInProblem.StateExpired);
        }

        // Before WeCom is asked: a code is good once, and so is the state.
        if (!await spend.RunAsync(state, http.RequestAborted))
        {
            return SignInEnd.Failed(SignInProblem.StateUsed);
        }

        if (string.IsNullOrEmpty(code))
        {
            return SignInEnd.Failed(SignInProblem.CodeMissing);
        }

        var who = await ask.RunAsync(app, code, connection.Settings.Deployment == "private", http.RequestAborted);
        if (who.Problem is { } problem)
        {
            if (problem == SignInProblem.Invisible && who.UserId.Length > 0)
            {
                await writer.RunAsync(
                    WritePriority.Person, write => reach.LostAsync(write, connection.Integration.Id, who.UserId, LostReason.Unseen, http.RequestAborted), http.RequestAborted);
            }

            return SignInEnd.Failed(problem, who.ErrCode);
        }

        return await EnterAsync(http, connection, ticket, who);
    }

    private async Task<SignInEnd> EnterAsync(HttpContext http, WeComConnection connection, SignInTicket ticket, WeComIdentity who)
    {
        var integration = connection.Integration;
        var memberId = await LinkedAsync(integration.Id, who.UserId, http.RequestAborted);
        if (memberId is null)
        {
            states.Forget(http, ticket);
            proofs.Keep(http, integration.Id, who.UserId, who.Name, ticket.ReturnUrl);
            return SignInEnd.To(ConsoleUrls.WeComLink(integration.Key));
        }

        await writer.RunAsync(WritePriority.Person, async write =>
        {
            await reach.SeenAsync(write, integration.Id, who.UserId, http.RequestAborted);
            await ActivateAsync(write, http, memberId.Value);
        }, http.RequestAborted);
        // Nobody was asked anything. That proves the member for what only looks and acts, not for a change of what protects the
        // account, unless there is no other way to prove it.
        DateTimeOffset? provedAt = await CanProveAsync(memberId.Value, http.RequestAborted) ? DateTimeOffset.UnixEpoch : null;
        if (!await begin.RunAsync(http, memberId.Value, SessionMethod.WeCom, isKept: false, http.RequestAborted, provedAt))
        {
            return SignInEnd.Failed(SignInProblem.MemberDisabled);
        }

        states.Forget(http, ticket);
        return SignInEnd.To(ticket.ReturnUrl ?? ConsoleUrls.WeComHome(integration.Key));
    }

    private async Task<long?> LinkedAsync(long integrationId, string userId, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.MemberLinks.AsNoTracking().Where(link => link.IntegrationId == integrationId && link.WeComUserId == userId)
            .Select(link => (long?)link.MemberId).SingleOrDefaultAsync(cancellationToken);
    }

    private async Task<bool> CanProveAsync(long memberId, CancellationToken cancellationToken)
    {
        var hasProvider = singleSignOn.Value.IsOn;
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Members.AnyAsync(
            member => member.Id == memberId && (member.PasswordHash != null || (hasProvider && db.UserLogins.Any(login => login.UserId == memberId))
                || db.UserPasskeys.Any(passkey => passkey.UserId == memberId)),
            cancellationToken);
    }

    // An admin linked somebody who was only invited: WeCom's proof of who they are is as good as the invitation's link.
    private static async Task ActivateAsync(Write write, HttpContext http, long memberId)
    {
        if (await write.Db.Members.SingleOrDefaultAsync(one => one.Id == memberId && one.Status == MemberStatus.Pending, http.RequestAborted) is { } invited)
        {
            invited.Status = MemberStatus.Enabled;
            invited.UpdatedAt = write.Now;
            write.Audit(http.ActorOf(memberId), AuditAction.ActivateByWeCom, memberId);
        }
    }

    [LoggerMessage(LogLevel.Information, "Integration {IntegrationId}: a sign-in from WeCom was refused, {Problem}, errcode {ErrCode}")]
    private partial void LogRefused(long integrationId, SignInProblem problem, int errCode);
}
