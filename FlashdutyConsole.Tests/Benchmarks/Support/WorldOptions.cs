using FlashdutyConsole.Sandbox;

namespace FlashdutyConsole.Benchmarks.Support;

/// <summary>What a run wants of its world.</summary>
public sealed record WorldOptions
{
    /// <summary>Members; each name is a user of the pretend WeCom, linked.</summary>
    public IReadOnlyList<string> Members { get; init; } = ["zhang"];

    /// <summary>Layers of the channel's rule, by name of the members in each. Null = one layer with all; empty = no rule.</summary>
    public IReadOnlyList<IReadOnlyList<string>>? Layers { get; init; }

    /// <summary>Minutes until the next layer is told.</summary>
    public int EscalateWindow { get; init; } = 30;

    /// <summary>The pretend WeCom drops nothing, whatever comes. The console keeps its members' quotas all the same.</summary>
    public bool UnlimitedSandbox { get; init; }

    /// <summary>How much the pretend WeCom remembers.</summary>
    public SandboxOptions Sandbox { get; init; } = new() { Calls = 50_000, MessagesPerConversation = 20_000 };

    /// <summary>Further settings of the console. The ingest limit is off unless given here.</summary>
    public IReadOnlyList<string> Args { get; init; } = [];

    /// <summary>What to put before the console's command, such as strace and its arguments.</summary>
    public IReadOnlyList<string> Launcher { get; init; } = [];
}
