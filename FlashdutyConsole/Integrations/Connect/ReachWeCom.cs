using System.Text;
using FlashdutyConsole.Integrations.Checks;
using FlashdutyConsole.Integrations.Drafts;
using FlashdutyConsole.Network;
using Microsoft.Extensions.Options;

namespace FlashdutyConsole.Integrations.Connect;

/// <summary>Tries the addresses of WeCom from here, before anything else about the app is known.</summary>
public sealed class ReachWeCom(OutboundProbe outbound, IOptions<WeComOptions> options, TimeProvider time)
{
    private const string Api = "/cgi-bin/gettoken";
    private const string Authorize = "/connect/oauth2/authorize";

    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(10);

    /// <summary>Tries them: the API, and of a private deployment the sign-in as well (members' browsers reach the public one, not this console).</summary>
    /// <param name="fields">The step's fields, already found to be right.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<IReadOnlyList<ReachedAddress>> RunAsync(WeComFields fields, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(fields);
        if (fields.Deployment != "private")
        {
            return [await TryAsync(options.Value.ApiBaseUrl, true, cancellationToken)];
        }

        return
        [
            await TryAsync(new Uri(fields.Endpoint!), true, cancellationToken),
            await TryAsync(new Uri(fields.OauthEndpoint!), false, cancellationToken),
        ];
    }

    private async Task<ReachedAddress> TryAsync(Uri root, bool isApi, CancellationToken cancellationToken)
    {
        // Without parameters WeCom answers what is missing (41002), which counts as no attempt to sign in.
        var answer = await outbound.GetAsync(new Uri(root.AbsoluteUri.TrimEnd('/') + (isApi ? Api : Authorize)), s_limit, cancellationToken);
        return new ReachedAddress(isApi, root, answer.Took, Fault(answer, isApi, root.Authority) is { } finding ? Describe(finding) : null);
    }

    private static CheckFinding? Fault(ProbeAnswer answer, bool isApi, string host) => answer.Outcome switch
    {
        ProbeOutcome.Refused => CheckFinding.Fail(CheckReason.WeComRefused, host),
        ProbeOutcome.NoConnection => CheckFinding.Fail(CheckReason.WeComUnreachable, host),
        ProbeOutcome.Silent => CheckFinding.Fail(CheckReason.WeComSilent, host),
        ProbeOutcome.Answered => !isApi || Encoding.UTF8.GetString(answer.Body.Span).Contains("\"errcode\"", StringComparison.Ordinal) ? null : CheckFinding.Fail(CheckReason.NotWeCom, host),
        _ => ProbeFinding.Judge(answer, null, ""),
    };

    private CheckResult Describe(CheckFinding finding) => new()
    {
        Id = CheckId.Credentials, Status = finding.Status, Reason = finding.Reason, Arguments = finding.Arguments, CheckedAt = time.GetUtcNow(),
    };
}
