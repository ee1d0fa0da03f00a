namespace FlashdutyConsole.Integrations.Checks;

/// <summary>Third-party apps are authorised by the company; a company's own app is not.</summary>
public sealed class AuthorizationCheck : ICheck
{
    /// <inheritdoc/>
    public string Id => CheckId.Authorization;

    /// <inheritdoc/>
    public Task<CheckFinding?> RunAsync(CheckSubject subject, CancellationToken cancellationToken) =>
        Task.FromResult<CheckFinding?>(CheckFinding.Skip(subject.Settings.Mode == "custom" ? CheckReason.OwnAppNeedsNoAuthorization : CheckReason.NoProvider));
}
