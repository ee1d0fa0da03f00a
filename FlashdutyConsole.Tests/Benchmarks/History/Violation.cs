namespace FlashdutyConsole.Benchmarks.History;

/// <summary>Something that must not be.</summary>
/// <param name="Kind">What.</param>
/// <param name="Where">Which event, incident, delivery or message.</param>
public sealed record Violation(ViolationKind Kind, string Where);
