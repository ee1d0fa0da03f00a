namespace FlashdutyConsole.Templates.Versions;

/// <summary>Where a line of a difference is.</summary>
public enum DiffKind
{
    /// <summary>In both texts.</summary>
    Same = 0,

    /// <summary>Only in the old one.</summary>
    Removed = 1,

    /// <summary>Only in the new one.</summary>
    Added = 2,
}
