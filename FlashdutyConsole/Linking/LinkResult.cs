namespace FlashdutyConsole.Linking;

/// <summary>What came of linking a member.</summary>
/// <param name="Outcome">Whether it was done.</param>
/// <param name="ShowPath">A local path that shows what was carried out because of it; null = nothing.</param>
public sealed record LinkResult(LinkOutcome Outcome, string? ShowPath = null);
