using FlashdutyConsole.Data;
using FlashdutyConsole.Deliveries;
using FlashdutyConsole.Incidents;
using FlashdutyConsole.Incidents.Timeline;
using FlashdutyConsole.Members;
using FlashdutyConsole.Tests.Support;

namespace FlashdutyConsole.Tests.Incidents;

public sealed class DescribeTimelineTests(SharedConsole shared) : IClassFixture<SharedConsole>
{
    private readonly TestConsole _console = shared.Console;

    [Fact]
    public async Task Fill_OneOfTwoNotReached_GivesThatPersonTheReason()
    {
        var (incident, _) = await _console.AddIncidentAsync("CPU is high");
        var now = _console.Now;
        var entry = TimelineEntry.New(
            incident.Id,
            TimelineType.Notify,
            new NotifyDetail { Rid = "n1", FireType = "fire", LayerIdx = 0, By = "wecom_app:1", Persons = [new NotifiedPerson(11), new NotifiedPerson(12)] },
            Actor.AlertEvent,
            now);
        await _console.WriteAsync(db =>
        {
            db.Deliveries.Add(New(11, DeliveryState.Sent, "", 0));
            return db.Deliveries.Add(New(12, DeliveryState.Undeliverable, DeliveryReason.Recipient, 60011));
        });

        await _console.Get<DescribeTimeline>().FillAsync([entry], TestContext.Current.CancellationToken);

        var persons = JsonColumn.Read<NotifyDetail>(entry.Detail).Persons;
        Assert.Null(persons[0].FailedReason);
        Assert.Contains("60011", persons[1].FailedReason, StringComparison.Ordinal);

        Delivery New(long memberId, DeliveryState state, string reason, int errCode) => new()
        {
            IncidentId = incident.Id,
            NotificationId = "n1",
            MemberId = memberId,
            State = state,
            Reason = reason,
            ErrCode = errCode,
            CreatedAt = now,
            DueAt = now,
        };
    }
}
