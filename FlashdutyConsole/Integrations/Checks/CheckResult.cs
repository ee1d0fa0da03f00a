namespace FlashdutyConsole.Integrations.Checks;

/// <summary>The last result of one check of one integration. <see cref="CheckWords"/> says it in the reader's language.</summary>
public sealed record CheckResult
{
    /// <summary>One of <see cref="CheckId"/>.</summary>
    public required string Id { get; init; }

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

    /// <summary>Facts, such as the chain of names, the certificate and its end.</summary>
    public IReadOnlyList<CheckDetail> Details { get; init; } = [];

    /// <summary>When it ran; null = never.</summary>
    public DateTimeOffset? CheckedAt { get; init; }

    /// <summary>Since when the gate has been closed after it was open; null = it is open, or never was.</summary>
    public DateTimeOffset? ClosedSince { get; init; }
}
