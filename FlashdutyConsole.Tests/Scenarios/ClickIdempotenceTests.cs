using CsCheck;
using FlashdutyConsole.Tests.Integrations;
using FlashdutyConsole.Tests.Support;

namespace FlashdutyConsole.Tests.Scenarios;

public sealed class ClickIdempotenceTests
{
    private static readonly string[] Members = ["zhang", "li"];
    private static readonly string[] Keys = ["ack", "close", "snooze_120", "refresh", "snooze_240", "nonsense"];

    private static readonly Gen<(string Who, string Key, int Deliveries)[]> Clicks = Gen.Select(
        Gen.Int[0, Members.Length - 1], Gen.Int[0, Keys.Length - 1], Gen.Int[1, 4],
        (who, key, deliveries) => (Members[who], Keys[key], deliveries)).Array[1, 8];

    [Fact]
    public async Task Clicks_DeliveredAnyNumberOfTimes_SameStateAndHistoryAsOnce()
    {
        await using var console = await SandboxedConsole.StartAsync();
        var caller = new CallbackCaller(console);
        var number = 0;
        await Clicks.SampleAsync(
            async clicks =>
            {
                number++;
                var once = await PlayAsync(console, caller, $"once {number}", clicks.Select(click => click with { Deliveries = 1 }));
                var often = await PlayAsync(console, caller, $"often {number}", clicks);
                return once == often;
            },
            iter: 25, threads: 1);
    }

    private static async Task<string> PlayAsync(
        SandboxedConsole console, CallbackCaller caller, string title, IEnumerable<(string Who, string Key, int Deliveries)> clicks)
    {
        await console.PushAsync(title);
        await console.EscalateAsync();
        var cards = await console.Console.ReadAsync(db => Task.FromResult(db.Cards.OrderByDescending(card => card.Id).Take(2).ToDictionary(card => card.WeComUserId)));
        var second = 0;
        foreach (var (who, key, deliveries) in clicks)
        {
            second++;
            var click = caller.Click(who, cards[who].TaskId, key, second);
            var replies = await Task.WhenAll(Enumerable.Range(0, deliveries).Select(_ => caller.SendAsync(click)));
            Assert.Single(replies.Select(reply => reply.ToString()).Distinct());
        }

        var incident = await console.FindAsync(cards["zhang"].IncidentId);
        var timeline = await console.TimelineAsync(incident.Id);
        return $"{incident.Progress} {incident.Version} {incident.CloserId} {incident.SnoozedUntil} "
            + string.Join(',', timeline.Select(entry => $"{entry.Type}:{entry.CreatorId}"))
            + string.Join(',', incident.Responders.OrderBy(one => one.MemberId).Select(one => $"{one.MemberId}:{one.AcknowledgedAt}"));
    }
}
