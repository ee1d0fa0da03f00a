using FlashdutyConsole.Incidents;
using FlashdutyConsole.Members;

namespace FlashdutyConsole.Tests.Incidents;

public sealed class IncidentTests
{
    private static readonly DateTimeOffset s_now = new(2026, 11, 23, 8, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset s_later = s_now.AddMinutes(7);
    private static readonly Actor s_li = new(3, ActorSource.Card);

    private static readonly Dictionary<string, Func<Incident, IncidentOutcome>> s_actions = new()
    {
        ["acknowledge"] = incident => incident.Acknowledge(s_li, s_later),
        ["unacknowledge"] = incident => incident.Unacknowledge(s_later),
        ["close"] = incident => incident.Close(s_li, s_later),
        ["reopen"] = incident => incident.Reopen(s_later),
        ["snooze"] = incident => incident.Snooze(TimeSpan.FromHours(2), s_later),
        ["wake"] = incident => incident.Wake(s_later),
        ["assign"] = incident => incident.Assign(new Assignment { Id = "a", PersonIds = [8] }, s_later),
    };

    [Theory]
    [InlineData("acknowledge", IncidentProgress.Triggered, IncidentOutcome.Changed, IncidentProgress.Processing)]
    [InlineData("acknowledge", IncidentProgress.Processing, IncidentOutcome.Unchanged, IncidentProgress.Processing)]
    [InlineData("acknowledge", IncidentProgress.Closed, IncidentOutcome.Closed, IncidentProgress.Closed)]
    [InlineData("unacknowledge", IncidentProgress.Triggered, IncidentOutcome.Unchanged, IncidentProgress.Triggered)]
    [InlineData("unacknowledge", IncidentProgress.Processing, IncidentOutcome.Changed, IncidentProgress.Triggered)]
    [InlineData("unacknowledge", IncidentProgress.Closed, IncidentOutcome.Closed, IncidentProgress.Closed)]
    [InlineData("close", IncidentProgress.Triggered, IncidentOutcome.Changed, IncidentProgress.Closed)]
    [InlineData("close", IncidentProgress.Processing, IncidentOutcome.Changed, IncidentProgress.Closed)]
    [InlineData("close", IncidentProgress.Closed, IncidentOutcome.Unchanged, IncidentProgress.Closed)]
    [InlineData("reopen", IncidentProgress.Triggered, IncidentOutcome.NotClosed, IncidentProgress.Triggered)]
    [InlineData("reopen", IncidentProgress.Processing, IncidentOutcome.NotClosed, IncidentProgress.Processing)]
    [InlineData("reopen", IncidentProgress.Closed, IncidentOutcome.Changed, IncidentProgress.Triggered)]
    [InlineData("snooze", IncidentProgress.Triggered, IncidentOutcome.Changed, IncidentProgress.Triggered)]
    [InlineData("snooze", IncidentProgress.Processing, IncidentOutcome.Changed, IncidentProgress.Processing)]
    [InlineData("snooze", IncidentProgress.Closed, IncidentOutcome.Closed, IncidentProgress.Closed)]
    [InlineData("wake", IncidentProgress.Triggered, IncidentOutcome.Unchanged, IncidentProgress.Triggered)]
    [InlineData("wake", IncidentProgress.Processing, IncidentOutcome.Unchanged, IncidentProgress.Processing)]
    [InlineData("wake", IncidentProgress.Closed, IncidentOutcome.Closed, IncidentProgress.Closed)]
    [InlineData("assign", IncidentProgress.Triggered, IncidentOutcome.Changed, IncidentProgress.Triggered)]
    [InlineData("assign", IncidentProgress.Processing, IncidentOutcome.Changed, IncidentProgress.Processing)]
    [InlineData("assign", IncidentProgress.Closed, IncidentOutcome.Closed, IncidentProgress.Closed)]
    public void Action_InEveryProgress_LeadsWhereItShould(string action, IncidentProgress before, IncidentOutcome outcome, IncidentProgress after)
    {
        var incident = In(before);
        var version = incident.Version;
        var updated = incident.UpdatedAt;

        Assert.Equal(outcome, s_actions[action](incident));

        Assert.Equal(after, incident.Progress);
        // What a card shows makes it follow; whom it is assigned to is not on the card, and must not cost a response code.
        Assert.Equal(outcome == IncidentOutcome.Changed && action != "assign" ? version + 1 : version, incident.Version);
        Assert.Equal(outcome == IncidentOutcome.Changed ? s_later : updated, incident.UpdatedAt);
    }

    [Fact]
    public void Acknowledge_First_KeepsWhoAndWhen()
    {
        var incident = In(IncidentProgress.Triggered);

        incident.Acknowledge(s_li, s_now);
        incident.Acknowledge(new Actor(4, ActorSource.Console), s_later);

        Assert.Equal(s_now, incident.AckTime);
        var responder = Assert.Single(incident.Responders);
        Assert.Equal((3, s_now), (responder.MemberId, responder.AcknowledgedAt));
        Assert.Equal(s_now, incident.NextStepAt);
    }

    [Fact]
    public void Acknowledge_WhileSnoozed_EndsTheSnooze()
    {
        var incident = In(IncidentProgress.Triggered);
        incident.Snooze(TimeSpan.FromHours(2), s_now);

        incident.Acknowledge(s_li, s_later);

        // Otherwise the end of the snooze would take the incident from whoever is at it.
        Assert.Null(incident.SnoozedUntil);
        Assert.Equal(s_later, incident.NextStepAt);
    }

    [Fact]
    public void Acknowledge_BySystem_HasNoResponder()
    {
        var incident = In(IncidentProgress.Triggered);

        incident.Acknowledge(Actor.Engine, s_now);

        Assert.Empty(incident.Responders);
    }

    [Fact]
    public void Unacknowledge_Always_ForgetsTheAcknowledgementAndTellsAnew()
    {
        var incident = Escalated(In(IncidentProgress.Processing));

        incident.Unacknowledge(s_later);

        Assert.Null(incident.AckTime);
        Assert.All(incident.Responders, responder => Assert.Null(responder.AcknowledgedAt));
        AssertAnew(incident);
    }

    [Fact]
    public void Close_Always_EndsEverything()
    {
        var incident = In(IncidentProgress.Triggered);
        incident.ActiveAlertCount = 3;
        incident.Snooze(TimeSpan.FromHours(2), s_now);

        incident.Close(s_li, s_later);

        Assert.Equal((s_later, 3L, 0), (incident.CloseTime!.Value, incident.CloserId, incident.ActiveAlertCount));
        Assert.Null(incident.SnoozedUntil);
        Assert.Null(incident.NextStepAt);
        Assert.Equal(QuietReason.Closed, incident.Quiet);
    }

    [Fact]
    public void Close_Twice_KeepsTheFirstCloser()
    {
        var incident = In(IncidentProgress.Triggered);

        incident.Close(s_li, s_now);
        incident.Close(new Actor(9, ActorSource.Console), s_later);

        Assert.Equal((s_now, 3L), (incident.CloseTime!.Value, incident.CloserId));
    }

    [Fact]
    public void Reopen_Closed_ForgetsTheCloseAndTellsAnew()
    {
        var incident = Escalated(In(IncidentProgress.Closed));

        incident.Reopen(s_later);

        Assert.Null(incident.CloseTime);
        Assert.Null(incident.AckTime);
        Assert.Equal(0, incident.CloserId);
        Assert.Equal("reopen", incident.Assignment.Type);
        AssertAnew(incident);
    }

    [Fact]
    public void Snooze_Again_TheNewTimeCounts()
    {
        var incident = In(IncidentProgress.Triggered);
        incident.Snooze(TimeSpan.FromHours(24), s_now);

        incident.Snooze(TimeSpan.FromHours(2), s_later);

        Assert.Equal(s_later.AddHours(2), incident.SnoozedUntil);
        Assert.Equal(s_later.AddHours(2), incident.NextStepAt);
        Assert.True(incident.IsSnoozed(s_later.AddHours(2).AddTicks(-1)));
        Assert.False(incident.IsSnoozed(s_later.AddHours(2)));
    }

    [Fact]
    public void Wake_Processing_IsTriggeredAndToldAnew()
    {
        var incident = Escalated(In(IncidentProgress.Processing));
        incident.Snooze(TimeSpan.FromHours(2), s_now);

        Assert.Equal(IncidentOutcome.Changed, incident.Wake(s_later));

        Assert.Equal(IncidentProgress.Triggered, incident.Progress);
        Assert.Null(incident.AckTime);
        Assert.Null(incident.SnoozedUntil);
        AssertAnew(incident);
    }

    [Fact]
    public void Assign_ToMembers_ReplacesThoseWhoHaveNotStarted()
    {
        var incident = In(IncidentProgress.Processing);
        incident.Join(7, s_now);

        incident.Assign(new Assignment { Id = "a", PersonIds = [8, 9] }, s_later);

        // 3 has acknowledged and stays, 7 has not and goes.
        Assert.Equal([3, 8, 9], incident.Responders.Select(responder => responder.MemberId).Order());
        AssertAnew(incident);
    }

    [Fact]
    public void Assign_ToALayer_BeginsThere()
    {
        var incident = In(IncidentProgress.Triggered);

        incident.Assign(new Assignment { Id = "a", EscalateRuleId = "rule", LayerIdx = 2 }, s_later);

        Assert.Equal((2, 0), (incident.LayerIndex, incident.LayerTold));
    }

    [Fact]
    public void Join_Twice_IsOneResponder()
    {
        var incident = In(IncidentProgress.Triggered);

        Assert.Same(incident.Join(5, s_now), incident.Join(5, s_later));

        Assert.Equal(s_now, Assert.Single(incident.Responders).AssignedAt);
    }

    [Fact]
    public void Changed_Closed_IsNotLookedAtAgain()
    {
        var incident = In(IncidentProgress.Closed);

        incident.Changed(s_later, lookAgain: true);

        Assert.Null(incident.NextStepAt);
        Assert.Equal(QuietReason.Closed, incident.Quiet);
    }

    [Fact]
    public void Num_OfAnId_IsItsLastSixDigits() => Assert.Equal("ABCDEF", new Incident { Id = "0123456789abcdef01abcdef" }.Num);

    private static void AssertAnew(Incident incident)
    {
        Assert.Equal((1, 0, 0, false), (incident.EscalationRound, incident.LayerIndex, incident.LayerTold, incident.LayerUnreachable));
        Assert.Null(incident.LayerStartedAt);
        Assert.Equal(s_later, incident.NextStepAt);
        Assert.Equal(QuietReason.None, incident.Quiet);
    }

    private static Incident Escalated(Incident incident)
    {
        (incident.LayerIndex, incident.LayerTold, incident.LayerStartedAt, incident.LayerUnreachable) = (2, 3, s_now, true);
        return incident;
    }

    private static Incident In(IncidentProgress progress)
    {
        var incident = new Incident { Id = "aaaaaaaaaaaaaaaaaaaaaaaa", CreatedAt = s_now, UpdatedAt = s_now, NextStepAt = s_now };
        if (progress != IncidentProgress.Triggered)
        {
            incident.Acknowledge(s_li, s_now);
        }

        if (progress == IncidentProgress.Closed)
        {
            incident.Close(s_li, s_now);
        }

        return incident;
    }
}
