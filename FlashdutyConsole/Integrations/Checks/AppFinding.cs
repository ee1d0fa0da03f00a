using FlashdutyConsole.WeCom;

namespace FlashdutyConsole.Integrations.Checks;

/// <summary>What several checks conclude in the same way from WeCom's answer about the app.</summary>
internal static class AppFinding
{
    /// <summary>WeCom does not take calls from this address (60020; 301042 is another whitelist).</summary>
    public static bool IsUntrustedIp(int errCode) => errCode is 60020 or 301042;

    /// <summary>Why nothing can be asked yet; null = it can.</summary>
    public static CheckFinding? Missing(CheckSubject subject) => subject switch
    {
        { Settings.CorpId.Length: 0 } or { Settings.AgentId: 0 } => CheckFinding.Skip(CheckReason.FieldsMissing),
        { App: null, Integration.ProtectedSecrets: var kept } when kept.ContainsKey(WeComFieldName.Secret) => CheckFinding.Fail(CheckReason.SecretUnreadable),
        { App: null } => CheckFinding.Skip(CheckReason.FieldsMissing),
        _ => null,
    };

    /// <summary>The app as WeCom sees it, or why that is not known here.</summary>
    public static async Task<(WeCom.Answers.AgentInfo? Info, CheckFinding? Unknown)> InfoAsync(CheckSubject subject, CancellationToken cancellationToken)
    {
        if (Missing(subject) is not null)
        {
            return (null, CheckFinding.Skip(CheckReason.NeedsCredentials));
        }

        var answer = await subject.AskAsync(cancellationToken);
        return answer.Info is { } info ? (info, null)
            : (null, CheckFinding.Skip(IsUntrustedIp(answer.ErrCode) ? CheckReason.NeedsTrustedIp : CheckReason.NeedsCredentials));
    }

    /// <summary>A call that did not succeed: by its errcode, or by how it ended without one.</summary>
    public static CheckFinding Of(WeComOutcome outcome, int errCode, string host) => outcome switch
    {
        WeComOutcome.WeComError => new CheckFinding
        {
            Status = WeComErrors.Classify(errCode) is WeComErrorClass.Busy or WeComErrorClass.Wait or WeComErrorClass.Concurrency ? CheckStatus.Warn : CheckStatus.Fail,
            Reason = CheckReason.WeComError,
            ErrCode = errCode,
        },
        WeComOutcome.Timeout or WeComOutcome.ConnectionLost => CheckFinding.Warn(CheckReason.WeComSilent, host),
        WeComOutcome.ConnectionFailed => CheckFinding.Fail(CheckReason.WeComUnreachable, host),
        WeComOutcome.Refused => CheckFinding.Fail(CheckReason.WeComRefused, host),
        _ => CheckFinding.Fail(CheckReason.NotWeCom, host),
    };
}
