using FlashdutyConsole.Sandbox.Messages;

namespace FlashdutyConsole.Sandbox.Callbacks;

/// <summary>What an app answered within the callback: nothing, a text, a change of the card, or something unusable.</summary>
internal sealed record MemberReply(SandboxClickFailure? Failure, string Detail, string? Text, CardChange? Change)
{
    public static readonly MemberReply Nothing = new(null, "", null, null);

    public static MemberReply Broken(SandboxClickFailure failure, string detail = "") => new(failure, detail, null, null);
}
