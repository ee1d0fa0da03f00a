namespace FlashdutyConsole.Linking.People;

/// <summary>What came of a run.</summary>
/// <param name="Lines">Every member who was not linked before.</param>
/// <param name="StoppedBy">WeCom's errcode that ended the run early; 0 = it went through, or WeCom stopped answering.</param>
/// <param name="IsInVain">Whether it ended early because too many were not found.</param>
public sealed record TryLinkReport(IReadOnlyList<TryLinkLine> Lines, int StoppedBy, bool IsInVain = false)
{
    /// <summary>The members who are linked now.</summary>
    public IReadOnlyList<long> Linked => [.. Lines.Where(line => line.Outcome == TryLinkOutcome.Found).Select(line => line.MemberId)];
}
