namespace FlashdutyConsole.Incidents;

// Bodies of the incident operations, named and limited as in the public API. A missing field is null.

internal sealed record IncidentIdsRequest(IReadOnlyList<string>? IncidentIds);

internal sealed record IncidentIdRequest(string? IncidentId);

internal sealed record ResolveRequest(IReadOnlyList<string>? IncidentIds, string? RootCause, string? Resolution);

internal sealed record ReopenRequest(IReadOnlyList<string>? IncidentIds, string? Reason);

internal sealed record SnoozeRequest(IReadOnlyList<string>? IncidentIds, int? Minutes);

internal sealed record CommentRequest(IReadOnlyList<string>? IncidentIds, string? Comment, bool? MuteReply);

internal sealed record ResetRequest(
    string? IncidentId, string? Title, string? Description, string? Impact, string? RootCause, string? Resolution, string? IncidentSeverity);

internal sealed record NotifyRequest(bool? FollowPreference, IReadOnlyList<string>? PersonalChannels, string? TemplateId);

internal sealed record AssignedToRequest(
    IReadOnlyList<long>? PersonIds, string? EscalateRuleId, int? LayerIdx, string? Type, IReadOnlyList<string>? Emails, NotifyRequest? Notify);

internal sealed record CreateRequest(
    string? IncidentSeverity, string? Title, string? Description, long? ChannelId, AssignedToRequest? AssignedTo);

internal sealed record AssignRequest(string? IncidentId, IReadOnlyList<string>? IncidentIds, AssignedToRequest? AssignedTo);

internal sealed record AddResponderRequest(string? IncidentId, IReadOnlyList<long>? PersonIds, NotifyRequest? Notify);

internal sealed record MergeIncidentsRequest(
    IReadOnlyList<string>? SourceIncidentIds, string? TargetIncidentId, string? Title, string? Comment, long? OwnerId, bool? RemoveSourceIncidents);

internal sealed record ListIncidentsRequest(
    long? StartTime, long? EndTime, bool? Asc, bool? IsSnoozed, bool? IsMyTeam, bool? IsMyChannel, bool? EverMuted, bool? IsRare,
    string? Progress, string? Query, string? IncidentSeverity, IReadOnlyList<long>? ChannelIds, IReadOnlyList<long>? TeamIds,
    IReadOnlyList<long>? ResponderIds, IReadOnlyList<long>? AckerIds, IReadOnlyList<long>? CreatorIds, IReadOnlyList<long>? CloserIds,
    IReadOnlyList<string>? IncidentIds, IReadOnlyList<string>? Nums, int? P, int? Limit, string? SearchAfterCtx);

internal sealed record ListIncidentAlertsRequest(string? IncidentId, bool? IncludeEvents, bool? IsActive, int? Limit, int? P);

internal sealed record ListFeedRequest(string? IncidentId, int? P, int? Limit, bool? Asc, IReadOnlyList<string>? Types);

internal sealed record AlertIdRequest(string? AlertId);

internal sealed record ListAlertsRequest(
    long? StartTime, long? EndTime, int? P, int? Limit, string? SearchAfterCtx, bool? IsActive, bool? EverMuted, string? AlertSeverity,
    IReadOnlyList<long>? ChannelIds, IReadOnlyList<long>? IntegrationIds, IReadOnlyList<string>? AlertIds, IReadOnlyList<string>? AlertKeys,
    string? Orderby, bool? Asc, bool? ByUpdatedAt);
