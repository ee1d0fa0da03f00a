namespace FlashdutyConsole.Sandbox.Messages;

/// <summary>A textcard message (protocol §4.3), cut as the client cuts it.</summary>
/// <param name="Title">At most 128 characters.</param>
/// <param name="Description">At most 512 characters.</param>
/// <param name="Url">Where it leads.</param>
/// <param name="ButtonText">The words of its link; null for the client's own.</param>
public sealed record SandboxTextCard(string Title, string Description, string Url, string? ButtonText);
