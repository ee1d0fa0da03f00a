using FlashdutyConsole.Integrations.Checks;

namespace FlashdutyConsole.Integrations;

/// <summary>One integration as the list shows it.</summary>
/// <param name="Integration">The integration.</param>
/// <param name="ChannelName">For a source of alerts: its channel; null = none.</param>
/// <param name="Results">For a WeCom app: the last results of its checks.</param>
public sealed record IntegrationLine(Integration Integration, string? ChannelName, IReadOnlyList<CheckResult> Results)
{
    /// <summary>How many of its gates are closed.</summary>
    public int Closed => Results.Count(result => result.Status == CheckStatus.Fail);

    /// <summary>Whether a check says that something is worth a look.</summary>
    public bool HasWarning => Results.Any(result => result.Status == CheckStatus.Warn);

    /// <summary>Whether any check ever ran.</summary>
    public bool IsChecked => Results.Any(result => result.CheckedAt is not null);
}
