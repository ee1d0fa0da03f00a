namespace FlashdutyConsole.WeCom.Answers;

/// <summary>A list that WeCom answered with.</summary>
/// <typeparam name="T">What is in it.</typeparam>
/// <param name="Items">The entries, bounded by the size of an answer.</param>
public sealed record WeComList<T>(IReadOnlyList<T> Items);
