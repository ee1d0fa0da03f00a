using FlashdutyConsole.Integrations.Checks;
using FlashdutyConsole.Integrations.Drafts;

namespace FlashdutyConsole.Integrations.Connect;

/// <summary>Which gates each step opens.</summary>
public static class StepGates
{
    /// <summary>The gates of a custom app; those of third-party apps are left out.</summary>
    public static IReadOnlyList<string> All { get; } = [.. CheckId.All.Where(id => id is not (CheckId.Authorization or CheckId.License))];

    /// <summary>The gates by which a step is judged.</summary>
    public static IReadOnlyList<string> Own(string step) => step == WeComStep.TrustedIp ? [CheckId.TrustedIp] : Of(step);

    /// <summary>The checks that a step runs and shows.</summary>
    public static IReadOnlyList<string> Of(string step) => step switch
    {
        WeComStep.Credentials => [CheckId.Credentials, CheckId.Visibility],
        WeComStep.ApiDomain => [CheckId.ApiDomain, CheckId.DomainProof],
        WeComStep.Callback => [CheckId.Callback],
        WeComStep.ConsoleDomain => [CheckId.ConsoleDomain, CheckId.DomainProof, CheckId.Homepage],
        // What this gate has hidden so far is seen together with it.
        WeComStep.TrustedIp => [CheckId.TrustedIp, CheckId.Credentials, CheckId.Visibility, CheckId.Homepage],
        WeComStep.TestCard => [CheckId.Card],
        WeComStep.Features => [CheckId.WarRoom],
        _ => [],
    };
}
