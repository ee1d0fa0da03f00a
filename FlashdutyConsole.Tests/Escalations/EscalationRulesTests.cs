using FlashdutyConsole.Channels;
using FlashdutyConsole.Escalations;
using FlashdutyConsole.Incidents;
using FlashdutyConsole.Members;
using static FlashdutyConsole.Tests.Escalations.RuleBench;

namespace FlashdutyConsole.Tests.Escalations;

public sealed class EscalationRulesTests
{
    private static readonly Actor s_li = new(3, ActorSource.Console);

    [Fact]
    public void Decide_Closed_Rests() =>
        Assert.Equal(new NextStep.Rest(QuietReason.Closed), Decide(Incident(one => one.Progress = IncidentProgress.Closed), Rule(Layer()), Start));

    [Fact]
    public void Decide_Snoozed_WaitsForTheEnd()
    {
        var incident = Incident(one => one.Snooze(TimeSpan.FromHours(2), Start));

        Assert.Equal(new NextStep.Wait(Start.AddHours(2)), Decide(incident, Rule(Layer()), Start));
    }

    [Fact]
    public void Decide_SnoozeOver_Wakes()
    {
        var incident = Incident(one => one.Snooze(TimeSpan.FromHours(2), Start));

        Assert.Equal(new NextStep.Wake(), Decide(incident, Rule(Layer()), Start.AddHours(2)));
    }

    [Fact]
    public void Decide_SnoozedWithSomeoneWhoJoined_WaitsToo()
    {
        var incident = Incident(one => one.Snooze(TimeSpan.FromHours(2), Start));
        incident.ToTell = [new PersonToTell(5)];

        Assert.IsType<NextStep.Wait>(Decide(incident, Rule(Layer()), Start));
    }

    [Fact]
    public void Decide_SomeoneJoined_TellsThemEvenWhenAcknowledged()
    {
        var incident = Incident(one => one.Acknowledge(s_li, Start));
        incident.ToTell = [new PersonToTell(5)];

        Assert.IsType<NextStep.TellJoined>(Decide(incident, Rule(Layer()), Start));
    }

    [Fact]
    public void Decide_AssignedToMembers_TellsThemOnceWhateverTheRuleSays()
    {
        var incident = Incident(one => one.Assign(new Assignment { PersonIds = [3, 4] }, Start));

        Assert.IsType<NextStep.TellAssignees>(Decide(incident, Rule(Layer()), Start));
        Carry(incident, new NextStep.TellAssignees(), Start);
        Assert.Equal(new NextStep.Rest(QuietReason.AssigneesTold), Decide(incident, Rule(Layer()), Start.AddDays(1)));
    }

    [Theory]
    [InlineData(0, false, QuietReason.NoChannel)]
    [InlineData(7, true, QuietReason.NoRule)]
    [InlineData(7, false, QuietReason.ChannelDisabled)]
    public void Decide_NoRule_SaysWhy(long channelId, bool enabled, QuietReason reason) => Assert.Equal(
        new NextStep.Rest(reason), EscalationRules.Decide(Incident(one => one.ChannelId = channelId), null, enabled, Start));

    [Fact]
    public void Decide_RuleWithoutLayers_Rests() => Assert.Equal(new NextStep.Rest(QuietReason.NoRule), Decide(Incident(), Rule(), Start));

    [Fact]
    public void Decide_ChannelDisabledInTheMiddle_TellsNobodyElse()
    {
        var incident = Told(0, 1, Start);

        Assert.Equal(
            new NextStep.Rest(QuietReason.ChannelDisabled),
            EscalationRules.Decide(incident, Rule(Layer(), Layer()), channelEnabled: false, Start.AddHours(1)));
    }

    [Fact]
    public void Decide_RuleOfAnotherChannelGivenByAPerson_CountsWithoutAnOwnChannel()
    {
        var incident = Incident(one => one.ChannelId = 0);
        incident.Assign(new Assignment { EscalateRuleId = RuleId }, Start);

        Assert.IsType<NextStep.TellLayer>(EscalationRules.Decide(incident, Rule(Layer()), channelEnabled: false, Start));
    }

    [Fact]
    public void Decide_WithinTheDelayWindow_WaitsForItsEnd()
    {
        var rule = Rule(Layer());
        rule.AggregationWindow = 300;

        Assert.Equal(new NextStep.Wait(Start.AddSeconds(300)), Decide(Incident(), rule, Start.AddSeconds(299)));
        Assert.Equal(new NextStep.TellLayer(rule, 0, 1), Decide(Incident(), rule, Start.AddSeconds(300)));
    }

