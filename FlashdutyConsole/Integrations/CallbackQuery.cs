using System.Globalization;
using FlashdutyConsole.WeCom;

namespace FlashdutyConsole.Integrations;

/// <summary>The signed parameters of a callback, each there exactly once.</summary>
/// <param name="Signature">msg_signature.</param>
/// <param name="Timestamp">timestamp, Unix seconds.</param>
/// <param name="Nonce">nonce.</param>
/// <param name="EchoText">echostr; only in the URL check.</param>
public sealed record CallbackQuery(string Signature, string Timestamp, string Nonce, string? EchoText)
{
    /// <summary>Reads the parameters; null when one is missing, empty, given twice or too long.</summary>
    public static CallbackQuery? Read(IQueryCollection query, bool withEcho) =>
        One(query, "msg_signature") is { } signature && One(query, "timestamp") is { } timestamp && One(query, "nonce") is { } nonce
        && (!withEcho || One(query, "echostr") is not null)
            ? new CallbackQuery(signature, timestamp, nonce, withEcho ? One(query, "echostr") : null)
            : null;

    /// <summary>How far the signed time is off, positive when the callback is late. Null when it is no time.</summary>
    public TimeSpan? Skew(DateTimeOffset now) =>
        long.TryParse(Timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds <= 253_402_300_799
            ? now - DateTimeOffset.FromUnixTimeSeconds(seconds)
            : null;

    /// <summary>Whether the skew is within our window against replays.</summary>
    public static bool IsFresh(TimeSpan skew) => skew.Duration() <= WeComLimits.CallbackClockSkew;

    private static string? One(IQueryCollection query, string name) =>
        query.TryGetValue(name, out var values) && values is [{ Length: > 0 and <= 4096 } value] ? value : null;
}
