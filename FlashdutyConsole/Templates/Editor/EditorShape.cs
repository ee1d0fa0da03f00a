namespace FlashdutyConsole.Templates.Editor;

/// <summary>What can follow a dot at some place, for the editor's suggestions.</summary>
public sealed record EditorShape
{
    /// <summary>One line about it.</summary>
    public string? Help { get; init; }

    /// <summary>Whose label keys it has; null = none.</summary>
    public string? Keys { get; init; }

    /// <summary>Its fields.</summary>
    public IReadOnlyDictionary<string, EditorShape>? Fields { get; init; }

    /// <summary>Its elements, when it is a list.</summary>
    public EditorShape? Element { get; init; }
}
