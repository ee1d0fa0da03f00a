using FlashdutyConsole.Sandbox.Messages;

namespace FlashdutyConsole.Sandbox.Callbacks;

/// <summary>What an app answered within the callback: nothing, a text, a change of the card, or something unusable.</summary>
internal sealed record PassiveReply(SandboxClickFailure? Failure, string Detail, string? Text, CardChange? Change)
{
    public static readonly PassiveReply Nothing = new(null, "", null, null);

    public static PassiveReply Broken(SandboxClickFailure failure, string detail = "") => new(failure, detail, null, null);
}
