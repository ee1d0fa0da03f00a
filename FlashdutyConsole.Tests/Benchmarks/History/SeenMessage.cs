namespace FlashdutyConsole.Benchmarks.History;

/// <summary>A message that a member has.</summary>
/// <param name="UserId">The member.</param>
/// <param name="TaskId">The card's task_id; null for a text.</param>
/// <param name="Text">The text; null for a card.</param>
/// <param name="IsRepeat">Whether an earlier message had the same body.</param>
public sealed record SeenMessage(string UserId, string? TaskId, string? Text, bool IsRepeat);
