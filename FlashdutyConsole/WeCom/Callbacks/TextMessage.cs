namespace FlashdutyConsole.WeCom.Callbacks;

/// <summary>A member wrote to the app (document 90239).</summary>
public sealed record TextMessage : WeComEvent
{
    /// <summary>What was written.</summary>
    public required string Content { get; init; }

    /// <summary>A 64-bit number that a repeat carries too.</summary>
    public required string MsgId { get; init; }

    private protected override IEnumerable<string> Identity() => MsgId.Length > 0 ? ["message", MsgId] : [.. base.Identity(), Content];
}
