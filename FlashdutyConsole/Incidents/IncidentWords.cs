using Microsoft.Extensions.Localization;

namespace FlashdutyConsole.Incidents;

/// <summary>Incidents in words and colours, the same on every page.</summary>
internal static class IncidentWords
{
    /// <summary>Name of the severity.</summary>
    public static string Of(this IStringLocalizer<IncidentStrings> text, IncidentSeverity severity) => text[severity.ToString()];

    /// <summary>Name of the progress.</summary>
    public static string Of(this IStringLocalizer<IncidentStrings> text, IncidentProgress progress) => text[progress.ToString()];

    /// <summary>Class of the severity's chip.</summary>
    public static string ChipOf(IncidentSeverity severity) => severity switch
    {
        IncidentSeverity.Critical => "chip chip-critical",
        IncidentSeverity.Warning => "chip chip-warning",
        IncidentSeverity.Ok => "chip chip-ok",
        _ => "chip chip-info",
    };

    /// <summary>Class of the progress's chip.</summary>
    public static string ChipOf(IncidentProgress progress) => progress switch
    {
        IncidentProgress.Triggered => "chip chip-critical",
        IncidentProgress.Processing => "chip chip-info",
        _ => "chip",
    };

    /// <summary>A time span in its two largest units.</summary>
    public static string Span(this IStringLocalizer<IncidentStrings> text, TimeSpan span) => span switch
    {
        { TotalMinutes: < 1 } => text[IncidentStrings.LessThanMinute],
        { TotalHours: < 1 } => text[IncidentStrings.Minutes, (int)span.TotalMinutes],
        { TotalDays: < 1, Minutes: 0 } => text[IncidentStrings.WholeHours, (int)span.TotalHours],
        { TotalDays: < 1 } => text[IncidentStrings.Hours, (int)span.TotalHours, span.Minutes],
        { Hours: 0 } => text[IncidentStrings.WholeDays, (int)span.TotalDays],
        _ => text[IncidentStrings.Days, (int)span.TotalDays, span.Hours],
    };

    /// <summary>Why nobody is told next; null when somebody is.</summary>
    public static string? Quiet(this IStringLocalizer<IncidentStrings> text, QuietReason reason) => reason switch
    {
        QuietReason.Acknowledged => text[IncidentStrings.QuietAcknowledged].Value,
        QuietReason.AllLayersTold => text[IncidentStrings.QuietAllLayersTold],
        QuietReason.NobodyReached => text[IncidentStrings.QuietNobodyReached],
        QuietReason.NoRule => text[IncidentStrings.QuietNoRule],
        QuietReason.ChannelDisabled => text[IncidentStrings.QuietChannelDisabled],
        QuietReason.NoChannel => text[IncidentStrings.QuietNoChannel],
        QuietReason.AssigneesTold => text[IncidentStrings.QuietAssigneesTold],
        _ => null,
    };
}
