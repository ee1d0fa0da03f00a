namespace FlashdutyConsole.Linking.People;

/// <summary>What is wrong with a line of a file of links.</summary>
/// <param name="Line">Its number, from 1.</param>
/// <param name="Kind">What is wrong.</param>
/// <param name="Value">The value that is wrong; empty = the whole line.</param>
public sealed record LinkFileFault(int Line, LinkFileFaultKind Kind, string Value = "");
