namespace FlashdutyConsole.Integrations.Connect;

/// <summary>How a step stands.</summary>
public enum StepMark
{
    /// <summary>Not there yet.</summary>
    Todo,

    /// <summary>Filled in, and no gate of it is closed.</summary>
    Done,

    /// <summary>A gate of it is closed.</summary>
    Fault,
}
