using FlashdutyConsole.Channels;
using FlashdutyConsole.Sandbox;
using Microsoft.AspNetCore.Builder;

namespace FlashdutyConsole.Tests.Support;

/// <summary>What a scenario wants different.</summary>
internal sealed record SandboxedConsoleOptions
{
    /// <summary>Workers run by themselves, on the real clock. Off: the clock stands still and the scenario moves it.</summary>
    public bool RealTime { get; init; }

    /// <summary>Where the clock that stands still stands at first: 09:00 in Shanghai, a Monday. Certificates, which the system judges, need the real time.</summary>
    public DateTimeOffset Start { get; init; } = new(2026, 11, 23, 1, 0, 0, TimeSpan.Zero);

    /// <summary>Layers of the channel's rule, by name of the members in each; default: zhang and li in one layer.</summary>
    public IReadOnlyList<string[]> Layers { get; init; } = [["zhang", "li"]];

    /// <summary>Changes each layer, given its index.</summary>
    public Func<EscalationLayer, int, EscalationLayer>? Layer { get; init; }

    /// <summary>The rule's delay window.</summary>
    public TimeSpan DelayWindow { get; init; }

    /// <summary>Members who are not linked to their WeCom user.</summary>
    public IReadOnlyList<string> Unlinked { get; init; } = [];

    /// <summary>Members; each name is a user of the pretend WeCom.</summary>
    public IReadOnlyList<string> Members { get; init; } = ["zhang", "li"];

    /// <summary>Whether the integration has war rooms; their worker then takes part.</summary>
    public bool WarRooms { get; init; }

    /// <summary>The pretend WeCom.</summary>
    public SandboxOptions Sandbox { get; init; } = new();

    /// <summary>Further settings of the console.</summary>
    public IReadOnlyList<string> Args { get; init; } = [];

    /// <summary>What else to replace before the console is built.</summary>
    public Action<WebApplicationBuilder>? Configure { get; init; }
}
