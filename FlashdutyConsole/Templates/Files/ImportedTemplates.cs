namespace FlashdutyConsole.Templates.Files;

/// <summary>What came of an import: all templates of the file, or none and why.</summary>
/// <param name="Templates">The new templates; a name that was taken has a number behind it.</param>
/// <param name="Faults">What is wrong; empty = everything was taken in.</param>
public sealed record ImportedTemplates(IReadOnlyList<NotificationTemplate> Templates, IReadOnlyList<ImportFault> Faults);
