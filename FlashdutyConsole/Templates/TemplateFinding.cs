namespace FlashdutyConsole.Templates;

/// <summary>What a check of a template found.</summary>
/// <param name="IsError">Whether the template cannot be used as it is.</param>
/// <param name="Line">From 1.</param>
/// <param name="Column">From 1, in UTF-16 units.</param>
/// <param name="Length">UTF-16 units that are meant; 0 when not known.</param>
/// <param name="Message">What is wrong.</param>
public sealed record TemplateFinding(bool IsError, int Line, int Column, int Length, string Message);
