using System.Text.Json.Serialization;

namespace FlashdutyConsole.Channels;

/// <summary>How a channel's alerts become incidents.</summary>
public sealed record AlertGrouping
{
    /// <summary><c>n</c>: each alert is an incident of its own; <c>p</c>: alerts with equal labels share one.</summary>
    public string Method { get; init; } = "n";

    /// <summary>For <c>p</c>: label keys whose values must be equal. Outer list: alternatives, the first whose labels are all there counts.</summary>
    [JsonPropertyName("equals")]
    public IReadOnlyList<IReadOnlyList<string>> EqualKeys { get; init; } = [];

    /// <summary>For <c>p</c>: how long after its start an incident takes further alerts, in minutes; 0 = as long as it is open.</summary>
    public int TimeWindow { get; init; }
}
