using FlashdutyConsole.Members;
using FlashdutyConsole.OpenApi;

namespace FlashdutyConsole.Channels;

/// <summary>The operations <c>/channel/*</c> except those of the rules.</summary>
public static class ChannelOperations
{
    /// <summary>Maps them into the group of all operations.</summary>
    public static RouteGroupBuilder MapChannelOperations(this RouteGroupBuilder operations)
    {
        operations.MapPost("/channel/list", ListAsync).Needs(MemberRole.Viewer);
        operations.MapPost("/channel/info", InfoAsync).Needs(MemberRole.Viewer);
        operations.MapPost("/channel/infos", InfosAsync).Needs(MemberRole.Viewer);
        operations.MapPost("/channel/create", CreateAsync).Needs(MemberRole.Admin);
        operations.MapPost("/channel/update", UpdateAsync).Needs(MemberRole.Admin);
        operations.MapPost("/channel/delete", DeleteAsync).Needs(MemberRole.Admin);
        operations.MapPost("/channel/enable", (HttpContext http, EnableChannel enable, CancellationToken cancellationToken) =>
            SwitchAsync(http, enable, true, cancellationToken)).Needs(MemberRole.Admin);
        operations.MapPost("/channel/disable", (HttpContext http, EnableChannel enable, CancellationToken cancellationToken) =>
            SwitchAsync(http, enable, false, cancellationToken)).Needs(MemberRole.Admin);
        return operations;
    }

    private static async Task<IResult> ListAsync(HttpContext http, FindChannels find, CancellationToken cancellationToken)
    {
        var request = await ApiBody.ReadAsync<ListChannelsRequest>(http.Request);
        ApiCheck.NotHere(request.IsMyManaged is not true, "is_my_managed");
        ApiCheck.NotHere(request.IsMyStarred is not true, "is_my_starred");
        ApiCheck.NotHere(request.IsMyTeam is not true, "is_my_team");
        ApiCheck.NotHere(ApiCheck.List(request.TeamIds, "team_ids").All(id => id == 0), "team_ids");
        var (page, limit) = ApiCheck.Page(request.P, request.Limit, standard: 100);
        var order = ApiCheck.Word(request.Orderby, "orderby", "ranking", "created_at", "updated_at", "channel_name", "last_incident_at");
        var (items, total) = await find.RunAsync(
            new ChannelFilter
            {
                Text = ApiCheck.Text(request.Query, 0, 500, "query"),
                Name = ApiCheck.Text(request.ChannelName, 0, 59, "channel_name"),
                Ids = ApiCheck.List(request.ChannelIds, "channel_ids", 1000),
                Order = order switch
                {
                    "updated_at" => ChannelOrder.Updated,
                    "channel_name" => ChannelOrder.Name,
                    "last_incident_at" => ChannelOrder.LastIncident,
                    _ => ChannelOrder.Created,
                },
                Ascending = request.Asc ?? false,
            },
            (page - 1) * limit, limit, cancellationToken);
        var loads = await find.LoadsAsync(items.Select(channel => channel.Id).ToList(), cancellationToken);
        return ApiReply.Ok(new
        {
            Total = total,
            HasNextPage = page * (long)limit < total,
            Items = items.Select(channel => request.IsBrief == true ? Brief(channel) : Describe(channel, loads.GetValueOrDefault(channel.Id, ChannelLoad.None))).ToList(),
        });
    }

    private static async Task<IResult> InfoAsync(HttpContext http, FindChannels find, CancellationToken cancellationToken)
    {
        var id = ApiCheck.Required((await ApiBody.ReadAsync<ChannelIdRequest>(http.Request)).ChannelId, "channel_id");
        var channel = ApiCheck.Found(await find.OneAsync(id, cancellationToken), "channel_id");
        return ApiReply.Ok(Describe(channel, (await find.LoadsAsync([id], cancellationToken)).GetValueOrDefault(id, ChannelLoad.None)));
    }

    private static async Task<IResult> InfosAsync(HttpContext http, FindChannels find, CancellationToken cancellationToken)
    {
        const int Most = 1000;
        var request = await ApiBody.ReadAsync<ChannelIdsRequest>(http.Request);
        var ids = ApiCheck.List(ApiCheck.Required(request.ChannelIds, "channel_ids"), "channel_ids", Most);
        var items = ids.Count == 0 ? [] : (await find.RunAsync(new ChannelFilter { Ids = ids, Ascending = true }, 0, Most, cancellationToken)).Items;
        return ApiReply.Ok(new { Items = items.Select(channel => new { ChannelId = channel.Id, ChannelName = channel.Name, channel.Status }).ToList() });
    }

    private static async Task<IResult> CreateAsync(HttpContext http, SaveChannel save, CancellationToken cancellationToken)
    {
        var request = await ApiBody.ReadAsync<SaveChannelRequest>(http.Request);
        ApiCheck.Required(request.ChannelName, "channel_name");
        var saved = await save.RunAsync(DraftOf(request, 0), http.Actor(), cancellationToken);
        return saved.Channel is { } channel
            ? ApiReply.Ok(new { ChannelId = channel.Id, ChannelName = channel.Name })
            : RuleOperations.Error(saved.Outcome);
    }

    private static async Task<IResult> UpdateAsync(HttpContext http, SaveChannel save, CancellationToken cancellationToken)
    {
        var request = await ApiBody.ReadAsync<SaveChannelRequest>(http.Request);
        var id = ApiCheck.Required(request.ChannelId, "channel_id");
        ApiCheck.That(id > 0, "channel_id must be positive");
        var saved = await save.RunAsync(DraftOf(request with { EscalateRule = null }, id), http.Actor(), cancellationToken);
        return saved.Channel is null ? RuleOperations.Error(saved.Outcome) : ApiReply.Ok();
    }

