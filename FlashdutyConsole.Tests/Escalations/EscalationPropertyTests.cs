using CsCheck;
using FlashdutyConsole.Channels;
using FlashdutyConsole.Escalations;
using FlashdutyConsole.Incidents;
using FlashdutyConsole.Members;
using FlashdutyConsole.Tests.Support;

namespace FlashdutyConsole.Tests.Escalations;

/// <summary>Whatever the rule, the people and the clock do: each step once, in order, and never without an end.</summary>
public sealed class EscalationPropertyTests
{
    private const int MostLayers = 6;

    private enum Act
    {
        None, Acknowledge, Unacknowledge, Snooze, Wake, Close, Reopen, AssignPeople, AssignRule, Join, Unreachable,
    }

    private static readonly Gen<EscalationLayer> s_layer = Gen.Select(
        Gen.Int[0, 6], Among.These(0.5, 1.0, 2.0, 10.0, 45.5, 120.0), Among.These(0, 0, 1, 5, 30, 720), Gen.Bool,
        (times, step, escalate, force) => new EscalationLayer { MaxTimes = times, NotifyStep = step, EscalateWindow = escalate, ForceEscalate = force });

    private static readonly Gen<EscalationRule> s_rule = Gen.Select(
        s_layer.Array[0, MostLayers], Among.These(0, 0, 30, 300, 3600),
        (layers, window) => new EscalationRule { Id = RuleBench.RuleId, ChannelId = 7, Layers = layers, AggregationWindow = window });

    // What happens, how long until then in seconds, and whether a layer that is entered meanwhile can be reached.
    private static readonly Gen<(Act Act, int After, bool Reachable)[]> s_story = Gen.Select(
        Gen.Enum<Act>(), Gen.OneOf(Gen.Int[0, 90], Gen.Int[0, 4000], Gen.Int[0, 100_000]), Among.These(true, true, true, true, false)).Array[0, 25];

    [Fact]
    public void Engine_AnyRuleStoryAndClock_EachStepOnceInOrderAndAlwaysAnEnd() =>
        Gen.Select(s_rule, s_story).Sample((rule, story) =>
        {
            var incident = RuleBench.Incident();
            var told = new List<(int Round, int Layer, int Time)>();
            var now = RuleBench.Start;
            Pass(incident, rule, now, true, told);
            foreach (var (act, after, reachable) in story)
            {
                now = now.AddSeconds(after);
                Pass(incident, rule, now, reachable, told);
                Happen(incident, act, now, rule);
                Pass(incident, rule, now, reachable, told);
            }

            // Nobody does anything any more: every step that is still to come does come, and then it ends.
            for (var looks = 0; incident.NextStepAt is { } next; looks++)
            {
                Assert.True(looks < 200, "it never ends");
                now = next > now ? next : now;
                Pass(incident, rule, now, true, told);
            }

            Assert.NotEqual(QuietReason.None, incident.Quiet);
        }, iter: 4000);

    [Fact]
    public void Engine_NobodyReacts_EveryLayerIsToldAsOftenAsItCan() =>
        s_rule.Where(rule => rule.Layers.Count > 0).Sample(rule =>
        {
            var incident = RuleBench.Incident();
            var told = new List<(int Round, int Layer, int Time)>();
            var now = RuleBench.Start;
            for (var next = (DateTimeOffset?)now; next is { } at; next = incident.NextStepAt)
            {
                now = at;
                Pass(incident, rule, now, true, told);
            }

            Assert.Equal(Enumerable.Range(0, rule.Layers.Count), told.Select(step => step.Layer).Distinct());
            Assert.Equal(Math.Max(1, rule.Layers[^1].MaxTimes), told.Count(step => step.Layer == rule.Layers.Count - 1));
            Assert.Equal(QuietReason.AllLayersTold, incident.Quiet);
        });

