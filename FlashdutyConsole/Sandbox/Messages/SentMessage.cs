namespace FlashdutyConsole.Sandbox.Messages;

/// <summary>One accepted message/send, for updates, recall and the answer to its duplicate.</summary>
internal sealed record SentMessage(
    string MsgId,
    SandboxApp App,
    SandboxMessageKind Kind,
    string? CardType,
    DateTimeOffset SentAt,
    IReadOnlyList<string> Recipients)
{
    /// <summary>The code returned by message/send; null for messages that cannot be updated.</summary>
    public string? ResponseCode { get; init; }

    /// <summary>Card types whose buttons an update may close with one text (document 94888).</summary>
    public bool HasButtons => CardType is "button_interaction" or "vote_interaction" or "multiple_interaction";
}
