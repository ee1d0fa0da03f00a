namespace FlashdutyConsole.Integrations.Checks;

/// <summary>What a check found, before it is stored.</summary>
public sealed record CheckFinding
{
    /// <summary>How it ended.</summary>
    public required CheckStatus Status { get; init; }

    /// <summary>One of <see cref="CheckReason"/>.</summary>
    public required string Reason { get; init; }

    /// <summary>WeCom's errcode; 0 = none.</summary>
    public int ErrCode { get; init; }

    /// <summary>What fills the places of the reason's text.</summary>
    public IReadOnlyList<string> Arguments { get; init; } = [];

    /// <summary>What to paste into WeCom's admin console or the DNS; null = nothing.</summary>
    public string? Paste { get; init; }

    /// <summary>Facts.</summary>
    public IReadOnlyList<CheckDetail> Details { get; init; } = [];

    /// <summary>The task of the test card that was sent; null = leave what is stored.</summary>
    public string? TaskId { get; init; }

    /// <summary>The address from which WeCom saw us come; null = leave what is stored.</summary>
    public string? FromIp { get; init; }

    /// <summary>The gate is open.</summary>
    public static CheckFinding Pass(string reason, params IReadOnlyList<string> arguments) => new() { Status = CheckStatus.Pass, Reason = reason, Arguments = arguments };

    /// <summary>Worth a look.</summary>
    public static CheckFinding Warn(string reason, params IReadOnlyList<string> arguments) => new() { Status = CheckStatus.Warn, Reason = reason, Arguments = arguments };

    /// <summary>The gate is closed.</summary>
    public static CheckFinding Fail(string reason, params IReadOnlyList<string> arguments) => new() { Status = CheckStatus.Fail, Reason = reason, Arguments = arguments };

    /// <summary>Nothing to decide.</summary>
    public static CheckFinding Skip(string reason, params IReadOnlyList<string> arguments) => new() { Status = CheckStatus.Skip, Reason = reason, Arguments = arguments };
}
