using System.Text.RegularExpressions;

namespace FlashdutyConsole.Linking;

/// <summary>
/// Ids of WeCom users: 1 to 64 letters, digits and <c>_ - . @</c>, the first a letter or a digit, unique without regard to case
/// (docs 90195, 90236). Kept in lower case.
/// </summary>
public static partial class WeComUserId
{
    /// <summary>Longest id, in characters.</summary>
    public const int MaximumLength = 64;

    /// <summary>The id as it is kept; null when it cannot be one.</summary>
    public static string? Of(string? text) =>
        text?.Trim() is { } id && Shape().IsMatch(id) ? id.ToLowerInvariant() : null;

    [GeneratedRegex(@"\A[A-Za-z0-9][A-Za-z0-9_.@-]{0,63}\z")]
    private static partial Regex Shape();
}
