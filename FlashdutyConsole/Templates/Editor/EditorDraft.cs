namespace FlashdutyConsole.Templates.Editor;

/// <summary>Text that the reader's browser kept because it was never saved.</summary>
/// <param name="Text">The text.</param>
/// <param name="BaseVersion">The version it was made from.</param>
/// <param name="At">When it was last changed, by the browser's clock.</param>
public sealed record EditorDraft(string Text, int BaseVersion, DateTimeOffset At);
