namespace FlashdutyConsole.Integrations.Checks;

/// <summary>CorpID, AgentId and Secret, proved with gettoken and agent/get (docs 91039, 90227): each mistake told apart.</summary>
public sealed class CredentialsCheck : ICheck
{
    private const int SecretWrong = 40001;
    private const int SecretOfOtherApp = 301002;
    private const int AppDisabled = 50003;

    /// <inheritdoc/>
    public string Id => CheckId.Credentials;

    /// <inheritdoc/>
    public async Task<CheckFinding?> RunAsync(CheckSubject subject, CancellationToken cancellationToken)
    {
        if (AppFinding.Missing(subject) is { } missing)
        {
            return missing;
        }

        var finding = Judge(subject, await subject.AskAsync(cancellationToken));
        return subject.HasPendingSecret && finding.Status != CheckStatus.Pass
            ? finding with { Details = [.. finding.Details, new CheckDetail(CheckLabel.OldSecretInUse, WeComFieldName.Secret)] }
            : finding;
    }

    private static CheckFinding Judge(CheckSubject subject, AppAnswer answer)
    {
        if (answer.Info is { } info)
        {
            return info.IsClosed
                ? CheckFinding.Fail(CheckReason.AppDisabled) with { ErrCode = AppDisabled }
                : CheckFinding.Pass(CheckReason.CredentialsRight, info.Name) with { Details = [new CheckDetail(CheckLabel.AppName, info.Name)] };
        }

        // Before the Secret is looked at, WeCom may look at the address (claims differ, so both are possible).
        if (AppFinding.IsUntrustedIp(answer.ErrCode))
        {
            return CheckFinding.Warn(answer.Token.IsOk ? CheckReason.SecretRightIpClosed : CheckReason.IpClosedFirst) with { ErrCode = answer.ErrCode };
        }

        return answer.ErrCode switch
        {
            // gettoken says the same of a wrong Secret and of a disabled app: the past tells more.
            SecretWrong => CheckFinding.Fail(
                !subject.HasPendingSecret && subject.LastCredentials?.PassedAt is not null ? CheckReason.SecretNoLonger : CheckReason.SecretWrong) with { ErrCode = SecretWrong },
            SecretOfOtherApp => CheckFinding.Fail(CheckReason.SecretOfOtherApp, $"{subject.Settings.AgentId}") with { ErrCode = SecretOfOtherApp },
            AppDisabled => CheckFinding.Fail(CheckReason.AppDisabled) with { ErrCode = AppDisabled },
            _ => AppFinding.Of(answer.Outcome, answer.ErrCode, subject.App!.ApiBaseUrl.Host),
        };
    }
}
