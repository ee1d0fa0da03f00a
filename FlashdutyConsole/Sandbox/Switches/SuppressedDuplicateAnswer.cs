namespace FlashdutyConsole.Sandbox.Switches;

/// <summary>What message/send answers when enable_duplicate_check held the message back: undocumented (protocol §4.1).</summary>
public enum SuppressedDuplicateAnswer
{
    /// <summary>errcode 0 with the msgid and response_code of the first message.</summary>
    WithFirstMsgId,

    /// <summary>errcode 0 without msgid and without response_code.</summary>
    WithoutMsgId,
}
