using System.Text.Json.Serialization;

namespace FlashdutyConsole.Incidents.Timeline;

#pragma warning disable CA1040 // payloads without fields are part of the feed
/// <summary>Payload without fields.</summary>
public sealed record NoDetail : ITimelineDetail;
#pragma warning restore CA1040

/// <summary>Payload of <c>i_new</c>.</summary>
/// <param name="Severity">Severity at the start.</param>
/// <param name="Title">Title at the start.</param>
public sealed record NewDetail(string Severity, string Title) : ITimelineDetail;

/// <summary>Payload of <c>i_assign</c>.</summary>
public sealed record AssignDetail : ITimelineDetail
{
    /// <summary>Id of the assignment.</summary>
    public required string Id { get; init; }

    /// <summary><c>assign</c>, <c>reassign</c>, <c>escalate</c> or <c>reopen</c>.</summary>
    public required string Type { get; init; }

    /// <summary>The rule; null = members directly.</summary>
    public string? EscalateRuleId { get; init; }

    /// <summary>The rule's name.</summary>
    public string? EscalateRuleName { get; init; }

    /// <summary>The layer, from 0.</summary>
    public int LayerIdx { get; init; }

    /// <summary>When, Unix seconds.</summary>
    public long AssignedAt { get; init; }

    /// <summary>The members it went to.</summary>
    public required IReadOnlyList<long> To { get; init; }

    /// <summary>Members of the layer who are not there any more: a gap in the rule. Null = none.</summary>
    public IReadOnlyList<long>? Absent { get; init; }
}

/// <summary>Payload of <c>i_a_rspd</c>.</summary>
/// <param name="To">The members added.</param>
public sealed record AddResponderDetail(IReadOnlyList<long> To) : ITimelineDetail;

/// <summary>Payload of <c>i_notify</c>. Failures of single persons are read from their deliveries.</summary>
public sealed record NotifyDetail : ITimelineDetail
{
    /// <summary>The owners were told because nobody of the layer is there any more.</summary>
    public const string Nobody = "nobody";

    /// <summary>The owners were told because nobody of the layer could be reached.</summary>
    public const string Unreachable = "unreachable";

    /// <summary>Id of this notification; its deliveries carry it.</summary>
    public required string Rid { get; init; }

    /// <summary><c>fire</c> for the first of the incident, <c>refire</c> for later ones.</summary>
    public required string FireType { get; init; }

    /// <summary>The rule; null = none.</summary>
    public string? EscalateRuleId { get; init; }

    /// <summary>The rule's name.</summary>
    public string? EscalateRuleName { get; init; }

    /// <summary>The layer, from 0.</summary>
    public required int LayerIdx { get; init; }

    /// <summary>The channel, such as <c>wecom_app:1</c>.</summary>
    public required string By { get; init; }

    /// <summary>The members.</summary>
    public required IReadOnlyList<NotifiedPerson> Persons { get; init; }

    /// <summary>Why the owners were told instead of the layer: <see cref="Nobody"/> or <see cref="Unreachable"/>. Null = they were not.</summary>
    public string? InsteadOf { get; init; }

    /// <summary>The template that could not be used: the cards have the preset's text. Null = it could.</summary>
    public FailedTemplate? TemplateFailed { get; init; }
}

/// <summary>A template that failed, in <c>i_notify</c>.</summary>
/// <param name="TemplateId">The template.</param>
/// <param name="TemplateName">Its name then.</param>
/// <param name="Message">What failed, with line and column.</param>
public sealed record FailedTemplate(string TemplateId, string TemplateName, string Message);

/// <summary>A member in <c>i_notify</c>.</summary>
/// <param name="PersonId">The member.</param>
/// <param name="FailedReason">Why the notification did not reach them; null = no failure.</param>
public sealed record NotifiedPerson(long PersonId, string? FailedReason = null);

/// <summary>Payload of <c>i_snooze</c>.</summary>
/// <param name="Minutes">For how long.</param>
public sealed record SnoozeDetail(long Minutes) : ITimelineDetail;

/// <summary>Payload of <c>i_wake</c>.</summary>
/// <param name="SnoozedBefore">When the rest would have ended, Unix seconds. In the feed this one name is in camel case.</param>
public sealed record WakeDetail([property: JsonPropertyName("snoozedBefore")] long SnoozedBefore) : ITimelineDetail;

/// <summary>Payload of <c>i_comm</c>.</summary>
/// <param name="Comment">The text.</param>
/// <param name="MuteReply">Whether replies are muted.</param>
public sealed record CommentDetail(string Comment, bool MuteReply) : ITimelineDetail;

/// <summary>Payload of <c>i_rslv</c>.</summary>
/// <param name="From"><c>console</c>, <c>wcard</c> (a WeCom card), <c>event</c>, <c>autorslv</c> or <c>escalation</c>.</param>
public sealed record ResolveDetail(string From) : ITimelineDetail;

/// <summary>Payload of <c>i_reopen</c>.</summary>
/// <param name="Reason">Why.</param>
public sealed record ReopenDetail(string Reason) : ITimelineDetail;

/// <summary>Payload of <c>i_merge</c>.</summary>
public sealed record MergeDetail : ITimelineDetail
{
    /// <summary>A remark.</summary>
    public string Comment { get; init; } = "";

    /// <summary>What was merged.</summary>
    public required IReadOnlyList<MergedIncident> SourceIncidents { get; init; }

    /// <summary>Into what.</summary>
    public required MergedIncident TargetIncident { get; init; }

    /// <summary>Who merged.</summary>
    public long OwnerId { get; init; }

    /// <summary>The title afterwards.</summary>
    public string Title { get; init; } = "";

    /// <summary>Whether the sources were removed.</summary>
    public bool RemoveSourceIncidents { get; init; }

    /// <summary>Responders carried over.</summary>
    public IReadOnlyList<long> SourceResponders { get; init; } = [];
}

/// <summary>An incident in <c>i_merge</c>.</summary>
/// <param name="IncidentId">Its id.</param>
/// <param name="Title">Its title.</param>
/// <param name="Progress">How far it had come.</param>
public sealed record MergedIncident(string IncidentId, string Title, string Progress);

/// <summary>Payload of <c>i_r_title</c> and <c>i_r_severity</c>.</summary>
/// <param name="From">Before.</param>
/// <param name="To">After.</param>
public sealed record FromToDetail(string From, string To) : ITimelineDetail;

/// <summary>Payload of <c>i_wr_create</c> and <c>i_wr_delete</c>.</summary>
public sealed record WarRoomDetail : ITimelineDetail
{
    /// <summary>The integration whose app owns the group.</summary>
    public required long IntegrationId { get; init; }

    /// <summary>The integration's name.</summary>
    public required string IntegrationName { get; init; }

    /// <summary>The integration's kind.</summary>
    public required string PluginType { get; init; }

    /// <summary>The group's id.</summary>
    public required string ChatId { get; init; }

    /// <summary>The group's name.</summary>
    public required string ChatName { get; init; }

    /// <summary>A link to join by: WeCom has none. Null in <c>i_wr_delete</c>.</summary>
    public string? ShareLink { get; init; }
}
