using Microsoft.AspNetCore.Builder;

namespace FlashdutyConsole.Tests.Support;

/// <summary>What a test wants different from the console as people start it.</summary>
public sealed record TestConsoleOptions
{
    /// <summary>Whether workers (engine, sender, sweeps) run by themselves. Off: a test runs their passes by hand.</summary>
    public bool Workers { get; init; }

    /// <summary>The clock; null = the real one.</summary>
    public TimeProvider? Time { get; init; }

    /// <summary>Further settings, such as <c>--Ingest:RequestsPerSecond=5</c>.</summary>
    public IReadOnlyList<string> Args { get; init; } = [];

    /// <summary>The data folder; null = a new one, removed at the end. Give it to start a second console on the same data.</summary>
    public string? DataDirectory { get; init; }

    /// <summary>Whether the owner and the app key are written. Off for tests of the first start.</summary>
    public bool Seed { get; init; } = true;

    /// <summary>The owner's password; null = none, which saves hashing it.</summary>
    public string? OwnerPassword { get; init; }

    /// <summary>What else to replace before the console is built.</summary>
    public Action<WebApplicationBuilder>? Configure { get; init; }
}