    [Fact]
    public void Engine_StoppedMeanwhile_TellsWhatIsOverdueOnceAndInTheSameOrder() =>
        s_rule.Where(rule => rule.Layers.Count > 0).Sample(rule =>
        {
            var asleep = RuleBench.Incident();
            var afterwards = new List<(int Round, int Layer, int Time)>();
            Pass(asleep, rule, RuleBench.Start, true, afterwards);
            var first = afterwards.Count;

            // The engine comes back long after everything was due. Windows of later layers run from when they are told.
            for (var next = asleep.NextStepAt; next is not null; next = asleep.NextStepAt)
            {
                Pass(asleep, rule, next.Value.AddDays(1), true, afterwards);
            }

            Assert.Equal(afterwards.Distinct().Count(), afterwards.Count);
            Assert.Equal(afterwards.Order(), afterwards);
            Assert.True(afterwards.Count >= first);
            Assert.Equal(rule.Layers.Count - 1, afterwards[^1].Layer);
        });

    // One pass of the engine, with its own bound on steps.
    private static void Pass(Incident incident, EscalationRule rule, DateTimeOffset now, bool reachable, List<(int Round, int Layer, int Time)> told)
    {
        if (incident.NextStepAt is null || incident.NextStepAt > now)
        {
            return;
        }

        for (var steps = 0; ; steps++)
        {
            // Wake, people who joined, and each layer up to six times.
            Assert.True(steps <= 2 + (MostLayers * 7), "the rule never waits");
            var step = EscalationRules.Decide(incident, EscalationRules.RuleFor(incident, [rule], now), true, now);
            if (step is NextStep.TellLayer layer)
            {
                var one = (incident.EscalationRound, layer.LayerIndex, layer.Time);
                Assert.DoesNotContain(one, told);
                Assert.All(told.Where(before => before.Round == one.EscalationRound), before => Assert.True(before.CompareTo(one) < 0, $"{before} came before {one}"));
                Assert.InRange(layer.Time, 1, Math.Max(1, rule.Layers[layer.LayerIndex].MaxTimes));
                told.Add(one);
            }

            if (!RuleBench.Carry(incident, step, now, reachable))
            {
                break;
            }
        }

        // Next step in the future, or a reason why there is none.
        Assert.True(incident.NextStepAt > now || (incident.NextStepAt is null && incident.Quiet != QuietReason.None));
        Assert.True(incident.Progress == IncidentProgress.Closed == (incident.NextStepAt is null && incident.Quiet == QuietReason.Closed));
    }

    private static void Happen(Incident incident, Act act, DateTimeOffset now, EscalationRule rule)
    {
        var li = new Actor(3, ActorSource.Card);
        switch (act)
        {
            case Act.Acknowledge:
                incident.Acknowledge(li, now);
                break;
            case Act.Unacknowledge:
                incident.Unacknowledge(now);
                break;
            case Act.Snooze:
                incident.Snooze(TimeSpan.FromHours(2), now);
                break;
            case Act.Wake:
                incident.Wake(now);
                break;
            case Act.Close:
                incident.Close(li, now);
                break;
            case Act.Reopen:
                incident.Reopen(now);
                break;
            case Act.AssignPeople:
                incident.Assign(new Assignment { Id = "p", PersonIds = [3, 4], AssignedAt = now.ToUnixTimeSeconds() }, now);
                break;
            case Act.AssignRule when rule.Layers.Count > 0:
                incident.Assign(
                    new Assignment { Id = "r", EscalateRuleId = rule.Id, LayerIdx = rule.Layers.Count - 1, AssignedAt = now.ToUnixTimeSeconds() }, now);
                break;
            case Act.Join when incident.Progress != IncidentProgress.Closed:
                incident.ToTell = [.. incident.ToTell, new PersonToTell(9)];
                incident.NextStepAt = now;
                break;
            case Act.Unreachable when incident.Progress != IncidentProgress.Closed:
                incident.LayerUnreachable = true;
                incident.NextStepAt = now;
                break;
        }
    }
}
