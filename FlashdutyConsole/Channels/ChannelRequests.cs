using System.Text.Json;
using System.Text.Json.Serialization;

namespace FlashdutyConsole.Channels;

// Bodies of the channel operations, named as in the public API. A missing field is null.

internal sealed record ChannelIdRequest(long? ChannelId);

internal sealed record ChannelIdsRequest(IReadOnlyList<long>? ChannelIds);

internal sealed record ListChannelsRequest(
    int? P, int? Limit, string? Orderby, bool? Asc, bool? IsMyManaged, bool? IsMyStarred, bool? IsBrief, bool? IsMyTeam,
    IReadOnlyList<long>? TeamIds, string? Query, IReadOnlyList<long>? ChannelIds, string? ChannelName);

internal sealed record SaveChannelRequest(
    long? ChannelId, long? TeamId, IReadOnlyList<long>? ManagingTeamIds, string? ChannelName, string? Description,
    FirstRuleRequest? EscalateRule, GroupRequest? Group, FlappingRequest? Flapping, long? AutoResolveTimeout, string? AutoResolveMode,
    IReadOnlyList<long>? PluginIds, bool? IsPrivate, bool? DisableOutlierDetection, bool? DisableAutoClose, bool? IsExternalReportEnabled);

internal sealed record FirstRuleRequest(int? AggrWindow, string? TemplateId, TargetRequest? Target);

internal sealed record GroupRequest(
    string? Method, [property: JsonPropertyName("equals")] IReadOnlyList<IReadOnlyList<string>>? EqualKeys, IReadOnlyList<JsonElement>? Cases,
    bool? AllEqualsRequired, int? TimeWindow, string? WindowType, int? StormThreshold, IReadOnlyList<int>? StormThresholds,
    IReadOnlyList<string>? IKeys, double? IScoreThreshold);

internal sealed record FlappingRequest(bool? IsDisabled, int? MaxChanges, int? InMins, int? MuteMins);

internal sealed record RuleIdRequest(long? ChannelId, string? RuleId);

internal sealed record SaveRuleRequest(
    long? ChannelId, string? RuleId, int? Priority, int? AggrWindow, string? TemplateId, string? RuleName, string? Description,
    IReadOnlyList<LayerRequest>? Layers, IReadOnlyList<TimeFilterRequest>? TimeFilters, IReadOnlyList<IReadOnlyList<ConditionRequest>>? Filters,
    bool? WarRoomEnabled);

internal sealed record LayerRequest(int? MaxTimes, double? NotifyStep, TargetRequest? Target, int? EscalateWindow, bool? ForceEscalate);

internal sealed record TargetRequest(
    IReadOnlyList<long>? PersonIds, IReadOnlyList<long>? TeamIds, IReadOnlyDictionary<string, IReadOnlyList<long>>? ScheduleToRoleIds,
    IReadOnlyList<string>? Emails, ByRequest? By, IReadOnlyList<JsonElement>? Webhooks);

internal sealed record ByRequest(
    bool? FollowPreference, IReadOnlyList<string>? Critical, IReadOnlyList<string>? Warning, IReadOnlyList<string>? Info);

internal sealed record TimeFilterRequest(string? Start, string? End, IReadOnlyList<int>? Repeat, string? CalId, bool? IsOff);

internal sealed record ConditionRequest(string? Key, string? Oper, IReadOnlyList<string>? Vals);
