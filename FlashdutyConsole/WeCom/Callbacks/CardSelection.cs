namespace FlashdutyConsole.WeCom.Callbacks;

/// <summary>What a member chose in one question of a card.</summary>
/// <param name="QuestionKey">The question.</param>
/// <param name="OptionIds">The chosen options.</param>
public sealed record CardSelection(string QuestionKey, IReadOnlyList<string> OptionIds);
