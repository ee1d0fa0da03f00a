namespace FlashdutyConsole.Channels;

/// <summary>A recurring time window in the account's time zone.</summary>
public sealed record TimeFilter
{
    /// <summary>Start of the window, <c>HH:MM</c>.</summary>
    public string Start { get; init; } = "00:00";

    /// <summary>End of the window, <c>HH:MM</c>; before the start = the window goes over midnight.</summary>
    public string End { get; init; } = "23:59";

    /// <summary>Days of the week, 0 = Sunday to 6 = Saturday; none = every day.</summary>
    public IReadOnlyList<int> Repeat { get; init; } = [];
}
