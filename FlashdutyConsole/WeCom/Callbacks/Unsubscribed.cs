namespace FlashdutyConsole.WeCom.Callbacks;

/// <summary>A member left the company, was disabled or lost sight of the app.</summary>
public sealed record Unsubscribed : WeComEvent;
