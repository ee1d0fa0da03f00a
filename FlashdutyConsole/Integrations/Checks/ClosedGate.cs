namespace FlashdutyConsole.Integrations.Checks;

/// <summary>A gate that was open and has closed.</summary>
/// <param name="IntegrationId">The integration.</param>
/// <param name="IntegrationName">Its name.</param>
/// <param name="Result">What the last check found.</param>
public sealed record ClosedGate(long IntegrationId, string IntegrationName, CheckResult Result);
