namespace FlashdutyConsole.Templates.Files;

/// <summary>What is wrong with a file of templates.</summary>
/// <param name="Kind">What kind of fault.</param>
public sealed record ImportFault(ImportFaultKind Kind)
{
    /// <summary>The template in the file, from 1; 0 = the file itself.</summary>
    public int Index { get; init; }

    /// <summary>Its name; empty when it has none.</summary>
    public string Name { get; init; } = "";

    /// <summary>The field that is missing, of another kind or too long; empty where none is meant.</summary>
    public string Field { get; init; } = "";

    /// <summary>The line: of the file when it is no JSON, of the content when that does not parse; 0 = none is meant.</summary>
    public int Line { get; init; }

    /// <summary>The column in that line.</summary>
    public int Column { get; init; }

    /// <summary>What the parser says of a content.</summary>
    public string Message { get; init; } = "";
}
