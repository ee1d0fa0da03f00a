using FlashdutyConsole.Integrations.Drafts;
using FlashdutyConsole.Network;

namespace FlashdutyConsole.Integrations.Checks;

/// <summary>The proof file over the public address, as WeCom fetches it: the bare code, in the root, without a redirect.</summary>
public sealed class DomainProofCheck(OutboundProbe outbound) : ICheck
{
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(10);

    /// <inheritdoc/>
    public string Id => CheckId.DomainProof;

    /// <inheritdoc/>
    public async Task<CheckFinding?> RunAsync(CheckSubject subject, CancellationToken cancellationToken)
    {
        if (subject.Settings.DomainProof is not { Length: > 0 } code)
        {
            return CheckFinding.Skip(CheckReason.ProofMissing);
        }

        List<Uri> roots = [];
        if (!string.IsNullOrEmpty(subject.Settings.ApiDomain))
        {
            roots.Add(subject.Addresses.ApiRoot);
        }

        if (!string.IsNullOrEmpty(subject.Settings.ConsoleDomain) || roots.Count == 0)
        {
            roots.Add(subject.Addresses.ConsoleRoot);
        }

        List<CheckDetail> facts = [];
        foreach (var root in roots.Distinct())
        {
            var answer = await outbound.GetAsync(new Uri(root, DomainProof.FileName(code)), s_limit, cancellationToken);
            facts.AddRange(ProbeFinding.Facts(answer, null));
            if (ProbeFinding.Judge(answer, null, code) is { } fault)
            {
                return ProbeFinding.Own(fault, root == subject.Addresses.ApiRoot ? subject.Settings.ApiDomain : subject.Settings.ConsoleDomain) with { Details = facts };
            }
        }

        return CheckFinding.Pass(CheckReason.ProofServed, string.Join(", ", roots.Distinct().Select(root => root.Authority))) with { Details = facts };
    }
}
