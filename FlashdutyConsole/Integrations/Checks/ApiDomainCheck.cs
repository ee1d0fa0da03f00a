namespace FlashdutyConsole.Integrations.Checks;

/// <summary>The backend trusted domain, by CNAME or by a proxy, must lead here.</summary>
public sealed class ApiDomainCheck(DomainProbe probe) : ICheck
{
    /// <inheritdoc/>
    public string Id => CheckId.ApiDomain;

    /// <inheritdoc/>
    public async Task<CheckFinding?> RunAsync(CheckSubject subject, CancellationToken cancellationToken) =>
        string.IsNullOrEmpty(subject.Settings.ApiDomain) ? CheckFinding.Skip(CheckReason.DomainMissing) : await probe.RunAsync(subject.Addresses.ApiRoot, cancellationToken);
}
