namespace FlashdutyConsole.Sandbox.Callbacks;

/// <summary>Why there is no HTTP status.</summary>
internal enum CallbackBreak
{
    None,
    TimedOut,
    Unreachable,
}
