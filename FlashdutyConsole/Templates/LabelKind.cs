namespace FlashdutyConsole.Templates;

/// <summary>Whose labels a field holds.</summary>
public enum LabelKind
{
    /// <summary>It holds no labels.</summary>
    None,

    /// <summary>The incident's.</summary>
    Incident,

    /// <summary>An alert's.</summary>
    Alert,
}
