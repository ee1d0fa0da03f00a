using FlashdutyConsole.Components;
using FlashdutyConsole.OpenApi;

namespace FlashdutyConsole.Members.SingleSignOn;

/// <summary>Ends a sign-in that came to nothing: audit row, log line, and the page that says what happened.</summary>
internal sealed partial class TurnAway(Refusals refusals, ILogger<TurnAway> log)
{
    private const int LongestCause = 500;

    /// <summary>Ends it.</summary>
    /// <param name="http">The request; its answer leads to the page.</param>
    /// <param name="fault">Why.</param>
    /// <param name="returnUrl">Where the person wanted to go; null = not known.</param>
    /// <param name="failure">What was thrown, for the log; null = nothing.</param>
    /// <param name="memberId">The member whom it would have been; 0 = not known.</param>
    /// <param name="code">The provider's error code; null = none.</param>
    /// <param name="purpose">What the sign-in was for.</param>
    public async Task RunAsync(
        HttpContext http, SingleSignOnFault fault, string? returnUrl, Exception? failure = null, long memberId = 0, string? code = null, SignOnPurpose purpose = SignOnPurpose.Enter)
    {
        var id = ApiReply.RequestId(http);
        Failed(log, fault, memberId, id, Cause(failure));
        await refusals.RecordAsync(
            http, memberId, memberId == 0 ? null : memberId, $"{nameof(Sessions.SessionMethod.SingleSignOn)} {fault}",
            new { method = nameof(Sessions.SessionMethod.SingleSignOn), reason = fault.ToString(), error = IsCode(code) ? code : null, purpose = purpose.ToString() });
        http.Response.Redirect(ConsoleUrls.SingleSignOnFailedBecause(
            fault.ToString(), id, ConsoleUrls.LocalOrHome(returnUrl), purpose == SignOnPurpose.Enter ? null : purpose.ToString()));
    }

    /// <summary>Ends one of too many attempts, which leaves nothing behind.</summary>
    /// <param name="http">The request; its answer leads to the page.</param>
    public void Throttled(HttpContext http) => http.Response.Redirect(
        ConsoleUrls.SingleSignOnFailedBecause(nameof(SingleSignOnFault.Throttled), ApiReply.RequestId(http), ConsoleUrls.Home));

    // Expected failures need no stack. Some of it was written by others, so it stays one line and short.
    private static string Cause(Exception? failure)
    {
        var parts = new List<string>();
        for (; failure is not null; failure = failure.InnerException)
        {
            parts.Add(failure.Message);
        }

        return new string([.. string.Join(" < ", parts).Select(character => char.IsControl(character) ? ' ' : character).Take(LongestCause)]);
    }

    // The code comes by way of the browser: only what can be one is kept.
    private static bool IsCode(string? code) => code is { Length: > 0 and <= 64 } && code.All(character => char.IsAsciiLetterOrDigit(character) || character is '_' or '-');

    [LoggerMessage(EventId = 1, Level = LogLevel.Warning, Message = "Single sign-on failed: {Fault}, member {MemberId}, request {RequestId}: {Cause}")]
    private static partial void Failed(ILogger logger, SingleSignOnFault fault, long memberId, string requestId, string cause);
}
