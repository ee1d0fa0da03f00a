namespace FlashdutyConsole.Deliveries;

/// <summary>A right to update a card once (WeCom doc 94888).</summary>
/// <param name="Code">The code.</param>
/// <param name="ExpiresAt">72 hours after WeCom gave it.</param>
/// <param name="Certain">False when a passive reply answered the click that brought it: WeCom does not say whether that spends the code.</param>
public sealed record ResponseCode(string Code, DateTimeOffset ExpiresAt, bool Certain);
