using FlashdutyConsole.Benchmarks.History;
using FlashdutyConsole.Deliveries;
using FlashdutyConsole.Incidents;

namespace FlashdutyConsole.Tests.History;

/// <summary>Every kind of violation is seen, and a history without one is clean.</summary>
public sealed class HistoryCheckerTests
{
    private const string IncidentId = "0123456789abcdef01234567";
    private const string Task1 = IncidentId + "-1";

    // One event, its incident, its card with one member, acknowledged; a second incident told in a digest.
    private static readonly RunHistory Clean = new(
        [new ToldEvent("one", true), new ToldEvent("two", true), new ToldEvent("never stored", false)],
        new SeenHistory(
            [Send(Task1, "hash"), Send(Task1, "hash") with { Accepted = false }, Update(ShownState.Processing), Update(ShownState.Processing)],
            [new SeenMessage("zhang", Task1, null, false), new SeenMessage("ZHANG", null, "[Critical] #ABCDEF two", false)],
            0),
        new StoredHistory
        {
            Events = [new("one", "alert1"), new("two", "alert2")],
            Alerts = [new("alert1", "one", IncidentId, 1), new("alert2", "two", "ffffffffffffffffffabcdef", 1)],
            Incidents =
            [
                new(IncidentId, "one", 1, "k1", IncidentProgress.Processing, 1, false, QuietReason.Acknowledged),
                new("ffffffffffffffffffabcdef", "two", 1, "k2", IncidentProgress.Triggered, 1, true, QuietReason.None),
            ],
            Deliveries =
            [
                new(1, IncidentId, "t2", "zhang", DeliveryKind.Card, DeliveryState.Sent, 1, null),
                new(2, "ffffffffffffffffffabcdef", "t5", "zhang", DeliveryKind.Card, DeliveryState.Merged, 2, 3),
                new(3, "ffffffffffffffffffabcdef", null, "zhang", DeliveryKind.Text, DeliveryState.Sent, null, null),
            ],
            Cards = [new(1, IncidentId, "zhang", Task1), new(2, "ffffffffffffffffffabcdef", "zhang", "task2")],
            Timeline =
            [
                new(IncidentId, "i_new"), new(IncidentId, "i_notify", """{"rid":"t2"}"""), new(IncidentId, "i_ack"),
                new("ffffffffffffffffffabcdef", "i_new"), new("ffffffffffffffffffabcdef", "i_notify", """{"rid":"t5"}"""),
            ],
        },
        Settled: true);

    [Fact]
    public void Check_CleanHistory_FindsNothing() => Assert.Equal([], HistoryChecker.Check(Clean));

    [Fact]
    public void Check_AcknowledgedEventNotStored_IsLost() => Finds(
        ViolationKind.AcknowledgedLost, Clean with { Told = [.. Clean.Told!, new ToldEvent("three", true)] });

    [Fact]
    public void Check_AcknowledgedTwiceStoredOnce_IsLost() => Finds(
        ViolationKind.AcknowledgedLost, Clean with { Told = [.. Clean.Told!, new ToldEvent("one", true)] });

    [Fact]
    public void Check_EventNobodyPosted_IsPhantom() => Finds(ViolationKind.Phantom, Clean with { Told = [new ToldEvent("one", true)] });

    [Fact]
    public void Check_EventStoredTwice_IsSeen() => Finds(
        ViolationKind.StoredTwice, Stored(stored => stored with { Events = [.. stored.Events, new("one", "alert1")] }));

    [Fact]
    public void Check_TwoOpenIncidentsForOneThing_IsSeen() => Finds(
        ViolationKind.StoredTwice, Stored(stored => stored with { Incidents = [.. stored.Incidents.Select(one => one with { DedupKey = "same" })] }));

    [Fact]
    public void Check_EventWithoutAlert_IsOrphan() => Finds(ViolationKind.Orphan, Stored(stored => stored with { Alerts = [stored.Alerts[0]] }));

    [Fact]
    public void Check_AlertWithoutIncident_IsOrphan() => Finds(
        ViolationKind.Orphan, Stored(stored => stored with { Alerts = [stored.Alerts[0], stored.Alerts[1] with { IncidentId = "gone" }] }));

    [Fact]
    public void Check_CountThatIsWrong_IsOrphan() => Finds(
        ViolationKind.Orphan, Stored(stored => stored with { Incidents = [stored.Incidents[0] with { AlertCount = 2 }, stored.Incidents[1]] }));

    [Fact]
    public void Check_IncidentWithoutTimeline_IsOrphan() => Finds(
        ViolationKind.Orphan, Stored(stored => stored with { Timeline = [.. stored.Timeline.Where(entry => entry.IncidentId == IncidentId || entry.Type != "i_new")] }));

    [Fact]
    public void Check_DeliveryOfNoIncident_IsOrphan() => Finds(
        ViolationKind.Orphan, Stored(stored => stored with { Deliveries = [.. stored.Deliveries, stored.Deliveries[2] with { Id = 9, IncidentId = "gone", State = DeliveryState.Skipped }] }));

    [Fact]
    public void Check_NotificationWithoutOutboxRow_IsOrphan() => Finds(
        ViolationKind.Orphan, Stored(stored => stored with { Timeline = [.. stored.Timeline, new(IncidentId, "i_notify", """{"rid":"t6"}""")] }));

