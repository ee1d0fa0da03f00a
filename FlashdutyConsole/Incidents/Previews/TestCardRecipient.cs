namespace FlashdutyConsole.Incidents.Previews;

/// <summary>A member who can be sent a test card by a WeCom.</summary>
/// <param name="MemberId">The member.</param>
/// <param name="MemberName">The member's name.</param>
/// <param name="IntegrationId">The WeCom.</param>
/// <param name="IntegrationName">Its name.</param>
public sealed record TestCardRecipient(long MemberId, string MemberName, long IntegrationId, string IntegrationName);
