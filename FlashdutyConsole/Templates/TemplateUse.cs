namespace FlashdutyConsole.Templates;

/// <summary>An escalation rule whose cards are rendered with a template.</summary>
/// <param name="RuleId">The rule.</param>
/// <param name="RuleName">Its name.</param>
/// <param name="ChannelId">Its channel.</param>
/// <param name="ChannelName">The channel's name.</param>
/// <param name="Enabled">Whether the rule is enabled.</param>
public sealed record TemplateUse(string RuleId, string RuleName, long ChannelId, string ChannelName, bool Enabled);
