using FlashdutyConsole.Members;

namespace FlashdutyConsole.Escalations;

/// <summary>A member to be told by one channel.</summary>
/// <param name="Member">The member.</param>
/// <param name="IntegrationId">The WeCom integration; 0 = the member has no channel at all.</param>
/// <param name="WeComUserId">The userid; empty = not linked.</param>
/// <param name="Impossible">Why the member cannot be told, one of <see cref="Deliveries.DeliveryReason"/>; null = can be.</param>
public sealed record Recipient(Member Member, long IntegrationId, string WeComUserId, string? Impossible);
