namespace FlashdutyConsole.Deliveries;

/// <summary>A WeCom integration whose deliveries wait for an admin.</summary>
/// <param name="Id">The integration.</param>
/// <param name="Name">Its name.</param>
/// <param name="ErrCode">What WeCom answers.</param>
/// <param name="Since">Since when.</param>
/// <param name="Waiting">How many deliveries wait.</param>
public sealed record BrokenIntegration(long Id, string Name, int ErrCode, DateTimeOffset Since, int Waiting);
