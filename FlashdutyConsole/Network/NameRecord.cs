namespace FlashdutyConsole.Network;

/// <summary>One record on the way from a name to its addresses.</summary>
/// <param name="Kind"><c>CNAME</c>, <c>A</c> or <c>AAAA</c>.</param>
/// <param name="Name">The name asked.</param>
/// <param name="Value">The name or address it leads to.</param>
public sealed record NameRecord(string Kind, string Name, string Value);
