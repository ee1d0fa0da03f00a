namespace FlashdutyConsole.Templates;

/// <summary>What came of making, changing or deleting a template.</summary>
public enum TemplateOutcome
{
    /// <summary>Done; also when nothing differed.</summary>
    Saved = 0,

    /// <summary>There is no such template, or no such version of it.</summary>
    NotFound = 1,

    /// <summary>The preset is not changed by anybody.</summary>
    ReadOnly = 2,

    /// <summary>Another template has this name.</summary>
    NameTaken = 3,

    /// <summary>The content is no template: nothing was saved.</summary>
    Broken = 4,

    /// <summary>Somebody saved it since it was read: nothing was saved.</summary>
    Outdated = 5,

    /// <summary>Rules use it: it stays.</summary>
    InUse = 6,

    /// <summary>There are as many templates as there may be.</summary>
    TooMany = 7,
}
