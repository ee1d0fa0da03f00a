namespace FlashdutyConsole.Integrations.Drafts;

/// <summary>What came of saving a step.</summary>
/// <param name="Draft">As it is stored now; null = there is no such integration.</param>
/// <param name="Faults">What is wrong with the step's fields; what was typed is kept all the same while it is a draft.</param>
public sealed record SavedStep(WeComDraft? Draft, IReadOnlyList<FieldFault> Faults);
