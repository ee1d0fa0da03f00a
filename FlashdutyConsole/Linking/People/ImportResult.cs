namespace FlashdutyConsole.Linking.People;

/// <summary>What came of a file of links.</summary>
/// <param name="Linked">How many were linked; 0 when anything is wrong.</param>
/// <param name="Unchanged">How many were linked so before.</param>
/// <param name="Faults">What is wrong, by line.</param>
public sealed record ImportResult(int Linked, int Unchanged, IReadOnlyList<LinkFileFault> Faults);
