using FlashdutyConsole.Data;
using FlashdutyConsole.Incidents.Timeline;

namespace FlashdutyConsole.WarRooms;

/// <summary>Which lines of an incident's history a room is told, when, and which of them say the same. Pure.</summary>
public static class RoomNews
{
    /// <summary>How long a change is gathered with what follows it.</summary>
    public static readonly TimeSpan Gather = TimeSpan.FromSeconds(2);

    /// <summary>The longest that a change waits for others.</summary>
    public static readonly TimeSpan GatherLong = TimeSpan.FromSeconds(10);

    /// <summary>The types worth telling. What members were sent, and alerts that joined, are not: there can be hundreds.</summary>
    public static IReadOnlyList<string> Types { get; } =
    [
        TimelineType.Assign, TimelineType.AddResponder, TimelineType.Snooze, TimelineType.Wake, TimelineType.Acknowledge, TimelineType.Unacknowledge,
        TimelineType.Comment, TimelineType.Resolve, TimelineType.Reopen, TimelineType.Merge, TimelineType.ResetTitle, TimelineType.ResetSeverity,
        TimelineType.ResetImpact, TimelineType.ResetRootCause, TimelineType.ResetResolution,
    ];

    // Of these only the last says how it is now.
    private static readonly string[][] LastCounts =
    [
        [TimelineType.Assign],
        [TimelineType.Snooze, TimelineType.Wake],
        [TimelineType.Acknowledge, TimelineType.Unacknowledge],
        [TimelineType.Resolve, TimelineType.Reopen],
        [TimelineType.ResetTitle],
        [TimelineType.ResetImpact],
        [TimelineType.ResetRootCause],
        [TimelineType.ResetResolution],
    ];

    /// <summary>Whether changes have been gathered for long enough to be told together.</summary>
    /// <param name="entries">The changes.</param>
    /// <param name="now">The instant.</param>
    public static bool IsReady(IReadOnlyList<TimelineEntry> entries, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(entries);
        return entries.Count > 0 && (now - entries.Max(entry => entry.CreatedAt) >= Gather || now - entries.Min(entry => entry.CreatedAt) >= GatherLong);
    }

    /// <summary>The changes with what cancels itself out left away, oldest first.</summary>
    public static IReadOnlyList<TimelineEntry> Coalesce(IReadOnlyList<TimelineEntry> entries)
    {
        var ordered = entries.Where(entry => Types.Contains(entry.Type)).OrderBy(entry => entry.Id, StringComparer.Ordinal).ToList();
        foreach (var group in LastCounts)
        {
            var last = ordered.FindLastIndex(entry => group.Contains(entry.Type));
            ordered = ordered.Where((entry, index) => index >= last || !group.Contains(entry.Type)).ToList();
        }

        return Severity(ordered);
    }

    /// <summary>Whether who is responsible has changed: then they are called by name.</summary>
    public static bool ChangesResponsibility(IEnumerable<TimelineEntry> entries) => entries.Any(entry => entry.Type is
        TimelineType.Assign or TimelineType.AddResponder or TimelineType.Acknowledge or TimelineType.Unacknowledge or TimelineType.Reopen or TimelineType.Wake);

    // From the first to the last; there and back again is no news.
    private static List<TimelineEntry> Severity(List<TimelineEntry> entries)
    {
        var changes = entries.Where(entry => entry.Type == TimelineType.ResetSeverity).ToList();
        if (changes.Count < 2)
        {
            return entries;
        }

        var from = JsonColumn.Read<FromToDetail>(changes[0].Detail).From;
        var to = JsonColumn.Read<FromToDetail>(changes[^1].Detail).To;
        var last = changes[^1];
        var one = new TimelineEntry
        {
            Id = last.Id,
            IncidentId = last.IncidentId,
            Type = last.Type,
            Detail = JsonColumn.Write(new FromToDetail(from, to)),
            CreatorId = last.CreatorId,
            CreatedAt = last.CreatedAt,
        };
        return [.. entries.Where(entry => entry.Type != TimelineType.ResetSeverity || (entry == last && from != to)).Select(entry => entry == last ? one : entry)];
    }
}
