using System.Globalization;
using System.Text.Json;
using FlashdutyConsole.Data;
using FlashdutyConsole.Templates;
using Microsoft.Extensions.Localization;

namespace FlashdutyConsole.Incidents.Timeline;

/// <summary>Lines of the history as sentences in the reader's language.</summary>
/// <param name="text">The texts.</param>
/// <param name="names">Names of the members in the history.</param>
internal sealed class TimelineWords(IStringLocalizer<IncidentStrings> text, IReadOnlyDictionary<long, string> names)
{
    private const int MostNames = 20;

    /// <summary>The members that an entry names, its author among them.</summary>
    public static IEnumerable<long> People(TimelineEntry entry)
    {
        var people = entry.Type switch
        {
            TimelineType.Assign => Detail<AssignDetail>(entry) is { } detail ? detail.To.Concat(detail.Absent ?? []) : [],
            TimelineType.AddResponder => Detail<AddResponderDetail>(entry)?.To ?? [],
            TimelineType.Notify => [.. Detail<NotifyDetail>(entry)?.Persons.Select(person => person.PersonId) ?? []],
            _ => [],
        };
        return people.Append(entry.CreatorId);
    }

    /// <summary>What happened. Says something of every entry, also of types that it does not know.</summary>
    public TimelineSentence Say(TimelineEntry entry)
    {
        var who = Name(entry.CreatorId);
        return entry.Type switch
        {
            TimelineType.New => New(entry, who),
            TimelineType.Assign => Assign(entry, who),
            TimelineType.AddResponder => new(text[IncidentStrings.TimelineAddResponder, who, Names(Detail<AddResponderDetail>(entry)?.To ?? [])]),
            TimelineType.Notify => Notify(entry),
            TimelineType.Snooze => new(text[IncidentStrings.TimelineSnooze, who, text.Span(TimeSpan.FromMinutes(Detail<SnoozeDetail>(entry)?.Minutes ?? 0))]),
            TimelineType.Wake => new(entry.CreatorId == 0 ? text[IncidentStrings.TimelineWake] : text[IncidentStrings.TimelineWakeBy, who]),
            TimelineType.Acknowledge => new(text[IncidentStrings.TimelineAcknowledge, who]),
            TimelineType.Unacknowledge => new(text[IncidentStrings.TimelineUnacknowledge, who]),
            TimelineType.Comment => new(text[IncidentStrings.TimelineComment, who], Detail<CommentDetail>(entry)?.Comment),
            TimelineType.Resolve => Resolve(entry, who),
            TimelineType.Reopen => new(text[IncidentStrings.TimelineReopen, who], Detail<ReopenDetail>(entry)?.Reason),
            TimelineType.Merge => Merge(entry, who),
            TimelineType.ResetTitle => new(text[IncidentStrings.TimelineTitle, who, Detail<FromToDetail>(entry)?.To ?? ""]),
            TimelineType.ResetSeverity => Severity(entry, who),
            TimelineType.ResetDescription => Field(who, IncidentStrings.FieldDescription),
            TimelineType.ResetImpact => Field(who, IncidentStrings.FieldImpact),
            TimelineType.ResetRootCause => Field(who, IncidentStrings.FieldRootCause),
            TimelineType.ResetResolution => Field(who, IncidentStrings.FieldResolution),
            TimelineType.AlertMerged => new(text[IncidentStrings.TimelineAlertMerged]),
            TimelineType.WarRoomCreated => new(text[IncidentStrings.TimelineWarRoomCreated, who, Detail<WarRoomDetail>(entry)?.ChatName ?? ""]),
            TimelineType.WarRoomDeleted => new(text[IncidentStrings.TimelineWarRoomDeleted, who, Detail<WarRoomDetail>(entry)?.ChatName ?? ""]),
            TimelineType.CardRefreshed => new(text[IncidentStrings.TimelineCardRefreshed, who]),
            _ => new(text[IncidentStrings.TimelineOther, who, entry.Type]),
        };
    }

    /// <summary>A member's name; the system for nobody, the id for somebody who is not known.</summary>
    public string Name(long memberId) => memberId == 0
        ? text[IncidentStrings.System]
        : names.GetValueOrDefault(memberId) ?? "#" + memberId.ToString(CultureInfo.InvariantCulture);

    /// <summary>Names in a row, the first twenty of them.</summary>
    public string Names(IReadOnlyList<long> memberIds)
    {
        if (memberIds.Count == 0)
        {
            return text[IncidentStrings.Nobody];
        }

        var separator = text[IncidentStrings.ListSeparator].Value.Trim('"');
        var shown = string.Join(separator, memberIds.Take(MostNames).Select(Name));
        return memberIds.Count > MostNames ? shown + "…" : shown;
    }

