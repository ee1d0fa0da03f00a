namespace FlashdutyConsole.Sandbox.Callbacks;

/// <summary>What became of a member's action.</summary>
/// <param name="Result">What the member sees.</param>
/// <param name="Failure">Why it failed; null otherwise.</param>
/// <param name="Attempts">How often the callback URL was called.</param>
/// <param name="Detail">A figure or element name to go with a failure; may be empty.</param>
public sealed record SandboxClickOutcome(SandboxClickResult Result, SandboxClickFailure? Failure, int Attempts, string Detail = "")
{
    internal static SandboxClickOutcome Failed(SandboxClickFailure failure, int attempts = 0, string detail = "") =>
        new(SandboxClickResult.Failed, failure, attempts, detail);
}
