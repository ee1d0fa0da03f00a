namespace FlashdutyConsole.Incidents;

/// <summary>A member who joined and whom the engine has yet to tell.</summary>
/// <param name="PersonId">The member.</param>
/// <param name="Channels">Channels to use; null = the member's preference.</param>
/// <param name="TemplateId">The template of the card; null = the incident's.</param>
public sealed record PersonToTell(long PersonId, IReadOnlyList<string>? Channels = null, string? TemplateId = null);
