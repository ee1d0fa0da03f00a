namespace FlashdutyConsole.Incidents.Previews;

/// <summary>A key of labels that occurs.</summary>
/// <param name="Key">The key.</param>
/// <param name="Count">How many of those that were looked at have it.</param>
/// <param name="Example">Its newest value, shortened.</param>
public sealed record LabelKey(string Key, int Count, string Example);
