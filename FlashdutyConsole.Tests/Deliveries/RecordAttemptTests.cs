using FlashdutyConsole.Data;
using FlashdutyConsole.Deliveries;
using FlashdutyConsole.Incidents;
using FlashdutyConsole.Integrations;
using FlashdutyConsole.Tests.Support;
using FlashdutyConsole.WeCom;
using Microsoft.EntityFrameworkCore;

namespace FlashdutyConsole.Tests.Deliveries;

public sealed class RecordAttemptTests(SharedConsole shared) : IClassFixture<SharedConsole>
{
    private static readonly AttemptResult s_ok = new() { Outcome = WeComOutcome.Ok };
    private readonly TestConsole _console = shared.Console;

    [Fact]
    public async Task Record_UpdateOvertakenByAClick_IsFollowedByAnother()
    {
        // The click was answered with version 4 while an update with version 3 was under way.
        var update = await AddAsync(delivery =>
        {
            delivery.Kind = DeliveryKind.CardUpdate;
            delivery.ContentVersion = 3;
            delivery.Card = new Card { TaskId = Guid.NewGuid().ToString("N"), ShownVersion = 4, WantedVersion = 4, UpdatePending = true, SentAt = _console.Now };
        });

        await RecordAsync(update, s_ok);

        var card = await _console.ReadAsync(db => db.Cards.SingleAsync(one => one.Id == update.CardId));
        Assert.True(card.UpdatePending);
        Assert.Equal(1, await _console.ReadAsync(db => db.Deliveries.CountAsync(one => one.CardId == card.Id && one.State == DeliveryState.Pending)));
    }

    [Fact]
    public async Task Record_UpdateWithTheNewestVersion_IsTheLast()
    {
        var update = await AddAsync(delivery =>
        {
            delivery.Kind = DeliveryKind.CardUpdate;
            delivery.ContentVersion = 4;
            delivery.Card = new Card { TaskId = Guid.NewGuid().ToString("N"), ShownVersion = 2, WantedVersion = 4, UpdatePending = true, SentAt = _console.Now };
        });

        await RecordAsync(update, s_ok);

        var card = await _console.ReadAsync(db => db.Cards.SingleAsync(one => one.Id == update.CardId));
        Assert.Equal((4, false), (card.ShownVersion, card.UpdatePending));
    }

    [Fact]
    public async Task Record_WaitsForAnAdmin_TheTimeForRepeatsBeginsAnew()
    {
        var refused = await AddAsync(_ => { });
        var uncertain = await AddAsync(delivery => delivery.Uncertain = true);

        await RecordAsync(refused, new AttemptResult { Outcome = WeComOutcome.WeComError, ErrCode = 60020 });
        await RecordAsync(uncertain, new AttemptResult { Outcome = WeComOutcome.WeComError, ErrCode = 60020 });

        Assert.Null((await ReadAsync(refused)).FirstAttemptAt);
        // May have arrived: a repeat after four hours could be seen twice.
        Assert.NotNull((await ReadAsync(uncertain)).FirstAttemptAt);
    }

    [Theory]
    // The layer being told is 1. What fails, what is still under way, and whether the next layer is told at once.
    [InlineData("0.1/5/1", null, false)]
    [InlineData("1.1/5/1", "1.1/5/2", false)]
    [InlineData("1.2/5/1", "1.1/6/1", false)]
    [InlineData("1.1/5/1", "0.1/6/1", true)]
    [InlineData("1.1/5/1", null, true)]
    [InlineData("joined.x/5/1", null, false)]
    public async Task Unreachable_OnlyTheLayerBeingTold_Counts(string fails, string? goesOn, bool unreachable)
    {
        var (incident, _) = await _console.AddIncidentAsync(change: one => (one.LayerIndex, one.LayerTold, one.EscalationRound) = (1, 1, 2));
        var failed = await AddAsync(delivery => (delivery.IncidentId, delivery.StepKey) = (incident.Id, $"{incident.Id}/2/{fails}"));
        if (goesOn is not null)
        {
            await AddAsync(delivery => (delivery.IncidentId, delivery.StepKey) = (incident.Id, $"{incident.Id}/2/{goesOn}"));
        }

        await _console.Get<ConsoleWriter>().RunAsync(WritePriority.Worker, async write =>
        {
            var delivery = await write.Db.Deliveries.SingleAsync(one => one.Id == failed.Id);
            var record = _console.Get<RecordAttempt>();
            Assert.Same(delivery, Assert.Single(await record.RunAsync(write, delivery, new AttemptResult { Outcome = WeComOutcome.WeComError, ErrCode = 81013 }, default)));
            await record.UnreachableAsync(write, [delivery], default);
        }, TestContext.Current.CancellationToken);

        var after = await _console.ReadAsync(db => db.Incidents.SingleAsync(one => one.Id == incident.Id));
        Assert.Equal(unreachable, after.LayerUnreachable);
        Assert.Equal(unreachable, after.NextStepAt is not null);
        Assert.Equal(IncidentProgress.Triggered, after.Progress);
    }

    private async Task<Delivery> AddAsync(Action<Delivery> change)
    {
        var integration = await _console.AddIntegrationAsync(PluginType.WeComApp);
        var delivery = new Delivery
        {
            IntegrationId = integration.Id, MemberId = 5, WeComUserId = "li", State = DeliveryState.Sending, Attempts = 1,
            CreatedAt = _console.Now, DueAt = _console.Now, FirstAttemptAt = _console.Now,
        };
        change(delivery);
        await _console.WriteAsync(db => db.Deliveries.Add(delivery));
        return delivery;
    }

    private Task RecordAsync(Delivery delivery, AttemptResult result) => _console.Get<ConsoleWriter>().RunAsync(WritePriority.Worker, async write =>
        await _console.Get<RecordAttempt>().RunAsync(
            write, await write.Db.Deliveries.Include(one => one.Card).SingleAsync(one => one.Id == delivery.Id), result, default), TestContext.Current.CancellationToken);

    private Task<Delivery> ReadAsync(Delivery delivery) => _console.ReadAsync(db => db.Deliveries.SingleAsync(one => one.Id == delivery.Id));
}
