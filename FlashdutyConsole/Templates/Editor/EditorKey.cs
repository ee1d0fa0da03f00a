namespace FlashdutyConsole.Templates.Editor;

/// <summary>A label key as the editor suggests it.</summary>
/// <param name="Name">The key.</param>
/// <param name="Help">One line about it.</param>
public sealed record EditorKey(string Name, string Help);
