using FlashdutyConsole.Setup.Demo;

namespace FlashdutyConsole.Setup;

/// <summary>What a start leaves to tell.</summary>
/// <param name="SetupToken">The token of the set-up link; null when set-up is done.</param>
/// <param name="Demo">What to try; null unless this is a demo.</param>
public sealed record StartReport(string? SetupToken, DemoReport? Demo);
