using System.Text.RegularExpressions;
using FlashdutyConsole.Benchmarks.Support;
using Microsoft.EntityFrameworkCore;

namespace FlashdutyConsole.Benchmarks.Faults;

/// <summary>
/// When each incident was first told of: by its card, or by a text that mentions its number. Times are those of the pretend
/// WeCom, which runs by the same clock as the posts.
/// </summary>
public sealed partial class FirstMessages
{
    private readonly Dictionary<string, DateTimeOffset> _seen = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<Told> _told;

    private FirstMessages(World world, List<Told> told)
    {
        _told = told;
        foreach (var message in world.WeCom.CountAll().VisibleMessages.Keys.SelectMany(user => world.WeCom.MessagesOf(user)))
        {
            var text = message.Card?.MainTitle?.Desc ?? message.Text ?? "";
            foreach (var number in Number().Matches(text).Select(match => match.Groups[1].Value))
            {
                _seen[number] = _seen.TryGetValue(number, out var before) && before < message.Time ? before : message.Time;
            }
        }
    }

    /// <summary>Reads what was told of the incidents whose titles begin so.</summary>
    public static async Task<FirstMessages> ReadAsync(World world, string prefix) => new(world, await world.ReadAsync(db => db.Incidents
        .Where(incident => incident.Title.StartsWith(prefix))
        .Join(db.Deliveries.Where(delivery => delivery.StepKey != null), incident => incident.Id, delivery => delivery.IncidentId,
            (incident, delivery) => new Told(
                incident.Title, incident.Id.Substring(18), delivery.WeComUserId, incident.CreatedAt, delivery.CreatedAt, delivery.FirstAttemptAt, delivery.SentAt))
        .ToListAsync()));

    /// <summary>For each incident the time from its post to the first message that tells of it; the longest time there is when nobody was told.</summary>
    public List<TimeSpan> SincePost(IReadOnlyDictionary<string, DateTimeOffset> posted)
    {
        var numbers = _told.ToDictionary(one => one.Title, one => one.Number);
        return posted.Select(post => numbers.TryGetValue(post.Key, out var number) ? After(number, post.Value) : TimeSpan.MaxValue).ToList();
    }

    /// <summary>For each incident the time from when it was stored to the first message that tells of it.</summary>
    public List<TimeSpan> SinceStored() => _told.Select(one => After(one.Number, one.Stored)).ToList();

    /// <summary>For each member the time from when their first incident was stored until they were told of any.</summary>
    public List<TimeSpan> OfEachMember() => _told.GroupBy(one => one.Member)
        .Select(member => After(member.MinBy(one => _seen.GetValueOrDefault(one.Number, DateTimeOffset.MaxValue))!.Number, member.Min(one => one.Stored))).ToList();

    /// <summary>Where the time went.</summary>
    public IReadOnlyList<RunRow> Stages()
    {
        var (escalation, claim, send) = (new Latencies(), new Latencies(), new Latencies());
        foreach (var one in _told)
        {
            escalation.Add(one.Due - one.Stored);
            claim.Add((one.Claimed ?? one.Due) - one.Due);
            send.Add((one.Sent ?? one.Due) - (one.Claimed ?? one.Due));
        }

        return
        [
            RunRow.Note("from alert to outbox, p50 and most", $"{escalation.Percentile(0.5):0} ms, {escalation.Max:0} ms"),
            RunRow.Note("from outbox to call, p50 and most", $"{claim.Percentile(0.5):0} ms, {claim.Max:0} ms"),
            RunRow.Note("from call to result, p50 and most", $"{send.Percentile(0.5):0} ms, {send.Max:0} ms"),
        ];
    }

    private TimeSpan After(string number, DateTimeOffset since) => _seen.TryGetValue(number, out var at) ? at - since : TimeSpan.MaxValue;

    [GeneratedRegex("#([0-9A-F]{6})")]
    private static partial Regex Number();

    private sealed record Told(
        string Title, string Number, string Member, DateTimeOffset Stored, DateTimeOffset Due, DateTimeOffset? Claimed, DateTimeOffset? Sent);
}