    [Fact]
    public void Check_OpenIncidentWithoutStepOrReason_IsForgotten() => Finds(
        ViolationKind.Forgotten, Stored(stored => stored with { Incidents = [stored.Incidents[0], stored.Incidents[1] with { HasNextStep = false }] }));

    [Theory]
    [InlineData(DeliveryState.Pending)]
    [InlineData(DeliveryState.Sending)]
    public void Check_DeliveryThatDoesNotMove_IsStuck(DeliveryState state) => Finds(
        ViolationKind.Stuck, Stored(stored => stored with { Deliveries = [.. stored.Deliveries, stored.Deliveries[2] with { Id = 9, State = state }] }));

    [Fact]
    public void Check_SentCardThatNobodyHas_IsNeverSeen() => Finds(ViolationKind.NeverSeen, Seen(seen => seen with { Messages = [seen.Messages[1]] }));

    [Fact]
    public void Check_SentTextThatNobodyHas_IsNeverSeen() => Finds(ViolationKind.NeverSeen, Seen(seen => seen with { Messages = [seen.Messages[0]] }));

    [Fact]
    public void Check_SameCardTwice_IsSeenTwice() => Finds(ViolationKind.SeenTwice, Seen(seen => seen with { Messages = [.. seen.Messages, seen.Messages[0]] }));

    [Fact]
    public void Check_SameBodyTwice_IsSeenTwice() => Finds(
        ViolationKind.SeenTwice, Seen(seen => seen with { Messages = [.. seen.Messages, seen.Messages[1] with { IsRepeat = true }] }));

    [Fact]
    public void Check_CardThatTheStoreDoesNotKnow_IsUnrecorded() => Finds(
        ViolationKind.SeenUnrecorded, Seen(seen => seen with { Messages = [.. seen.Messages, new SeenMessage("zhang", "unknown", null, false)] }));

    [Fact]
    public void Check_CardAtTheWrongMember_IsUnrecorded() => Finds(
        ViolationKind.SeenUnrecorded, Seen(seen => seen with { Messages = [.. seen.Messages, new SeenMessage("li", Task1, null, false)] }));

    [Fact]
    public void Check_VisibleCardNotRecordedAsSent_IsUnrecorded() => Finds(
        ViolationKind.SeenUnrecorded, Stored(stored => stored with { Deliveries = [stored.Deliveries[0] with { State = DeliveryState.Failed }, .. stored.Deliveries.Skip(1)] }));

    [Fact]
    public void Check_MergedIncidentNotInTheText_IsUnmentioned() => Finds(
        ViolationKind.Unmentioned, Seen(seen => seen with { Messages = [seen.Messages[0], seen.Messages[1] with { Text = "[Critical] #ABCDE0 other" }] }));

    [Fact]
    public void Check_SilentDrop_IsSeen() => Finds(ViolationKind.Dropped, Seen(seen => seen with { Dropped = 1 }));

    [Fact]
    public void Check_RepeatWithOtherBytes_Differs() => Finds(ViolationKind.RepeatDiffers, Seen(seen => seen with { Calls = [.. seen.Calls, Send(Task1, "other")] }));

    [Theory]
    [InlineData(null)]
    [InlineData(1800)]
    public void Check_AttemptWithoutLongDuplicateCheck_IsUnchecked(int? seconds) => Finds(
        ViolationKind.RepeatUnchecked, Seen(seen => seen with { Calls = [.. seen.Calls, Send(Task1, "hash") with { DuplicateSeconds = seconds }] }));

    [Fact]
    public void Check_TimelineStepThatCannotFollow_IsWrong() => Finds(
        ViolationKind.WrongTimeline, Stored(stored => stored with { Timeline = [.. stored.Timeline, new(IncidentId, "i_ack")] }));

    [Fact]
    public void Check_TimelineThatEndsElsewhere_IsWrong() => Finds(
        ViolationKind.WrongTimeline, Stored(stored => stored with { Timeline = [.. stored.Timeline, new(IncidentId, "i_rslv")] }));

    [Fact]
    public void Check_CardThatGoesBack_IsWrong() => Finds(
        ViolationKind.WrongCardState, Seen(seen => seen with { Calls = [.. seen.Calls, Update(ShownState.Triggered)] }));

    [Fact]
    public void Check_CardWithAStateThatNeverWas_IsWrong() => Finds(
        ViolationKind.WrongCardState, Seen(seen => seen with { Calls = [.. seen.Calls, Update(ShownState.Closed)] }));

    [Fact]
    public void Check_DamagedFile_IsSeen() => Finds(ViolationKind.DamagedStore, Stored(stored => stored with { Damage = ["row 1 missing from index"] }));

    private static void Finds(ViolationKind kind, RunHistory history) => Assert.Contains(HistoryChecker.Check(history), found => found.Kind == kind);

    private static RunHistory Stored(Func<StoredHistory, StoredHistory> change) => Clean with { Stored = change(Clean.Stored) };

    private static RunHistory Seen(Func<SeenHistory, SeenHistory> change) => Clean with { Seen = change(Clean.Seen) };

    private static SeenCall Send(string taskId, string hash) => new(false, ["zhang"], taskId, IncidentId, ShownState.Triggered, hash, 14_400, true);

    private static SeenCall Update(ShownState state) => new(true, ["zhang"], null, IncidentId, state, "update" + state, null, true);
}
