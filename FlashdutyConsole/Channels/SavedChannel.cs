namespace FlashdutyConsole.Channels;

/// <summary>What came of saving a channel.</summary>
/// <param name="Outcome">Whether it was saved, else why not: its own id, or what its first rule names.</param>
/// <param name="Channel">The channel as stored; null when it was not saved.</param>
public sealed record SavedChannel(RuleOutcome Outcome, Channel? Channel = null);
