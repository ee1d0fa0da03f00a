namespace FlashdutyConsole.Integrations.Checks;

/// <summary>Group chats of an app need it to be visible to the whole company (doc 90245).</summary>
public sealed class WarRoomCheck : ICheck
{
    /// <inheritdoc/>
    public string Id => CheckId.WarRoom;

    /// <inheritdoc/>
    public async Task<CheckFinding?> RunAsync(CheckSubject subject, CancellationToken cancellationToken)
    {
        if (!subject.Settings.WarRoomEnabled)
        {
            return CheckFinding.Skip(CheckReason.WarRoomOff);
        }

        var (info, unknown) = await AppFinding.InfoAsync(subject, cancellationToken);
        return info is null ? unknown! : info.SeesWholeCompany ? CheckFinding.Pass(CheckReason.WarRoomReady) : CheckFinding.Fail(CheckReason.WarRoomNeedsAll);
    }
}