    [Fact]
    public void Decide_ReopenedWithinTheDelayWindow_TellsAtOnce()
    {
        var rule = Rule(Layer());
        rule.AggregationWindow = 300;
        var incident = Incident();
        incident.Close(s_li, Start);
        incident.Reopen(Start);

        Assert.Equal(new NextStep.TellLayer(rule, 0, 1), Decide(incident, rule, Start));
    }

    [Fact]
    public void Decide_AcknowledgedWithinTheDelayWindow_TellsNobody()
    {
        var incident = Incident(one => one.Acknowledge(s_li, Start));

        Assert.Equal(new NextStep.Rest(QuietReason.Acknowledged), Decide(incident, Rule(Layer()), Start.AddHours(1)));
    }

    [Fact]
    public void Decide_GivenToARuleAfterAcknowledgement_TellsItsLayerOnce()
    {
        var rule = Rule(Layer(times: 3), Layer());
        var incident = Incident(one => one.Acknowledge(s_li, Start));
        var later = Start.AddMinutes(5);
        incident.Assign(new Assignment { Id = "x", EscalateRuleId = RuleId, LayerIdx = 1, AssignedAt = later.ToUnixTimeSeconds() }, later);

        var step = Decide(incident, rule, later);

        Assert.Equal(new NextStep.TellLayer(rule, 1, 1), step);
        Carry(incident, step, later);
        Assert.Equal(new NextStep.Rest(QuietReason.Acknowledged), Decide(incident, rule, later.AddHours(1)));
    }

