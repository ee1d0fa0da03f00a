namespace FlashdutyConsole.Templates;

/// <summary>A piece of output in which every character can be seen.</summary>
/// <param name="Text">What is shown.</param>
/// <param name="IsSign">Whether it stands for a character that nobody would see.</param>
public sealed record HiddenPart(string Text, bool IsSign);
