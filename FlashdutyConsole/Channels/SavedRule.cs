namespace FlashdutyConsole.Channels;

/// <summary>What came of saving a rule.</summary>
/// <param name="Outcome">Whether it was saved, else why not.</param>
/// <param name="Rule">The rule as stored; null when it was not saved.</param>
public sealed record SavedRule(RuleOutcome Outcome, EscalationRule? Rule = null);
