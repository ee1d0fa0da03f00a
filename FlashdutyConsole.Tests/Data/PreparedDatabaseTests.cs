using FlashdutyConsole.Data;
using FlashdutyConsole.Deliveries;
using FlashdutyConsole.Incidents;
using FlashdutyConsole.Incidents.Timeline;
using FlashdutyConsole.Members;
using FlashdutyConsole.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace FlashdutyConsole.Tests.Data;

/// <summary>Rows written by prepared statements read back as they were, and what fails is said as EF Core says it.</summary>
public sealed class PreparedDatabaseTests(SharedConsole shared) : IClassFixture<SharedConsole>
{
    private readonly TestConsole _console = shared.Console;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("")]
    [InlineData("a")]
    [InlineData("值班 🚨 \"quoted\" 'single' \0 after")]
    public async Task Save_Texts_ReadBackAsTheyWere(string text) => await RoundTripAsync(text);

    [Theory]
    [InlineData(340)]
    [InlineData(342)]
    [InlineData(5_000)]
    [InlineData(100_000)]
    public async Task Save_LongTexts_ReadBackAsTheyWere(int length) => await RoundTripAsync(new string('班', length));

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(50_000)]
    public async Task Save_NewRowThatRefersToANewRow_BothGetTheirKeys(int bytes)
    {
        var content = new byte[bytes];
        Random.Shared.NextBytes(content);
        var delivery = New(delivery => (delivery.Content, delivery.Card) = (content, new Card { TaskId = Guid.NewGuid().ToString(), IncidentId = "x" }));

        await SaveAsync(delivery);

        Assert.NotEqual(0, delivery.Id);
        Assert.Equal(delivery.Card!.Id, delivery.CardId);
        var stored = await _console.ReadAsync(db => db.Deliveries.AsNoTracking().Include(one => one.Card).SingleAsync(one => one.Id == delivery.Id, Cancel));
        Assert.Equal(content, stored.Content);
        Assert.Equal(delivery.Card.TaskId, stored.Card!.TaskId);
    }

    [Fact]
    public async Task Save_ChangedRow_WritesWhatChangedAndNoMore()
    {
        var delivery = New(delivery => (delivery.Uncertain, delivery.LeaseUntil, delivery.StepKey) = (true, _console.Now, Guid.NewGuid().ToString()));
        await SaveAsync(delivery);

        await Writer.RunAsync(
            WritePriority.Worker,
            async write =>
            {
                var tracked = await write.Db.Deliveries.SingleAsync(one => one.Id == delivery.Id, Cancel);
                // Somebody else's column, changed behind the context's back.
                write.Execute("""UPDATE "Deliveries" SET "Attempts" = 7 WHERE "Id" = @p0""", delivery.Id);
                (tracked.State, tracked.LeaseUntil, tracked.Reason) = (DeliveryState.Sent, null, "done");
            },
            Cancel);

        var stored = await _console.ReadAsync(db => db.Deliveries.AsNoTracking().SingleAsync(one => one.Id == delivery.Id, Cancel));
        Assert.Equal((DeliveryState.Sent, null, "done", 7, true), (stored.State, stored.LeaseUntil, stored.Reason, stored.Attempts, stored.Uncertain));
    }

    [Fact]
    public async Task Save_ChangedRowThatIsGone_IsAConcurrencyFault()
    {
        var delivery = New(_ => { });
        await SaveAsync(delivery);

        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => Writer.RunAsync(
            WritePriority.Worker,
            async write =>
            {
                var tracked = await write.Db.Deliveries.SingleAsync(one => one.Id == delivery.Id, Cancel);
                write.Execute("""DELETE FROM "Deliveries" WHERE "Id" = @p0""", delivery.Id);
                tracked.Reason = "late";
            },
            Cancel));

        Assert.True(await _console.ReadAsync(db => db.Deliveries.AnyAsync(one => one.Id == delivery.Id, Cancel)), "the whole transaction was undone");
    }

    [Fact]
    public async Task Save_RowThatMayBeThereOnce_IsRefusedTheSecondTime()
    {
        var key = Guid.NewGuid().ToString();
        await SaveAsync(New(delivery => delivery.StepKey = key));

        await Assert.ThrowsAsync<DbUpdateException>(() => SaveAsync(New(delivery => delivery.StepKey = key)));
        await SaveAsync(New(delivery => delivery.StepKey = key + "2"));
    }

    [Fact]
    public async Task Save_NewRowWithAKeyOfItsOwn_KeepsIt()
    {
        await SaveAsync(New(delivery => delivery.Id = 987_654));

        Assert.True(await _console.ReadAsync(db => db.Deliveries.AnyAsync(one => one.Id == 987_654, Cancel)));
    }

    private ConsoleWriter Writer => _console.Get<ConsoleWriter>();

    private Delivery New(Action<Delivery> change)
    {
        var delivery = new Delivery { IncidentId = "x", DueAt = _console.Now.AddDays(1), CreatedAt = _console.Now, State = DeliveryState.Skipped };
        change(delivery);
        return delivery;
    }

    private Task SaveAsync(Delivery delivery) => Writer.RunAsync(
        WritePriority.Worker,
        write =>
        {
            write.Db.Deliveries.Add(delivery);
            return Task.CompletedTask;
        },
        Cancel);

    private async Task RoundTripAsync(string text)
    {
        var incident = ObjectId.New(_console.Now);
        await Writer.RunAsync(
            WritePriority.Person,
            write =>
            {
                write.Db.Timeline.Add(TimelineEntry.New(incident, text, new WakeDetail(5), Actor.Engine, write.Now));
                return Task.CompletedTask;
            },
            Cancel);

        var stored = await _console.ReadAsync(db => db.Timeline.AsNoTracking().SingleAsync(entry => entry.IncidentId == incident, Cancel));
        Assert.Equal(text, stored.Type);
        Assert.Equal(0, stored.CreatorId);
    }
}
