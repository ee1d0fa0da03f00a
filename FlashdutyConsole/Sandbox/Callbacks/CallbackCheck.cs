namespace FlashdutyConsole.Sandbox.Callbacks;

/// <summary>The outcome of saving a callback URL.</summary>
/// <param name="Result">Saved, or the precise reason of the refusal.</param>
/// <param name="Detail">A figure or a technical text to go with it, such as the HTTP status; may be empty.</param>
public sealed record CallbackCheck(CallbackCheckResult Result, string Detail = "")
{
    /// <summary>Whether the setting was saved.</summary>
    public bool IsSaved => Result == CallbackCheckResult.Saved;
}
