namespace FlashdutyConsole.Templates.Engine;

/// <summary>What came out.</summary>
/// <param name="Text">The output: well-formed text, what was not is U+FFFD.</param>
/// <param name="Warnings">Missing values, at most fifty; empty unless missing values print nothing.</param>
public sealed record RenderResult(string Text, IReadOnlyList<RenderWarning> Warnings);
