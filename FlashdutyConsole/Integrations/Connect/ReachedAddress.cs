using FlashdutyConsole.Integrations.Checks;

namespace FlashdutyConsole.Integrations.Connect;

/// <summary>Whether one address of WeCom can be reached from here.</summary>
/// <param name="IsApi">Whether it is the API; otherwise sign-in.</param>
/// <param name="Address">The address.</param>
/// <param name="Took">How long the answer took.</param>
/// <param name="Fault">Why not; null = it answers.</param>
public sealed record ReachedAddress(bool IsApi, Uri Address, TimeSpan Took, CheckResult? Fault);
