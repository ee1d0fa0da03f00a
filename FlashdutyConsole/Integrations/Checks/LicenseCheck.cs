namespace FlashdutyConsole.Integrations.Checks;

/// <summary>Third-party apps need an interface licence for each member (doc 95652); a company's own app needs none.</summary>
public sealed class LicenseCheck : ICheck
{
    /// <inheritdoc/>
    public string Id => CheckId.License;

    /// <inheritdoc/>
    public Task<CheckFinding?> RunAsync(CheckSubject subject, CancellationToken cancellationToken) =>
        Task.FromResult<CheckFinding?>(CheckFinding.Skip(subject.Settings.Mode == "custom" ? CheckReason.OwnAppNeedsNoLicense : CheckReason.NoProvider));
}
