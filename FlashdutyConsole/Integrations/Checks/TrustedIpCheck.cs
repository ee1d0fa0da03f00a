namespace FlashdutyConsole.Integrations.Checks;

/// <summary>
/// Whether WeCom takes calls from this console's address (60020). WeCom names the address it sees in the error, and nowhere else;
/// apps made before 2022-06-20 have no such gate.
/// </summary>
public sealed class TrustedIpCheck : ICheck
{
    private const int NotTrusted = 60020;

    /// <inheritdoc/>
    public string Id => CheckId.TrustedIp;

    /// <inheritdoc/>
    public async Task<CheckFinding?> RunAsync(CheckSubject subject, CancellationToken cancellationToken)
    {
        if (AppFinding.Missing(subject) is not null)
        {
            return CheckFinding.Skip(CheckReason.NeedsCredentials);
        }

        var answer = await subject.AskAsync(cancellationToken);
        var last = subject.LastTrustedIp;
        if (!AppFinding.IsUntrustedIp(answer.ErrCode))
        {
            // Any other answer of agent/get comes from behind this gate.
            return answer.Agent is { HttpStatus: 200 }
                ? CheckFinding.Pass(CheckReason.IpTrusted) with { Paste = Known(last), Details = Facts(Known(last)) }
                : CheckFinding.Skip(CheckReason.NeedsCredentials);
        }

        var ip = answer.FromIp;
        // Another list than the app's own: its code says more.
        var finding = answer.ErrCode != NotTrusted ? AppFinding.Of(answer.Outcome, answer.ErrCode, subject.App!.ApiBaseUrl.Host)
            : ip is null ? CheckFinding.Fail(CheckReason.IpNotTrustedUnknown)
            : Known(last) is { } before && before != ip && last!.PassedAt is not null ? CheckFinding.Fail(CheckReason.IpChanged, before, ip)
            : last?.Reason == CheckReason.IpChanged && last.Arguments is [var earlier, var now] && now == ip ? CheckFinding.Fail(CheckReason.IpChanged, earlier, ip)
            : CheckFinding.Fail(CheckReason.IpNotTrusted, ip);
        return finding with { ErrCode = answer.ErrCode, Paste = ip, FromIp = ip, Details = Facts(ip) };
    }

    private static string? Known(IntegrationCheck? last) => last?.FromIp is { Length: > 0 } known ? known : null;

    private static IReadOnlyList<CheckDetail> Facts(string? ip) => ip is null ? [] : [new CheckDetail(CheckLabel.FromIp, ip)];
}
