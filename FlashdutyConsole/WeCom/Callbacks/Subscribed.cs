namespace FlashdutyConsole.WeCom.Callbacks;

/// <summary>A member came into the app's visibility.</summary>
public sealed record Subscribed : WeComEvent;
