using FlashdutyConsole.Channels;
using FlashdutyConsole.Incidents;

namespace FlashdutyConsole.Escalations;

/// <summary>What the engine does next with an incident.</summary>
public abstract record NextStep
{
    /// <summary>Nothing until this instant.</summary>
    /// <param name="Until">When to look again.</param>
    public sealed record Wait(DateTimeOffset Until) : NextStep;

    /// <summary>Nothing until a person or an alert changes something.</summary>
    /// <param name="Reason">Why.</param>
    public sealed record Rest(QuietReason Reason) : NextStep;

    /// <summary>The rest is over: Triggered, and told again.</summary>
    public sealed record Wake : NextStep;

    /// <summary>Tells a layer of a rule.</summary>
    /// <param name="Rule">The rule.</param>
    /// <param name="LayerIndex">The layer, from 0.</param>
    /// <param name="Time">How often it has been told after this, from 1.</param>
    public sealed record TellLayer(EscalationRule Rule, int LayerIndex, int Time) : NextStep;

    /// <summary>Nobody of the last layer can be reached: tells the owners, once.</summary>
    /// <param name="Rule">The rule.</param>
    /// <param name="LayerIndex">Its last layer, from 0.</param>
    public sealed record TellOwners(EscalationRule Rule, int LayerIndex) : NextStep;

    /// <summary>Tells the members to whom the incident was assigned directly.</summary>
    public sealed record TellAssignees : NextStep;

    /// <summary>Tells members who joined.</summary>
    public sealed record TellJoined : NextStep;
}
