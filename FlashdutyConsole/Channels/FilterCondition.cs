namespace FlashdutyConsole.Channels;

/// <summary>One condition of a rule's filter.</summary>
public sealed record FilterCondition
{
    /// <summary><c>alert_severity</c> (or <c>severity</c>), <c>title</c>, <c>labels.NAME</c>, or a label's plain name.</summary>
    public string Key { get; init; } = "";

    /// <summary><c>IN</c> or <c>NOTIN</c>.</summary>
    public string Oper { get; init; } = "IN";

    /// <summary>Plain values, or regular expressions between slashes.</summary>
    public IReadOnlyList<string> Vals { get; init; } = [];
}
