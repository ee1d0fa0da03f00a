namespace FlashdutyConsole.Integrations.Connect;

/// <summary>Whether what a person typed is on disk.</summary>
public enum SaveState
{
    /// <summary>It is.</summary>
    Saved,

    /// <summary>Soon.</summary>
    Saving,

    /// <summary>The store refused; it is on the page only.</summary>
    Failed,
}
