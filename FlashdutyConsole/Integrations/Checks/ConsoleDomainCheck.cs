namespace FlashdutyConsole.Integrations.Checks;

/// <summary>The frontend trusted domain, where members open pages, must lead here; without one, the console's own address.</summary>
public sealed class ConsoleDomainCheck(DomainProbe probe) : ICheck
{
    /// <inheritdoc/>
    public string Id => CheckId.ConsoleDomain;

    /// <inheritdoc/>
    public async Task<CheckFinding?> RunAsync(CheckSubject subject, CancellationToken cancellationToken) =>
        ProbeFinding.Own(await probe.RunAsync(subject.Addresses.ConsoleRoot, cancellationToken), subject.Settings.ConsoleDomain);
}
