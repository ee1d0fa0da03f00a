namespace FlashdutyConsole.WeCom.Callbacks;

/// <summary>A decrypted callback body.</summary>
/// <param name="Outcome">Whether the rest means anything.</param>
/// <param name="Message">The message as sent, UTF-8 XML or the echo text; empty unless opened.</param>
/// <param name="ReceiveId">Whom it was made for: CorpID or SuiteID, empty for a personal customer (document 90968).</param>
public readonly record struct WeComDecrypted(WeComDecryptOutcome Outcome, byte[] Message, string ReceiveId)
{
    internal static WeComDecrypted Failed(WeComDecryptOutcome outcome) => new(outcome, [], "");
}
