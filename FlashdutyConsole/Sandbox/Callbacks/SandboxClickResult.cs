namespace FlashdutyConsole.Sandbox.Callbacks;

/// <summary>What the member sees after an action.</summary>
public enum SandboxClickResult
{
    /// <summary>The app answered with a change: a new card, closed buttons or a text.</summary>
    Updated,

    /// <summary>The app took the event and said nothing.</summary>
    NoChange,

    /// <summary>The event did not get through, or the answer was unusable.</summary>
    Failed,
}
