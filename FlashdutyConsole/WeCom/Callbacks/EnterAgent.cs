namespace FlashdutyConsole.WeCom.Callbacks;

/// <summary>A member opened the app; sent only when the app asks for it.</summary>
public sealed record EnterAgent : WeComEvent
{
    /// <summary>Empty, or an address.</summary>
    public required string EventKey { get; init; }

    private protected override IEnumerable<string> Identity() => [.. base.Identity(), EventKey];
}
