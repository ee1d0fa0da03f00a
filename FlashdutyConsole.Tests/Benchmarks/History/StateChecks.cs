using FlashdutyConsole.Incidents;
using FlashdutyConsole.Incidents.Timeline;

namespace FlashdutyConsole.Benchmarks.History;

/// <summary>What a timeline says happened against the incident's state and against what cards showed.</summary>
internal static class StateChecks
{
    public static IEnumerable<Violation> Run(RunHistory history)
    {
        var lines = history.Stored.Timeline.ToLookup(entry => entry.IncidentId);
        var states = new Dictionary<string, List<ShownState>>();
        foreach (var incident in history.Stored.Incidents)
        {
            var (had, wrong) = Follow(lines[incident.Id]);
            states[incident.Id] = had;
            if (wrong is not null)
            {
                yield return new Violation(ViolationKind.WrongTimeline, $"incident {incident.Title}: {wrong}");
            }
            else if (had.Count > 0 && had[^1] != Of(incident.Progress))
            {
                yield return new Violation(ViolationKind.WrongTimeline, $"incident {incident.Title} is {incident.Progress}, its timeline ends {had[^1]}");
            }
        }

        var shown = history.Seen.Calls.Where(call => call is { IncidentId: not null, State: not null, Accepted: true })
            .SelectMany(call => call.UserIds.Select(user => (call.IncidentId, User: user, call.State)))
            .GroupBy(one => (one.IncidentId, one.User), one => one.State!.Value);
        foreach (var card in shown)
        {
            if (states.TryGetValue(card.Key.IncidentId!, out var had) && !IsWithin(card, had))
            {
                yield return new Violation(
                    ViolationKind.WrongCardState, $"{card.Key.User}: {string.Join(", ", card)}; incident {card.Key.IncidentId}: {string.Join(", ", had)}");
            }
        }
    }

    // The states in the order in which the incident had them, and the first step that cannot be.
    private static (List<ShownState> Had, string? Wrong) Follow(IEnumerable<StoredHistory.Entry> entries)
    {
        var had = new List<ShownState>();
        foreach (var entry in entries)
        {
            ShownState? now = had.Count == 0 ? null : had[^1];
            ShownState? next = entry.Type switch
            {
                TimelineType.New => ShownState.Triggered,
                TimelineType.Acknowledge => ShownState.Processing,
                TimelineType.Unacknowledge or TimelineType.Wake or TimelineType.Reopen => ShownState.Triggered,
                TimelineType.Resolve => ShownState.Closed,
                _ => now,
            };
            var possible = entry.Type switch
            {
                TimelineType.New => now is null,
                TimelineType.Acknowledge => now is ShownState.Triggered,
                TimelineType.Unacknowledge => now is ShownState.Processing,
                TimelineType.Reopen => now is ShownState.Closed,
                TimelineType.Resolve or TimelineType.Snooze or TimelineType.Wake => now is ShownState.Triggered or ShownState.Processing,
                _ => true,
            };
            if (!possible)
            {
                return (had, $"{entry.Type} after {(now is { } state ? state.ToString() : "nothing")}");
            }

            if (next is { } changed && changed != now)
            {
                had.Add(changed);
            }
        }

        return (had, null);
    }

    // Shown may skip states, and may say the same twice; it may not go back.
    private static bool IsWithin(IEnumerable<ShownState> shown, List<ShownState> had)
    {
        var at = 0;
        foreach (var state in shown)
        {
            var found = had.FindIndex(at, one => one == state);
            if (found < 0)
            {
                return false;
            }

            at = found;
        }

        return true;
    }

    private static ShownState Of(IncidentProgress progress) => progress switch
    {
        IncidentProgress.Triggered => ShownState.Triggered,
        IncidentProgress.Processing => ShownState.Processing,
        _ => ShownState.Closed,
    };
}
