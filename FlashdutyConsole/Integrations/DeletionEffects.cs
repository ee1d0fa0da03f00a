namespace FlashdutyConsole.Integrations;

/// <summary>What stops working when an integration is deleted.</summary>
/// <param name="Rules">Escalation rules that notify by it, as "channel / rule"; while there are any it cannot be deleted.</param>
/// <param name="LinkedMembers">Members who would have to be linked again.</param>
/// <param name="MembersPreferring">Members who chose it in their own preferences.</param>
public sealed record DeletionEffects(IReadOnlyList<string> Rules, int LinkedMembers, int MembersPreferring);
