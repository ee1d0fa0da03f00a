namespace FlashdutyConsole.Integrations.Checks;

/// <summary>The frontend trusted domain, where members open pages, must lead here.</summary>
public sealed class ConsoleDomainCheck(DomainProbe probe) : ICheck
{
    /// <inheritdoc/>
    public string Id => CheckId.ConsoleDomain;

    /// <inheritdoc/>
    public async Task<CheckFinding?> RunAsync(CheckSubject subject, CancellationToken cancellationToken) =>
        string.IsNullOrEmpty(subject.Settings.ConsoleDomain) ? CheckFinding.Skip(CheckReason.DomainMissing) : await probe.RunAsync(subject.Addresses.ConsoleRoot, cancellationToken);
}