    private static async Task<IResult> DeleteAsync(HttpContext http, DeleteChannel delete, CancellationToken cancellationToken)
    {
        var id = ApiCheck.Required((await ApiBody.ReadAsync<ChannelIdRequest>(http.Request)).ChannelId, "channel_id");
        return Reply(await delete.RunAsync(id, http.Actor(), cancellationToken));
    }

    private static async Task<IResult> SwitchAsync(HttpContext http, EnableChannel enable, bool enabled, CancellationToken cancellationToken)
    {
        var id = ApiCheck.Required((await ApiBody.ReadAsync<ChannelIdRequest>(http.Request)).ChannelId, "channel_id");
        return Reply(await enable.RunAsync(id, enabled, http.Actor(), cancellationToken));
    }

    private static IResult Reply(ChannelOutcome outcome) => outcome switch
    {
        ChannelOutcome.Done => ApiReply.Ok(),
        ChannelOutcome.InUse => ApiReply.Error(ApiErrorCode.ReferenceExist, "integrations still send their alerts to this channel"),
        _ => ApiReply.Error(ApiErrorCode.ResourceNotFound, "channel_id: there is no such thing"),
    };

    // What this console does not have is taken when it asks for nothing, and refused otherwise.
    private static ChannelDraft DraftOf(SaveChannelRequest request, long id)
    {
        ApiCheck.That(request.TeamId is null or >= 0, "team_id must not be negative");
        ApiCheck.NotHere(ApiCheck.List(request.ManagingTeamIds, "managing_team_ids", 3).Count == 0, "managing_team_ids");
        ApiCheck.NotHere(ApiCheck.List(request.PluginIds, "plugin_ids").Count == 0, "plugin_ids");
        ApiCheck.NotHere(request.IsPrivate is not true, "is_private");
        ApiCheck.NotHere(request.IsExternalReportEnabled is not true, "is_external_report_enabled");
        ApiCheck.NotHere(
            request.Flapping is null or { IsDisabled: true } or { IsDisabled: null, MaxChanges: null, InMins: null, MuteMins: null },
            "flapping other than is_disabled");
        ApiCheck.That(request.AutoResolveTimeout is null or (>= 0 and <= 2_592_000), "auto_resolve_timeout must be 0 to 2592000");
        return new ChannelDraftValidator().Valid(new ChannelDraft
        {
            Id = id,
            Name = request.ChannelName,
            Description = request.Description,
            Grouping = request.Group is { } group ? GroupingOf(group) : null,
            AutoResolveTimeout = request.AutoResolveTimeout is { } seconds ? TimeSpan.FromSeconds(seconds) : null,
            AutoResolveMode = ApiCheck.Word(request.AutoResolveMode, "auto_resolve_mode", "trigger", "update"),
            DisableAutoClose = request.DisableAutoClose,
            FirstRule = request.EscalateRule is { } rule ? RuleOperations.FirstRuleOf(rule) : null,
        });
    }

    private static AlertGrouping GroupingOf(GroupRequest group)
    {
        var method = ApiCheck.Word(ApiCheck.Required(group.Method, "group.method"), "group.method", "i", "p", "n");
        ApiCheck.NotHere(method != "i", "group.method i (intelligent grouping)");
        ApiCheck.NotHere(ApiCheck.Word(group.WindowType, "group.window_type", "tumbling", "sliding") != "sliding", "group.window_type sliding");
        ApiCheck.NotHere(ApiCheck.List(group.Cases, "group.cases").Count == 0, "group.cases");
        ApiCheck.NotHere(group.StormThreshold is null or 0, "group.storm_threshold");
        ApiCheck.NotHere(ApiCheck.List(group.StormThresholds, "group.storm_thresholds", 5).Count == 0, "group.storm_thresholds");
        ApiCheck.NotHere(ApiCheck.List(group.IKeys, "group.i_keys", 10).Count == 0, "group.i_keys");
        return new AlertGrouping { Method = method, EqualKeys = ApiCheck.List(group.EqualKeys, "group.equals", 5), TimeWindow = group.TimeWindow ?? 0 };
    }

    private static object Brief(Channel channel) => new
    {
        ChannelId = channel.Id,
        ChannelName = channel.Name,
        channel.Description,
        channel.Status,
    };

    private static object Describe(Channel channel, ChannelLoad load) => new
    {
        ChannelId = channel.Id,
        ChannelName = channel.Name,
        channel.Description,
        channel.Status,
        AccountId = Account.Id,
        TeamId = 0,
        ManagingTeamIds = Array.Empty<long>(),
        channel.CreatorId,
        CreatedAt = channel.CreatedAt.Seconds(),
        UpdatedAt = channel.UpdatedAt.Seconds(),
        AutoResolveTimeout = (long)channel.AutoResolveTimeout.TotalSeconds,
        channel.AutoResolveMode,
        channel.DisableAutoClose,
        IsPrivate = false,
        IsStarred = false,
        IsExternalReportEnabled = false,
        DisableOutlierDetection = true,
        Group = new Dictionary<string, object>
        {
            ["method"] = channel.Grouping.Method,
            ["equals"] = channel.Grouping.EqualKeys,
            ["time_window"] = channel.Grouping.TimeWindow,
            ["window_type"] = "tumbling",
        },
        Flapping = new { IsDisabled = true },
        ProgressToIncidentCnts = new Dictionary<string, int> { ["Triggered"] = load.Triggered, ["Processing"] = load.Processing },
        ActiveIncidentHighestSeverity = load.WorstSeverity,
        LastIncidentAt = load.LastIncidentAt.Seconds(),
    };
}
