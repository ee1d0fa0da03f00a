namespace FlashdutyConsole.Templates;

/// <summary>A place where a template asks for a label by its key.</summary>
/// <param name="Key">The key.</param>
/// <param name="OfAlert">Whether it is a label of an alert and not of the incident.</param>
/// <param name="Line">From 1.</param>
/// <param name="Column">From 1, in UTF-16 units.</param>
/// <param name="Length">UTF-16 units that are meant.</param>
public sealed record LabelRead(string Key, bool OfAlert, int Line, int Column, int Length);
