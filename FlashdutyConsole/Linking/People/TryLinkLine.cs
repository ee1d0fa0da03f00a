namespace FlashdutyConsole.Linking.People;

/// <summary>One member in the report of a run.</summary>
/// <param name="MemberId">The member.</param>
/// <param name="Name">The member's name.</param>
/// <param name="Outcome">What came of it.</param>
/// <param name="WeComUserId">The user that was found; empty = none.</param>
/// <param name="ErrCode">WeCom's errcode; 0 = none.</param>
public sealed record TryLinkLine(long MemberId, string Name, TryLinkOutcome Outcome, string WeComUserId = "", int ErrCode = 0);
