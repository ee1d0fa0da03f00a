using System.Text.Json;
using FlashdutyConsole.Network;

namespace FlashdutyConsole.Integrations.Checks;

/// <summary>Whether the addresses of a private deployment can be reached from here, before any secret is known. Nothing is stored.</summary>
public sealed class CheckDeployment(OutboundProbe outbound, TimeProvider time)
{
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(10);

    /// <summary>Asks both.</summary>
    /// <param name="endpoint">Base address of the API, as typed.</param>
    /// <param name="oauthEndpoint">Base address of OAuth, as typed.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>A result for each that is an address, with its <see cref="WeComFieldName"/> as id.</returns>
    public async Task<IReadOnlyList<CheckResult>> RunAsync(string? endpoint, string? oauthEndpoint, CancellationToken cancellationToken)
    {
        List<CheckResult> results = [];
        if (IsAddress(endpoint, out var api))
        {
            // Without parameters WeCom answers with an errcode, and anything else does not.
            var answer = await outbound.GetAsync(new Uri(api.GetLeftPart(UriPartial.Path).TrimEnd('/') + "/cgi-bin/gettoken"), s_limit, cancellationToken);
            results.Add(Result(WeComFieldName.Endpoint, answer, HasErrCode(answer.Body)));
        }

        if (IsAddress(oauthEndpoint, out var oauth))
        {
            results.Add(Result(WeComFieldName.OauthEndpoint, await outbound.GetAsync(oauth, s_limit, cancellationToken), isWell: true));
        }

        return results;
    }

    private CheckResult Result(string id, ProbeAnswer answer, bool isWell)
    {
        var finding = answer.Outcome switch
        {
            ProbeOutcome.Answered when isWell => CheckFinding.Pass(CheckReason.DeploymentReached, answer.Address.Authority),
            ProbeOutcome.Answered => CheckFinding.Fail(CheckReason.NotWeCom, answer.Address.Authority),
            ProbeOutcome.Refused => CheckFinding.Fail(CheckReason.WeComRefused, answer.Address.IdnHost),
            _ => ProbeFinding.Transport(answer),
        };
        return new CheckResult
        {
            Id = id,
            Status = finding.Status,
            Reason = finding.Reason,
            Arguments = finding.Arguments,
            Details = ProbeFinding.Facts(answer, null),
            CheckedAt = time.GetUtcNow(),
        };
    }

    private static bool IsAddress(string? text, out Uri address) =>
        Uri.TryCreate(text, UriKind.Absolute, out address!) && WeComOptions.IsBaseAddress(address);

    private static bool HasErrCode(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            return document.RootElement.ValueKind == JsonValueKind.Object && document.RootElement.TryGetProperty("errcode", out _);
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
