namespace FlashdutyConsole.Templates.Files;

/// <summary>Kinds of faults of a file of templates.</summary>
public enum ImportFaultKind
{
    /// <summary>It is too large.</summary>
    TooLarge = 0,

    /// <summary>It is not JSON.</summary>
    NotJson = 1,

    /// <summary>It is JSON, but not a file of templates.</summary>
    OtherFormat = 2,

    /// <summary>It was written by a newer console.</summary>
    OtherVersion = 3,

    /// <summary>There is no template in it, or more than are taken at once.</summary>
    NoTemplates = 4,

    /// <summary>A field of a template is missing, of another kind, or too long.</summary>
    Field = 5,

    /// <summary>A content does not parse.</summary>
    Broken = 6,

    /// <summary>There is no room for so many templates.</summary>
    TooMany = 7,
}
