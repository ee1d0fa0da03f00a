namespace FlashdutyConsole.WeCom.Callbacks;

/// <summary>Anything else WeCom tells; answered with 200 and nothing.</summary>
public sealed record OtherEvent : WeComEvent
{
    /// <summary>Such as <c>image</c> or <c>event</c>.</summary>
    public required string MsgType { get; init; }

    /// <summary>Which event; empty for messages.</summary>
    public required string Event { get; init; }

    /// <summary>Key of the event; often empty.</summary>
    public required string EventKey { get; init; }

    /// <summary>Id of a message; empty for events.</summary>
    public required string MsgId { get; init; }

    private protected override IEnumerable<string> Identity() =>
        MsgId.Length > 0 ? ["message", MsgId] : [.. base.Identity(), MsgType, Event, EventKey];
}
