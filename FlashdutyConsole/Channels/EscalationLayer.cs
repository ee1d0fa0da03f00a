using FlashdutyConsole.Members;

namespace FlashdutyConsole.Channels;

/// <summary>One level of an escalation rule.</summary>
public sealed record EscalationLayer
{
    /// <summary>How often the layer is notified in all, 0 to 6; 0 and 1 = once.</summary>
    public int MaxTimes { get; init; } = 1;

    /// <summary>Minutes between two notifications of the layer, 0.5 to 120.</summary>
    public double NotifyStep { get; init; } = 10;

    /// <summary>Minutes until the next layer is told, 0 to 720. 0 = at the same time.</summary>
    public int EscalateWindow { get; init; } = 30;

    /// <summary>Escalates while the incident is not closed, even when it is acknowledged.</summary>
    public bool ForceEscalate { get; init; }

    /// <summary>Whom the layer tells.</summary>
    public EscalationTarget Target { get; init; } = new();
}
