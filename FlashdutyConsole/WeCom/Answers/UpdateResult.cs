namespace FlashdutyConsole.WeCom.Answers;

/// <summary>What became of a card's update (document 94888).</summary>
/// <param name="InvalidUsers">Members who never got the card or lost sight of the app; all others see the new card.</param>
public sealed record UpdateResult(IReadOnlyList<string> InvalidUsers);
