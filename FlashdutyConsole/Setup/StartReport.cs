namespace FlashdutyConsole.Setup;

/// <summary>What a start leaves to tell.</summary>
/// <param name="SetupToken">The token of the set-up link; null when set-up is done.</param>
public sealed record StartReport(string? SetupToken);
