namespace FlashdutyConsole.WeCom.Answers;

/// <summary>
/// What became of a message (document 90236). WeCom calls it a success as long as one recipient is valid, so the lists decide
/// for each; it returns userids in lower case.
/// </summary>
public sealed record SendResult
{
    /// <summary>Members that do not exist or are outside the app's visibility.</summary>
    public IReadOnlyList<string> InvalidUsers { get; init; } = [];

    /// <summary>Members without a licence; only for apps of a provider.</summary>
    public IReadOnlyList<string> UnlicensedUsers { get; init; } = [];

    /// <summary>For recalling.</summary>
    public string MsgId { get; init; } = "";

    /// <summary>For one update of the card within 72 hours; empty for messages that cannot be updated. A secret.</summary>
    public string ResponseCode { get; init; } = "";

    /// <summary>Whether the member is among <see cref="InvalidUsers"/>, whatever the case.</summary>
    public bool IsInvalid(string userId) => InvalidUsers.Contains(userId, StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether the member is among <see cref="UnlicensedUsers"/>, whatever the case.</summary>
    public bool IsUnlicensed(string userId) => UnlicensedUsers.Contains(userId, StringComparer.OrdinalIgnoreCase);

    /// <summary>Everything but the response code.</summary>
    public override string ToString() => $"{nameof(SendResult)} {MsgId}, invalid {InvalidUsers.Count}, unlicensed {UnlicensedUsers.Count}";
}
