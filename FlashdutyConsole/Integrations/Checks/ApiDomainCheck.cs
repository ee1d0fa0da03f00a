namespace FlashdutyConsole.Integrations.Checks;

/// <summary>The backend trusted domain, by CNAME or by a proxy, must lead here; without one, the console's own address.</summary>
public sealed class ApiDomainCheck(DomainProbe probe) : ICheck
{
    /// <inheritdoc/>
    public string Id => CheckId.ApiDomain;

    /// <inheritdoc/>
    public async Task<CheckFinding?> RunAsync(CheckSubject subject, CancellationToken cancellationToken) =>
        ProbeFinding.Own(await probe.RunAsync(subject.Addresses.ApiRoot, cancellationToken), subject.Settings.ApiDomain);
}
