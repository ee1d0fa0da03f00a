namespace FlashdutyConsole.Integrations.Checks;

/// <summary>
/// The homepage signs members in by OAuth, so its host, port included, must be the app's trusted domain (docs 91022, 90227);
/// otherwise members see 50001.
/// </summary>
public sealed class HomepageCheck : ICheck
{
    /// <inheritdoc/>
    public string Id => CheckId.Homepage;

    /// <inheritdoc/>
    public async Task<CheckFinding?> RunAsync(CheckSubject subject, CancellationToken cancellationToken)
    {
        var (info, unknown) = await AppFinding.InfoAsync(subject, cancellationToken);
        var wanted = subject.Addresses.HomepageDomain;
        var page = subject.Addresses.HomepageUrl.AbsoluteUri;
        if (info is null)
        {
            return unknown! with { Paste = page };
        }

        var finding = info switch
        {
            { RedirectDomain.Length: 0 } => CheckFinding.Fail(CheckReason.NoTrustedDomain, wanted) with { Paste = wanted },
            _ when !IsSame(info.RedirectDomain, wanted) => CheckFinding.Fail(CheckReason.OtherTrustedDomain, info.RedirectDomain, wanted) with { Paste = wanted },
            { HomeUrl.Length: 0 } => CheckFinding.Warn(CheckReason.NoHomepage) with { Paste = page },
            _ when info.HomeUrl != page => CheckFinding.Warn(CheckReason.OtherHomepage) with { Paste = page },
            _ => CheckFinding.Pass(CheckReason.HomepageRight) with { Paste = page },
        };
        return finding with
        {
            Details = [new CheckDetail(CheckLabel.TrustedDomain, info.RedirectDomain), new CheckDetail(CheckLabel.HomeUrl, info.HomeUrl)],
        };
    }

    // WeCom's own form may carry a scheme or the usual port.
    private static bool IsSame(string trusted, string wanted) =>
        string.Equals(Drafts.DomainName.Correct(trusted) ?? trusted, wanted, StringComparison.OrdinalIgnoreCase);
}
