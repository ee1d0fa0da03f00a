namespace FlashdutyConsole.Integrations.Drafts;

/// <summary>What is wrong with one field, to be shown beside it.</summary>
/// <param name="Field">One of <see cref="WeComFieldName"/>.</param>
/// <param name="Message">In the reader's language.</param>
/// <param name="Corrected">A value that would be right and probably was meant; null = none.</param>
public sealed record FieldFault(string Field, string Message, string? Corrected = null);