    [Fact]
    public void Decide_Repeats_ComeAfterEachStepUntilMaximum()
    {
        var rule = Rule(Layer(times: 3, step: 10, escalate: 600));

        Assert.Equal(new NextStep.Wait(Start.AddMinutes(10)), Decide(Told(0, 1, Start), rule, Start.AddMinutes(9)));
        Assert.Equal(new NextStep.TellLayer(rule, 0, 2), Decide(Told(0, 1, Start), rule, Start.AddMinutes(10)));
        Assert.Equal(new NextStep.TellLayer(rule, 0, 3), Decide(Told(0, 2, Start), rule, Start.AddMinutes(20)));
        Assert.Equal(new NextStep.Rest(QuietReason.AllLayersTold), Decide(Told(0, 3, Start), rule, Start.AddMinutes(90)));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Decide_NoRepeatsAsked_TellsOnce(int times) =>
        Assert.Equal(new NextStep.Rest(QuietReason.AllLayersTold), Decide(Told(0, 1, Start), Rule(Layer(times)), Start.AddDays(1)));

    [Fact]
    public void Decide_HalfAMinuteBetweenRepeats_IsKept() => Assert.Equal(
        new NextStep.Wait(Start.AddSeconds(30)), Decide(Told(0, 1, Start), Rule(Layer(times: 2, step: 0.5)), Start));

    [Fact]
    public void Decide_EscalateWindowOver_TellsTheNextLayer()
    {
        var rule = Rule(Layer(escalate: 30), Layer());

        Assert.Equal(new NextStep.Wait(Start.AddMinutes(30)), Decide(Told(0, 1, Start), rule, Start.AddMinutes(29)));
        Assert.Equal(new NextStep.TellLayer(rule, 1, 1), Decide(Told(0, 1, Start), rule, Start.AddMinutes(30)));
    }

    [Fact]
    public void Decide_EscalateWindowZero_TellsTheNextLayerAtTheSameTime()
    {
        var rule = Rule(Layer(escalate: 0), Layer());

        Assert.Equal(new NextStep.TellLayer(rule, 1, 1), Decide(Told(0, 1, Start), rule, Start));
    }

    [Fact]
    public void Decide_RepeatAndEscalationOverdue_GoInOrder()
    {
        var rule = Rule(Layer(times: 3, step: 10, escalate: 15), Layer());

        Assert.Equal(new NextStep.TellLayer(rule, 0, 2), Decide(Told(0, 1, Start), rule, Start.AddHours(1)));
        Assert.Equal(new NextStep.TellLayer(rule, 1, 1), Decide(Told(0, 2, Start), rule, Start.AddHours(1)));
    }

    [Fact]
    public void Decide_Acknowledged_NeitherRepeatsNorEscalates()
    {
        var incident = Told(0, 1, Start, one => one.Acknowledge(s_li, Start.AddMinutes(1)));

        Assert.Equal(new NextStep.Rest(QuietReason.Acknowledged), Decide(incident, Rule(Layer(times: 5), Layer()), Start.AddHours(1)));
    }

    [Fact]
    public void Decide_AcknowledgedWithForce_EscalatesButDoesNotRepeat()
    {
        var rule = Rule(Layer(times: 5, escalate: 30, force: true), Layer());
        var incident = Told(0, 1, Start, one => one.Acknowledge(s_li, Start.AddMinutes(1)));

        Assert.Equal(new NextStep.Wait(Start.AddMinutes(30)), Decide(incident, rule, Start.AddMinutes(20)));
        Assert.Equal(new NextStep.TellLayer(rule, 1, 1), Decide(incident, rule, Start.AddMinutes(30)));
    }

    [Fact]
    public void Decide_Unreachable_TellsTheNextLayerAtOnce()
    {
        var rule = Rule(Layer(times: 5, escalate: 700), Layer());
        var incident = Told(0, 1, Start, one => one.LayerUnreachable = true);

        Assert.Equal(new NextStep.TellLayer(rule, 1, 1), Decide(incident, rule, Start));
    }

    [Fact]
    public void Decide_LastLayerUnreachable_TellsTheOwnersOnceAndGoesOnRepeating()
    {
        var rule = Rule(Layer(times: 2));
        var incident = Told(0, 1, Start, one => one.LayerUnreachable = true);

        Assert.Equal(new NextStep.TellOwners(rule, 0), Decide(incident, rule, Start));

        incident.OwnersToldRound = incident.EscalationRound;
        Assert.IsType<NextStep.Wait>(Decide(incident, rule, Start));
        Assert.Equal(new NextStep.TellLayer(rule, 0, 2), Decide(incident, rule, Start.AddHours(1)));
        incident.LayerTold = 2;
        Assert.Equal(new NextStep.Rest(QuietReason.NobodyReached), Decide(incident, rule, Start.AddHours(1)));
    }

    [Fact]
    public void Decide_RuleLostTheLayerThatWasTold_NoEarlierLayerIsToldAgain() => Assert.Equal(
        new NextStep.Rest(QuietReason.AllLayersTold), Decide(Told(1, 1, Start), Rule(Layer(times: 5)), Start.AddHours(1)));

    [Fact]
    public void Decide_RuleLostLayersMeanwhile_StaysAtTheLast() => Assert.Equal(
        new NextStep.Rest(QuietReason.AllLayersTold), Decide(Told(3, 1, Start), Rule(Layer(), Layer()), Start.AddHours(1)));

    [Fact]
    public void RuleFor_FirstByPriorityThatMatches_IsTaken()
    {
        var severe = Named("b", 1, rule => rule.Filters = [[new FilterCondition { Key = "severity", Vals = ["Critical"] }]]);
        var any = Named("a", 2);
        var off = Named("c", 0, rule => rule.Enabled = false);
        EscalationRule[] rules = [any, severe, off];

        Assert.Same(severe, EscalationRules.RuleFor(Incident(), rules, Start));
        Assert.Same(any, EscalationRules.RuleFor(Incident(one => one.Severity = IncidentSeverity.Info), rules, Start));
        Assert.Null(EscalationRules.RuleFor(Incident(one => one.Severity = IncidentSeverity.Info), [severe, off], Start));
    }

    [Fact]
    public void RuleFor_SamePriority_TheOlderRuleIsTaken() =>
        Assert.Equal("a", EscalationRules.RuleFor(Incident(), [Named("b", 1), Named("a", 1)], Start)!.Id);

    [Fact]
    public void RuleFor_GivenRule_StaysWhateverItsFilters()
    {
        var given = Named("z", 9, rule => rule.Filters = [[new FilterCondition { Key = "severity", Vals = ["Info"] }]]);
        var incident = Incident(one => one.Assignment = new Assignment { EscalateRuleId = "z" });

        Assert.Same(given, EscalationRules.RuleFor(incident, [Named("a", 1), given], Start));
        Assert.Equal("a", EscalationRules.RuleFor(incident, [Named("a", 1)], Start)!.Id);
    }

    private static NextStep Decide(Incident incident, EscalationRule rule, DateTimeOffset now) => EscalationRules.Decide(incident, rule, true, now);

    private static EscalationRule Named(string id, int priority, Action<EscalationRule>? change = null)
    {
        var rule = new EscalationRule { Id = id, ChannelId = 7, Priority = priority, Layers = [Layer()] };
        change?.Invoke(rule);
        return rule;
    }
}
