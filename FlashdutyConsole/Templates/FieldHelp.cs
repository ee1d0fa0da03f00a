namespace FlashdutyConsole.Templates;

/// <summary>What the help page and the editor say of a field.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Help">One line about it.</param>
/// <param name="Labels">Whose labels it holds.</param>
/// <param name="Fields">Its own fields.</param>
/// <param name="Element">The fields of its elements, when it is a list.</param>
public sealed record FieldHelp(string Name, string Help, LabelKind Labels, IReadOnlyList<FieldHelp> Fields, IReadOnlyList<FieldHelp>? Element);
