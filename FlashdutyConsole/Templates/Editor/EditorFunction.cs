namespace FlashdutyConsole.Templates.Editor;

/// <summary>A function as the editor suggests it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Signature">Its parameters.</param>
/// <param name="Help">One line about it.</param>
public sealed record EditorFunction(string Name, string Signature, string Help);
