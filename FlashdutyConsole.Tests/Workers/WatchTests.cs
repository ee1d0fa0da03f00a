using FlashdutyConsole.Data;
using FlashdutyConsole.Deliveries;
using FlashdutyConsole.Incidents;
using FlashdutyConsole.Integrations;
using FlashdutyConsole.Tests.Support;
using FlashdutyConsole.Workers;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;

namespace FlashdutyConsole.Tests.Workers;

/// <summary>Each kind of thing that stands still: found within a minute, and put back to work.</summary>
public sealed class WatchTests : IAsyncLifetime
{
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 11, 23, 1, 0, 0, TimeSpan.Zero));
    private TestConsole _console = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _console = await TestConsole.StartAsync(new TestConsoleOptions
    {
        Time = _time, Args = ["--Logging:LogLevel:Default=None"],
    });

    public ValueTask DisposeAsync() => _console.DisposeAsync();

    [Fact]
    public async Task Incident_StepNotTaken_IsPutBack()
    {
        var (late, _) = await _console.AddIncidentAsync(change: incident => incident.NextStepAt = _console.Now);
        await _console.AddIncidentAsync("later", change: incident => incident.NextStepAt = _console.Now.AddHours(1));
        await _console.AddIncidentAsync("at rest", change: incident => incident.Quiet = QuietReason.Acknowledged);

        Assert.Equal([new WatchFinding(WatchIncidents.StepOverdue, late.Id)], await MinuteAsync());

        var after = await _console.ReadAsync(db => db.Incidents.SingleAsync(incident => incident.Id == late.Id, Cancel));
        Assert.InRange(after.NextStepAt!.Value, _console.Now.AddSeconds(-30), _console.Now);
    }

    [Fact]
    public async Task Incident_EndedAndStillInTheQueue_LeavesIt()
    {
        var (closed, _) = await _console.AddIncidentAsync(change: incident => (incident.Progress, incident.NextStepAt) = (IncidentProgress.Closed, _console.Now));
        var (removed, _) = await _console.AddIncidentAsync("removed", change: incident => (incident.DeletedAt, incident.NextStepAt) = (_console.Now, _console.Now));

        Assert.Equal(
            new[] { closed.Id, removed.Id }.Order().Select(id => new WatchFinding(WatchIncidents.StepAfterEnd, id)), (await MinuteAsync()).OrderBy(finding => finding.Id));

        Assert.All(
            await _console.ReadAsync(db => db.Incidents.Where(incident => incident.ChannelId == 0 && incident.AlertCount == 1).ToListAsync(Cancel)),
            incident => Assert.Equal((null, QuietReason.Closed), (incident.NextStepAt, incident.Quiet)));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Delivery_SendingForEver_IsPutBackToBeRepeatedWithTheSameBytes(bool lease)
    {
        var delivery = await AddAsync(one =>
        {
            one.State = DeliveryState.Sending;
            one.Attempts = 1;
            one.LeaseUntil = lease ? _console.Now : null;
        });
        await AddAsync(one => (one.State, one.LeaseUntil) = (DeliveryState.Sending, _console.Now.AddHours(1)));

        Assert.Equal([new WatchFinding(WatchDeliveries.LeaseOver, $"{delivery.Id}")], await MinuteAsync());

        var after = await ReadAsync(delivery);
        Assert.Equal((DeliveryState.Pending, true, DeliveryReason.NoAnswer, null), (after.State, after.Uncertain, after.Reason, after.LeaseUntil));
    }

    [Fact]
    public async Task Delivery_DueAndNotTaken_IsPutBackAndItsAppStartsAnew()
    {
        var delivery = await AddAsync(_ => { });
        await AddAsync(one => (one.IntegrationId, one.DueAt) = (delivery.IntegrationId, _console.Now.AddHours(1)));
        await AddAsync(one => one.State = DeliveryState.Failed);
        // Calls that were counted and never ended would hold back the app for ever.
        _console.Get<AppPaces>().Of(delivery.IntegrationId).Start(AppPace.MostAtOnce);

        Assert.Equal([new WatchFinding(WatchDeliveries.Stands, $"{delivery.Id}")], await MinuteAsync());

        Assert.InRange((await ReadAsync(delivery)).DueAt, _console.Now.AddSeconds(-30), _console.Now);
        Assert.Equal(AppPace.MostAtOnce, _console.Get<AppPaces>().Of(delivery.IntegrationId).Free(_console.Now));
    }

    [Fact]
    public async Task Card_WaitsForAnUpdateThatIsNotThere_GetsOne()
    {
        var lost = await AddAsync(one => (one.Kind, one.State, one.Card) = (DeliveryKind.CardUpdate, DeliveryState.Failed, Card(shown: 1)));
        var shown = await AddAsync(one => (one.Kind, one.State, one.Card) = (DeliveryKind.CardUpdate, DeliveryState.Sent, Card(shown: 2)));
        await AddAsync(one => (one.Kind, one.DueAt, one.Card) = (DeliveryKind.CardUpdate, _console.Now.AddHours(1), Card(shown: 1)));

        Assert.Equal(
            [new WatchFinding(WatchCards.UpdateLost, $"{lost.CardId}"), new WatchFinding(WatchCards.UpdateLost, $"{shown.CardId}")], (await RoundAsync()).Order(Comparer<WatchFinding>.Create((one, other) => string.CompareOrdinal(one.Id, other.Id))));

        var updates = await _console.ReadAsync(db => db.Deliveries.Where(one => one.State == DeliveryState.Pending && one.CardId == lost.CardId).ToListAsync(Cancel));
        Assert.Equal(DeliveryKind.CardUpdate, Assert.Single(updates).Kind);
        var cards = await _console.ReadAsync(db => db.Cards.ToDictionaryAsync(card => card.Id, card => card.UpdatePending, Cancel));
        Assert.Equal((true, false), (cards[lost.CardId!.Value], cards[shown.CardId!.Value]));
    }

    [Theory]
    [InlineData(WatchIncidents.NoNextStepSql, "USING INDEX IX_Incidents_NoNextStep")]
    [InlineData(WatchCards.WaitingSql, "USING INDEX IX_Cards_UpdatePending")]
    [InlineData(WatchCards.LostSql, "USING INDEX IX_Deliveries_CardId")]
    public async Task Look_AtAMillionRows_ReadsOnlyAnIndexOfWhatMayBeWrong(string sql, string plan) =>
        Assert.Contains(plan, await PlanAsync(sql), StringComparison.Ordinal);

    [Fact]
    public async Task Look_AtTheQueues_UsesTheirIndexes()
    {
        var at = _console.Now;
        string[] queries = await _console.ReadAsync(db => Task.FromResult<string[]>(
        [
            db.Incidents.Where(one => one.NextStepAt != null && one.NextStepAt <= at).OrderBy(one => one.NextStepAt).Take(100).ToQueryString(),
            db.Deliveries.Where(one => one.State == DeliveryState.Sending && (one.LeaseUntil == null || one.LeaseUntil < at)).OrderBy(one => one.Id).Take(100).ToQueryString(),
            db.Deliveries.Where(one => one.IntegrationId == 1 && one.State == DeliveryState.Pending && one.DueAt <= at).OrderBy(one => one.Urgency).ThenBy(one => one.DueAt).Take(20).ToQueryString(),
            db.Incidents.Where(one => one.ChannelId == 0 && one.DedupKey == "x" && one.GroupMethod == "p" && one.Progress < IncidentProgress.Closed).ToQueryString(),
        ]));
        string[] indexes = ["IX_Incidents_NextStepAt", "IX_Deliveries_State_Id", "IX_Deliveries_IntegrationId_Urgency_DueAt", "IX_Incidents_ChannelId_DedupKey"];

        for (var query = 0; query < queries.Length; query++)
        {
            Assert.Contains($" INDEX {indexes[query]}", await PlanAsync(queries[query]), StringComparison.Ordinal);
        }
    }

    private Card Card(int shown) => new()
    {
        TaskId = Guid.NewGuid().ToString("N"), ShownVersion = shown, WantedVersion = 2, UpdatePending = true, SentAt = _console.Now,
    };

    private async Task<Delivery> AddAsync(Action<Delivery> change)
    {
        var delivery = new Delivery
        {
            IntegrationId = (await _console.AddIntegrationAsync(PluginType.WeComApp)).Id, MemberId = 5, WeComUserId = "li",
            CreatedAt = _console.Now, DueAt = _console.Now,
        };
        change(delivery);
        await _console.WriteAsync(db => db.Deliveries.Add(delivery));
        return delivery;
    }

    private Task<Delivery> ReadAsync(Delivery delivery) => _console.ReadAsync(db => db.Deliveries.SingleAsync(one => one.Id == delivery.Id, Cancel));

    private async Task<IReadOnlyList<WatchFinding>> RoundAsync() => await _console.Get<Watchdog>().RunAsync(Cancel);

    // What the looks of one minute find, until they find something.
    private async Task<IReadOnlyList<WatchFinding>> MinuteAsync()
    {
        for (var moved = TimeSpan.Zero; moved < TimeSpan.FromMinutes(1); moved += WatchdogLoop.Interval)
        {
            _time.Advance(WatchdogLoop.Interval);
            if (await RoundAsync() is { Count: > 0 } found)
            {
                return found;
            }
        }

        return [];
    }

    private Task<string> PlanAsync(string sql) => _console.ReadAsync(async db =>
    {
        await db.Database.OpenConnectionAsync(Cancel);
        await using var command = db.Database.GetDbConnection().CreateCommand();
        // Parameters as EF Core writes them out: ".param set @p 1" lines, which are not SQL.
        command.CommandText = "EXPLAIN QUERY PLAN " + string.Join('\n', sql.Replace("{0}", "0", StringComparison.Ordinal).Replace("{1}", "9", StringComparison.Ordinal)
            .Split('\n').Where(line => !line.StartsWith(".param", StringComparison.Ordinal)));
        foreach (var name in (string[])["@at", "@p", "@__at_0", "@__p_0", "@__p_1", "@p1", "@p2"])
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, 100);
            command.Parameters.Add(parameter);
        }

        var steps = new List<string>();
        await using var reader = await command.ExecuteReaderAsync(Cancel);
        while (await reader.ReadAsync(Cancel))
        {
            steps.Add(reader.GetString(3));
        }

        return string.Join('\n', steps);
    });
}
