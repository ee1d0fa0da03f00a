namespace FlashdutyConsole.Templates.Versions;

/// <summary>A line of the difference between two texts.</summary>
/// <param name="Kind">In both, only in the old, or only in the new.</param>
/// <param name="Text">The line.</param>
/// <param name="OldNumber">Its number in the old text, from 1; null when it is not there.</param>
/// <param name="NewNumber">Its number in the new text, from 1; null when it is not there.</param>
public sealed record DiffLine(DiffKind Kind, string Text, int? OldNumber, int? NewNumber);
