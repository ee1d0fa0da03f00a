using FlashdutyConsole.Channels;
using FlashdutyConsole.Escalations;
using FlashdutyConsole.Incidents;

namespace FlashdutyConsole.Tests.Escalations;

/// <summary>Incidents and rules for tests of the pure escalation rules, and what the engine does with a step, in memory.</summary>
internal static class RuleBench
{
    public const string RuleId = "0123456789abcdef01234567";
    public static readonly DateTimeOffset Start = new(2026, 11, 23, 8, 0, 0, TimeSpan.Zero);

    public static Incident Incident(Action<Incident>? change = null)
    {
        var incident = new Incident
        {
            Id = "aaaaaaaaaaaaaaaaaaaaaaaa",
            ChannelId = 7,
            Title = "CPU is high",
            StartTime = Start,
            CreatedAt = Start,
            UpdatedAt = Start,
            NextStepAt = Start,
        };
        change?.Invoke(incident);
        return incident;
    }

    public static EscalationRule Rule(params EscalationLayer[] layers) => new() { Id = RuleId, ChannelId = 7, Name = "on call", Layers = layers };

    public static EscalationLayer Layer(int times = 1, double step = 10, int escalate = 30, bool force = false) =>
        new() { MaxTimes = times, NotifyStep = step, EscalateWindow = escalate, ForceEscalate = force };

    /// <summary>An incident whose layer has been told.</summary>
    public static Incident Told(int layer, int times, DateTimeOffset started, Action<Incident>? change = null) => Incident(incident =>
    {
        incident.LayerIndex = layer;
        incident.LayerTold = times;
        incident.LayerStartedAt = started;
        incident.Assignment = new Assignment { Id = "x", EscalateRuleId = RuleId };
        change?.Invoke(incident);
    });

    /// <summary>Records the step as the engine does; false when the engine would stop looking.</summary>
    public static bool Carry(Incident incident, NextStep step, DateTimeOffset now, bool reachable = true)
    {
        switch (step)
        {
            case NextStep.Wait wait:
                incident.NextStepAt = wait.Until;
                incident.Quiet = QuietReason.None;
                return false;
            case NextStep.Rest rest:
                incident.NextStepAt = null;
                incident.Quiet = rest.Reason;
                return false;
            case NextStep.Wake:
                incident.Wake(now);
                return true;
            case NextStep.TellJoined:
                incident.ToTell = [];
                return true;
            case NextStep.TellAssignees:
                incident.LayerTold = 1;
                incident.LayerStartedAt = now;
                return true;
            case NextStep.TellLayer layer:
                if (layer.LayerIndex != incident.LayerIndex || incident.LayerTold == 0)
                {
                    incident.LayerStartedAt = now;
                    incident.Assignment = incident.Assignment with
                    {
                        Id = "x", EscalateRuleId = layer.Rule.Id, LayerIdx = layer.LayerIndex, AssignedAt = now.ToUnixTimeSeconds(),
                    };
                    incident.LayerUnreachable = !reachable;
                }

                incident.LayerIndex = layer.LayerIndex;
                incident.LayerTold = layer.Time;
                return true;
            case NextStep.TellOwners:
                incident.OwnersToldRound = incident.EscalationRound;
                incident.LayerUnreachable = !reachable;
                return true;
            default:
                throw new InvalidOperationException(step.ToString());
        }
    }
}
