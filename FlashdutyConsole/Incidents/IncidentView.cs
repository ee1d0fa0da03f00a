using Microsoft.AspNetCore.WebUtilities;

namespace FlashdutyConsole.Incidents;

/// <summary>What the incident list is showing. It lives in the address, so that a link shows what I saw.</summary>
public sealed record IncidentView
{
    /// <summary>The states chosen from the tabs.</summary>
    public IncidentTab Tab { get; init; }

    /// <summary>The severity; null = any.</summary>
    public IncidentSeverity? Severity { get; init; }

    /// <summary>The channel; null = any.</summary>
    public long? ChannelId { get; init; }

    /// <summary>Part of a title, or a number; at most 100 characters.</summary>
    public string Text { get; init; } = "";

    /// <summary>Whether anything but the tab narrows the list.</summary>
    public bool IsNarrowed => Severity is not null || ChannelId is not null || Text.Length > 0;

    /// <summary>Reads the address; what it cannot read is not chosen.</summary>
    /// <param name="progress">Query <c>progress</c>.</param>
    /// <param name="severity">Query <c>severity</c>.</param>
    /// <param name="channel">Query <c>channel</c>.</param>
    /// <param name="text">Query <c>q</c>.</param>
    public static IncidentView Read(string? progress, string? severity, long? channel, string? text) => new()
    {
        Tab = Enum.TryParse<IncidentTab>(progress, true, out var tab) && Enum.IsDefined(tab) ? tab : IncidentTab.Open,
        Severity = Enum.TryParse<IncidentSeverity>(severity, true, out var level) && level is >= IncidentSeverity.Critical and <= IncidentSeverity.Info
            ? level
            : null,
        ChannelId = channel,
        Text = text is null ? "" : text.Trim()[..Math.Min(text.Trim().Length, 100)],
    };

    /// <summary>The address of this view.</summary>
    /// <param name="path">The list's path.</param>
    public string Address(string path)
    {
        var query = new Dictionary<string, string?>
        {
            ["progress"] = Tab == IncidentTab.Open ? null : Tab.ToString(),
            ["severity"] = Severity?.ToString(),
            ["channel"] = ChannelId?.ToString(System.Globalization.CultureInfo.InvariantCulture),
            ["q"] = Text.Length == 0 ? null : Text,
        };
        return QueryHelpers.AddQueryString(path, query.Where(pair => pair.Value is not null));
    }

    /// <summary>The query behind this view.</summary>
    public IncidentFilter Filter() => new()
    {
        Progress = Tab switch
        {
            IncidentTab.Open => [IncidentProgress.Triggered, IncidentProgress.Processing],
            IncidentTab.Triggered => [IncidentProgress.Triggered],
            IncidentTab.Processing => [IncidentProgress.Processing],
            IncidentTab.Closed => [IncidentProgress.Closed],
            _ => [],
        },
        Severities = Severity is { } severity ? [severity] : [],
        ChannelIds = ChannelId is { } channel ? [channel] : [],
        Text = Text.Length == 0 ? null : Text,
    };
}
