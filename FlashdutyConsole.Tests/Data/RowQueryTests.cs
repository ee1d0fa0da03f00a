using FlashdutyConsole.Audit;
using FlashdutyConsole.Data;
using FlashdutyConsole.Deliveries;
using FlashdutyConsole.Incidents;
using FlashdutyConsole.Incidents.Timeline;
using FlashdutyConsole.Integrations;
using FlashdutyConsole.Members;
using FlashdutyConsole.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace FlashdutyConsole.Tests.Data;

/// <summary>Rows read by prepared statements are what EF Core reads, and are changed as what it reads is.</summary>
public sealed class RowQueryTests(SharedConsole shared) : IClassFixture<SharedConsole>
{
    private static readonly RowQuery<Incident> s_incident = new("""WHERE "Id" = @p0""");
    private static readonly RowQuery<Delivery> s_delivery = new("""WHERE "Id" = @p0""");
    private static readonly RowQuery<Member> s_member = new("""WHERE "Id" = @p0""");
    private readonly TestConsole _console = shared.Console;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Read_EveryKindOfColumn_IsAsEfCoreReadsIt()
    {
        var incident = await AddIncidentAsync();
        var full = new Delivery
        {
            IncidentId = incident, WeComUserId = "班\0x", Kind = DeliveryKind.Text, State = DeliveryState.Skipped, DueAt = _console.Now, CreatedAt = _console.Now.AddDays(1),
            LeaseUntil = _console.Now, Uncertain = true, Content = [1, 0, 2], Card = new Card { IncidentId = incident, TaskId = Guid.NewGuid().ToString() },
        };
        var empty = new Delivery { IncidentId = incident, State = DeliveryState.Skipped };
        await WriteAsync(write => write.Db.Deliveries.AddRange(full, empty));
        var member = await _console.ReadAsync(db => db.Members.AsNoTracking().FirstAsync(Cancel));

        await WriteAsync(write =>
        {
            AssertSame(write.Db, write.Db.Deliveries.AsNoTracking().Single(one => one.Id == full.Id), s_delivery.First(write, full.Id));
            AssertSame(write.Db, write.Db.Deliveries.AsNoTracking().Single(one => one.Id == empty.Id), s_delivery.First(write, empty.Id));
            AssertSame(write.Db, write.Db.Incidents.AsNoTracking().Single(one => one.Id == incident), s_incident.First(write, incident));
            AssertSame(write.Db, member, s_member.First(write, member.Id));
            Assert.Null(s_delivery.First(write, -1));
            Assert.Empty(write.Db.ChangeTracker.Entries());
        });
    }

    [Fact]
    public async Task Track_ChangedRow_IsSavedAndNothingElse()
    {
        var id = await AddIncidentAsync();

        await WriteAsync(write =>
        {
            var incident = IncidentDesk.Load(write, id)!;
            Assert.Equal([5L, 6L], incident.Responders.Select(responder => responder.MemberId));
            incident.Title = "changed";
            incident.Responders[1].AcknowledgedAt = write.Now;
            incident.Responders.RemoveAt(0);
            Assert.Same(incident, IncidentDesk.Load(write, id));
            Assert.Equal("changed", s_incident.TrackFirst(write, id)!.Title);
        });

        var stored = await _console.ReadAsync(db => db.Incidents.AsNoTracking().Include(one => one.Responders).SingleAsync(one => one.Id == id, Cancel));
        Assert.Equal(("changed", "label"), (stored.Title, stored.Labels["a"]));
        Assert.NotNull(Assert.Single(stored.Responders).AcknowledgedAt);
    }

    [Fact]
    public async Task Save_WhatIsWrittenMost_IsPrepared()
    {
        await WriteAsync(write =>
        {
            foreach (var type in (Type[])[
                typeof(Incident), typeof(Responder), typeof(TimelineEntry), typeof(Alert), typeof(AlertEvent), typeof(Delivery), typeof(Card),
                typeof(CallbackReceipt), typeof(AuditEntry)])
            {
                Assert.True(RowShape.Of(write.Db.Model.FindEntityType(type)!) is not null, $"{type.Name} is left to EF Core, and all that is saved with it");
            }

            write.Db.AuditEntries.Add(new AuditEntry { Operation = "row", RequestId = null! });
        });

        Assert.Equal("", await _console.ReadAsync(db => db.AuditEntries.Where(one => one.Operation == "row").Select(one => one.RequestId).SingleAsync(Cancel)));
    }

    private static void AssertSame<T>(ConsoleDb db, T expected, T? actual)
        where T : class
    {
        Assert.NotNull(actual);
        foreach (var property in db.Model.FindEntityType(typeof(T))!.GetProperties())
        {
            Assert.Equivalent(property.PropertyInfo!.GetValue(expected), property.PropertyInfo.GetValue(actual));
        }
    }

    private async Task<string> AddIncidentAsync()
    {
        var id = ObjectId.New(_console.Now);
        await WriteAsync(write => write.Db.Incidents.Add(new Incident
        {
            Id = id, Title = "t", Labels = new Dictionary<string, string> { ["a"] = "label" }, CreatedAt = _console.Now, UpdatedAt = _console.Now,
            StartTime = _console.Now, Quiet = QuietReason.NoRule, Severity = IncidentSeverity.Warning,
            Responders = [new Responder { MemberId = 5, AssignedAt = _console.Now }, new Responder { MemberId = 6, AssignedAt = _console.Now }],
        }));
        return id;
    }

    private Task WriteAsync(Action<Write> work) => _console.Get<ConsoleWriter>().RunAsync(
        WritePriority.Person,
        write =>
        {
            work(write);
            return Task.CompletedTask;
        },
        Cancel);
}
