using System.Text.RegularExpressions;
using FlashdutyConsole.Deliveries;
using FlashdutyConsole.Incidents.Timeline;

namespace FlashdutyConsole.Benchmarks.History;

/// <summary>The outbox against what members have.</summary>
internal static partial class MessageChecks
{
    // The longest that WeCom looks back (document 90236), and as long as a message is repeated with the same bytes.
    private const int DuplicateSeconds = 14_400;

    public static IEnumerable<Violation> Run(RunHistory history) =>
    [
        .. Rows(history.Stored), .. Sent(history), .. Merged(history), .. Visible(history), .. Repeats(history.Seen),
        .. history.Seen.Dropped > 0 ? [new Violation(ViolationKind.Dropped, $"{history.Seen.Dropped} messages")] : Array.Empty<Violation>(),
    ];

    private static IEnumerable<Violation> Rows(StoredHistory stored)
    {
        var incidents = stored.Incidents.Select(incident => incident.Id).ToHashSet();
        var cards = stored.Cards.Select(card => card.Id).ToHashSet();
        var deliveries = stored.Deliveries.Select(delivery => delivery.Id).ToHashSet();
        var notifications = stored.Timeline.Where(entry => entry.Type == TimelineType.Notify).Select(entry => entry.NotificationId!).ToHashSet();
        foreach (var delivery in stored.Deliveries)
        {
            if (!incidents.Contains(delivery.IncidentId)
                || (delivery.CardId is { } card && !cards.Contains(card))
                || (delivery.MergedIntoId is { } other && !deliveries.Contains(other))
                || (delivery.NotificationId is { } notification && !notifications.Contains(notification)))
            {
                yield return new Violation(ViolationKind.Orphan, $"delivery {delivery.Id}");
            }
        }

        var notified = stored.Deliveries.Select(delivery => delivery.NotificationId).ToHashSet();
        foreach (var notification in notifications.Where(id => !notified.Contains(id)))
        {
            yield return new Violation(ViolationKind.Orphan, $"notification {notification} without a row in the outbox");
        }
    }

    private static IEnumerable<Violation> Sent(RunHistory history)
    {
        var cards = history.Stored.Cards.ToDictionary(card => card.Id);
        var visible = history.Seen.Messages.Where(message => message.TaskId is not null)
            .CountBy(message => (message.UserId.ToUpperInvariant(), message.TaskId!)).ToDictionary();
        foreach (var delivery in history.Stored.Deliveries)
        {
            if (history.Settled && delivery.State is DeliveryState.Pending or DeliveryState.Sending)
            {
                yield return new Violation(ViolationKind.Stuck, $"delivery {delivery.Id}: {delivery.State}");
            }

            if (delivery is { Kind: DeliveryKind.Card, State: DeliveryState.Sent, CardId: { } id } && cards.TryGetValue(id, out var card)
                && visible.GetValueOrDefault((card.UserId.ToUpperInvariant(), card.TaskId)) == 0)
            {
                yield return new Violation(ViolationKind.NeverSeen, $"delivery {delivery.Id}, card {card.TaskId}");
            }
        }

        var texts = history.Seen.Messages.Where(message => message.Text is not null).CountBy(message => message.UserId.ToUpperInvariant()).ToDictionary();
        foreach (var sent in history.Stored.Deliveries.Where(delivery => delivery is { Kind: DeliveryKind.Text, State: DeliveryState.Sent })
            .CountBy(delivery => delivery.UserId.ToUpperInvariant()))
        {
            if (texts.GetValueOrDefault(sent.Key) < sent.Value)
            {
                yield return new Violation(ViolationKind.NeverSeen, $"{sent.Value - texts.GetValueOrDefault(sent.Key)} texts to {sent.Key}");
            }
        }
    }

    private static IEnumerable<Violation> Merged(RunHistory history)
    {
        var deliveries = history.Stored.Deliveries.ToDictionary(delivery => delivery.Id);
        var numbers = history.Stored.Incidents.ToDictionary(incident => incident.Id, incident => incident.Num);
        var texts = history.Seen.Messages.Where(message => message.Text is not null).ToLookup(message => message.UserId.ToUpperInvariant(), message => message.Text!);
        var mentioned = texts.ToDictionary(group => group.Key, group => group.SelectMany(Numbers).ToHashSet(StringComparer.Ordinal));
        foreach (var merged in history.Stored.Deliveries.Where(delivery => delivery.State == DeliveryState.Merged))
        {
            if (merged.MergedIntoId is { } id && deliveries.TryGetValue(id, out var digest) && digest.State == DeliveryState.Sent
                && numbers.TryGetValue(merged.IncidentId, out var number)
                && !(mentioned.TryGetValue(merged.UserId.ToUpperInvariant(), out var known) && known.Contains(number)))
            {
                yield return new Violation(ViolationKind.Unmentioned, $"incident {number} to {merged.UserId}");
            }
        }
    }

    private static IEnumerable<Violation> Visible(RunHistory history)
    {
        var cards = history.Stored.Cards.ToDictionary(card => card.TaskId);
        var sent = history.Stored.Deliveries.Where(delivery => delivery.State == DeliveryState.Sent && delivery.CardId is not null)
            .Select(delivery => delivery.CardId!.Value).ToHashSet();
        foreach (var message in history.Seen.Messages)
        {
            if (message.IsRepeat)
            {
                yield return new Violation(ViolationKind.SeenTwice, $"{message.UserId}: {message.TaskId ?? message.Text}");
            }

            if (message.TaskId is { } task
                && (!cards.TryGetValue(task, out var card) || !string.Equals(card.UserId, message.UserId, StringComparison.OrdinalIgnoreCase)
                    || (history.Settled && !sent.Contains(card.Id))))
            {
                yield return new Violation(ViolationKind.SeenUnrecorded, $"{message.UserId}: {task}");
            }
        }

        foreach (var same in history.Seen.Messages.Where(message => message.TaskId is not null)
            .CountBy(message => (message.UserId, message.TaskId)).Where(pair => pair.Value > 1))
        {
            yield return new Violation(ViolationKind.SeenTwice, $"{same.Key.UserId}: {same.Key.TaskId}");
        }
    }

    private static IEnumerable<Violation> Repeats(SeenHistory seen)
    {
        foreach (var attempts in seen.Calls.Where(call => call is { IsUpdate: false, TaskId: not null }).GroupBy(call => call.TaskId))
        {
            if (attempts.Select(attempt => attempt.Sha256).Distinct().Count() > 1)
            {
                yield return new Violation(ViolationKind.RepeatDiffers, attempts.Key!);
            }
        }

        foreach (var call in seen.Calls.Where(call => !call.IsUpdate && !(call.DuplicateSeconds >= DuplicateSeconds)))
        {
            yield return new Violation(ViolationKind.RepeatUnchecked, call.TaskId ?? call.Sha256);
        }
    }

    private static IEnumerable<string> Numbers(string text) => Number().Matches(text).Select(match => match.Groups[1].Value);

    [GeneratedRegex("#([0-9A-F]{6})")]
    private static partial Regex Number();
}
