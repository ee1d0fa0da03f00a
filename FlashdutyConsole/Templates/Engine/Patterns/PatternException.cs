namespace FlashdutyConsole.Templates.Engine.Patterns;

/// <summary>A regular expression that cannot be read.</summary>
internal sealed class PatternException(string message) : Exception(message);
