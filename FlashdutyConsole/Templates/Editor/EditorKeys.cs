namespace FlashdutyConsole.Templates.Editor;

/// <summary>Label keys that occur.</summary>
/// <param name="Incident">Of incidents.</param>
/// <param name="Alert">Of alerts.</param>
public sealed record EditorKeys(IReadOnlyList<EditorKey> Incident, IReadOnlyList<EditorKey> Alert);