    private static T? Detail<T>(TimelineEntry entry)
        where T : class
    {
        try
        {
            return JsonColumn.Read<T>(entry.Detail);
        }
        catch (JsonException)
        {
            // A row of another version still has its line.
            return null;
        }
    }

    private TimelineSentence New(TimelineEntry entry, string who)
    {
        var severity = SeverityName(Detail<NewDetail>(entry)?.Severity);
        return new(entry.CreatorId == 0 ? text[IncidentStrings.TimelineNew, severity] : text[IncidentStrings.TimelineNewBy, who, severity]);
    }

    private TimelineSentence Assign(TimelineEntry entry, string who)
    {
        var detail = Detail<AssignDetail>(entry);
        var to = Names(detail?.To ?? []);
        var gap = detail?.Absent is { Count: > 0 } absent ? text[IncidentStrings.TimelineAbsent, Names(absent)].Value : null;
        return detail switch
        {
            { EscalateRuleName: { Length: > 0 } rule, LayerIdx: > 0 } => new(text[IncidentStrings.TimelineAssignRuleLayer, rule, detail.LayerIdx + 1, to], gap),
            { EscalateRuleName: { Length: > 0 } rule } => new(text[IncidentStrings.TimelineAssignRule, rule, to], gap),
            _ => new(text[IncidentStrings.TimelineAssign, who, to]),
        };
    }

    private TimelineSentence Notify(TimelineEntry entry)
    {
        var detail = Detail<NotifyDetail>(entry);
        var way = detail?.By.StartsWith("wecom_app", StringComparison.Ordinal) == true ? text[IncidentStrings.TimelineWeCom].Value : detail?.By ?? "";
        var people = Names(detail?.Persons.Select(person => person.PersonId).ToList() ?? []);
        var failed = detail?.Persons.Where(person => !string.IsNullOrEmpty(person.FailedReason))
            .Select(person => text[IncidentStrings.TimelineNotifyFailed, Name(person.PersonId), person.FailedReason!].Value) ?? [];
        return new(
            text[detail?.FireType == "refire" ? IncidentStrings.TimelineNotifyAgain : IncidentStrings.TimelineNotify, people, way],
            string.Join('\n', Remarks(detail).Concat(failed)));
    }

    private IEnumerable<string> Remarks(NotifyDetail? detail)
    {
        if (detail?.InsteadOf is { } reason)
        {
            yield return text[reason == NotifyDetail.Nobody ? IncidentStrings.TimelineOwnersNobody : IncidentStrings.TimelineOwnersUnreachable, detail.LayerIdx + 1];
        }

        if (detail?.TemplateFailed is { } failed)
        {
            yield return text[IncidentStrings.TimelineTemplateFailed, failed.TemplateName, FaultWords.SayKept(failed.Message, CultureInfo.CurrentUICulture)];
        }
    }

    private TimelineSentence Resolve(TimelineEntry entry, string who) => Detail<ResolveDetail>(entry)?.From switch
    {
        "event" => new(text[IncidentStrings.TimelineResolveEvent]),
        "wcard" => new(text[IncidentStrings.TimelineResolveCard, who]),
        "autorslv" => new(text[IncidentStrings.TimelineResolveTimeout]),
        _ => new(text[IncidentStrings.TimelineResolveBy, who]),
    };

    private TimelineSentence Merge(TimelineEntry entry, string who)
    {
        var detail = Detail<MergeDetail>(entry);
        return detail is not null && detail.TargetIncident.IncidentId != entry.IncidentId
            ? new(text[IncidentStrings.TimelineMergedInto, who, detail.TargetIncident.Title], detail.Comment)
            : new(text[IncidentStrings.TimelineMerge, who, detail?.SourceIncidents.Count ?? 0], detail?.Comment);
    }

    private TimelineSentence Severity(TimelineEntry entry, string who)
    {
        var detail = Detail<FromToDetail>(entry);
        return new(text[IncidentStrings.TimelineSeverity, who, SeverityName(detail?.From), SeverityName(detail?.To)]);
    }

    private TimelineSentence Field(string who, string field) => new(text[IncidentStrings.TimelineField, who, text[field].Value]);

    private string SeverityName(string? name) => Enum.TryParse<IncidentSeverity>(name, out var severity) ? text.Of(severity) : name ?? "";
}

/// <summary>A line of the history.</summary>
/// <param name="Text">What happened.</param>
/// <param name="Quote">Words of a person, or failures, below it.</param>
internal sealed record TimelineSentence(string Text, string? Quote = null);
