namespace FlashdutyConsole.Integrations.Checks;

/// <summary>The stored result of one check of one integration.</summary>
public sealed class IntegrationCheck
{
    /// <summary>The integration.</summary>
    public long IntegrationId { get; set; }

    /// <summary>One of <see cref="Checks.CheckId"/>.</summary>
    public string CheckId { get; set; } = "";

    /// <summary>How it ended.</summary>
    public CheckStatus Status { get; set; }

    /// <summary>One of <see cref="CheckReason"/>.</summary>
    public string Reason { get; set; } = "";

    /// <summary>WeCom's errcode; 0 = none.</summary>
    public int ErrCode { get; set; }

    /// <summary>What fills the places of the reason's text.</summary>
    public IReadOnlyList<string> Arguments { get; set; } = [];

    /// <summary>What to paste; null = nothing.</summary>
    public string? Paste { get; set; }

    /// <summary>Facts.</summary>
    public IReadOnlyList<CheckDetail> Details { get; set; } = [];

    /// <summary>The card check: the task of the test card that waits for its tap, or had it. Empty = none.</summary>
    public string TaskId { get; set; } = "";

    /// <summary>The trusted-IP check: the address from which WeCom last saw us come. Empty = not known.</summary>
    public string FromIp { get; set; } = "";

    /// <summary>When it ran.</summary>
    public DateTimeOffset CheckedAt { get; set; }

    /// <summary>When it last passed; null = never.</summary>
    public DateTimeOffset? PassedAt { get; set; }

    /// <summary>Since when the gate has been closed after it was open; null = it is open, or never was.</summary>
    public DateTimeOffset? ClosedSince { get; set; }

    /// <summary>Takes over what a run found.</summary>
    public void Take(CheckFinding finding, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(finding);
        Status = finding.Status;
        Reason = finding.Reason;
        ErrCode = finding.ErrCode;
        Arguments = finding.Arguments;
        Paste = finding.Paste;
        Details = finding.Details;
        TaskId = finding.TaskId ?? TaskId;
        FromIp = finding.FromIp ?? FromIp;
        CheckedAt = now;
        if (finding.Status == CheckStatus.Fail)
        {
            ClosedSince ??= PassedAt is null ? null : now;
        }
        else if (finding.Status != CheckStatus.Warn)
        {
            ClosedSince = null;
        }

        if (finding.Status == CheckStatus.Pass)
        {
            PassedAt = now;
        }
    }

    /// <summary>As the outside sees it.</summary>
    public CheckResult ToResult() => new()
    {
        Id = CheckId,
        Status = Status,
        Reason = Reason,
        ErrCode = ErrCode,
        Arguments = Arguments,
        Paste = Paste,
        Details = Details,
        CheckedAt = CheckedAt,
        ClosedSince = ClosedSince,
    };
}
