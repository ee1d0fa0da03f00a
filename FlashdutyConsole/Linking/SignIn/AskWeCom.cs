using FlashdutyConsole.WeCom;
using FlashdutyConsole.WeCom.Answers;

namespace FlashdutyConsole.Linking.SignIn;

/// <summary>Asks WeCom who stands behind a code (doc 91023), and whether the app is visible to them (doc 90196).</summary>
public sealed class AskWeCom(WeComClient client)
{
    private const int NotFound = 404;

    /// <summary>Asks.</summary>
    /// <param name="app">The app that asked for the code.</param>
    /// <param name="code">The code; used up by the question.</param>
    /// <param name="isPrivate">Whether this is a private deployment, which may know the older name of the call only.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<WeComIdentity> RunAsync(WeComApp app, string code, bool isPrivate, CancellationToken cancellationToken)
    {
        var answer = await client.GetUserInfoAsync(app, code, legacy: false, cancellationToken);
        if (isPrivate && answer is { Outcome: WeComOutcome.NotWeCom, HttpStatus: NotFound })
        {
            answer = await client.GetUserInfoAsync(app, code, legacy: true, cancellationToken);
        }

        if (answer.Value is not { } who)
        {
            return new WeComIdentity("", "", ProblemOf(answer), answer.ErrCode);
        }

        // Members of connected companies come as CorpId/userid: to this company's app they are strangers.
        if (WeComUserId.Of(who.UserId) is not { } userId)
        {
            return new WeComIdentity("", "", SignInProblem.Stranger);
        }

        var seen = await client.GetUserAsync(app, who.UserId, cancellationToken);
        // Only a clear no counts. Whatever else goes wrong here says nothing about the member, who has been proved.
        return IsRecipientFault(seen)
            ? new WeComIdentity(userId, "", SignInProblem.Invisible, seen.ErrCode)
            : new WeComIdentity(userId, seen.Value?.Name ?? "", null);
    }

    private static SignInProblem ProblemOf(WeComAnswer<OAuthUser> answer) => answer.Outcome switch
    {
        WeComOutcome.Refused => SignInProblem.AppBroken,
        not WeComOutcome.WeComError => SignInProblem.WeComDown,
        _ => answer.ErrorClass switch
        {
            WeComErrorClass.Permanent => SignInProblem.CodeUsed,
            WeComErrorClass.Recipient => SignInProblem.Invisible,
            WeComErrorClass.Busy or WeComErrorClass.Wait or WeComErrorClass.Concurrency or WeComErrorClass.Token => SignInProblem.WeComDown,
            _ => SignInProblem.AppBroken,
        },
    };

    private static bool IsRecipientFault(WeComAnswer<WeComUser> answer) =>
        answer is { Outcome: WeComOutcome.WeComError, ErrorClass: WeComErrorClass.Recipient };
}
