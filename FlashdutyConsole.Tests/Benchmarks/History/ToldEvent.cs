namespace FlashdutyConsole.Benchmarks.History;

/// <summary>One post of a numbered event, as its client remembers it.</summary>
/// <param name="Key">The event's alert_key.</param>
/// <param name="Acknowledged">Whether the client read a 2xx.</param>
public readonly record struct ToldEvent(string Key, bool Acknowledged);
