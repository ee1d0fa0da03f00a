namespace FlashdutyConsole.Integrations.Checks;

/// <summary>Who sees the app in WeCom: only they can be notified.</summary>
public sealed class VisibilityCheck : ICheck
{
    /// <inheritdoc/>
    public string Id => CheckId.Visibility;

    /// <inheritdoc/>
    public async Task<CheckFinding?> RunAsync(CheckSubject subject, CancellationToken cancellationToken)
    {
        var (info, unknown) = await AppFinding.InfoAsync(subject, cancellationToken);
        if (info is null)
        {
            return unknown!;
        }

        if (!info.SeesAnyone)
        {
            return CheckFinding.Fail(CheckReason.VisibilityEmpty);
        }

        var counts = new[] { $"{info.UserIds.Count}", $"{info.PartyIds.Count}", $"{info.TagIds.Count}" };
        var finding = info.SeesWholeCompany ? CheckFinding.Pass(CheckReason.VisibleToAll) : CheckFinding.Pass(CheckReason.VisibleToSome, counts);
        return finding with { Details = [new CheckDetail(CheckLabel.SeenBy, string.Join(" / ", counts))] };
    }
}
