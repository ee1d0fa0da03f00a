namespace FlashdutyConsole.Benchmarks.History;

/// <summary>One run as its three witnesses tell it.</summary>
/// <param name="Told">Every post of a numbered event; null when the run does not remember them.</param>
/// <param name="Seen">What WeCom saw.</param>
/// <param name="Stored">What the store holds.</param>
/// <param name="Settled">Whether everything had time to be sent.</param>
public sealed record RunHistory(IReadOnlyCollection<ToldEvent>? Told, SeenHistory Seen, StoredHistory Stored, bool Settled);
