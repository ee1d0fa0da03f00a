namespace FlashdutyConsole.Templates;

/// <summary>What a check of a template can find. Each has its text under its name.</summary>
public enum TemplateFindingKind
{
    /// <summary>The text is no template.</summary>
    Syntax = 0,

    /// <summary>Incidents have no such field.</summary>
    UnknownField = 1,

    /// <summary>Over the sample it makes more lines than a card shows.</summary>
    SampleLines = 2,

    /// <summary>Over the sample it makes more characters than a card shows.</summary>
    SampleCharacters = 3,

    /// <summary>Over the sample it fails.</summary>
    SampleFails = 4,

    /// <summary>No recent incident has this label.</summary>
    UnknownLabel = 5,

    /// <summary>No recent alert has this label.</summary>
    UnknownAlertLabel = 6,

    /// <summary>The line has come out blank over every recent incident.</summary>
    BlankLine = 7,

    /// <summary>Over some recent incidents it makes more lines than a card shows.</summary>
    RecentLines = 8,

    /// <summary>Over some recent incidents it makes more characters than a card shows.</summary>
    RecentCharacters = 9,

    /// <summary>Over some recent incidents it fails.</summary>
    RecentFails = 10,
}
