namespace FlashdutyConsole.WeCom.Callbacks;

/// <summary>
/// What became of a ciphertext. Everything wrong after decoding is one value: telling bad padding from a bad length would
/// let a stranger decrypt by asking.
/// </summary>
public enum WeComDecryptOutcome
{
    /// <summary>Readable; the receiver is still to be compared.</summary>
    Opened,

    /// <summary>The text is not base64.</summary>
    NotBase64,

    /// <summary>Wrong length, key, padding or layout.</summary>
    Unreadable,
}
