using FlashdutyConsole.Members;
using FlashdutyConsole.OpenApi;

namespace FlashdutyConsole.Channels;

/// <summary>The operations <c>/channel/escalate/rule/*</c>.</summary>
public static class RuleOperations
{
    /// <summary>Maps them into the group of all operations.</summary>
    public static RouteGroupBuilder MapRuleOperations(this RouteGroupBuilder operations)
    {
        operations.MapPost("/channel/escalate/rule/list", ListAsync).Needs(MemberRole.Viewer);
        operations.MapPost("/channel/escalate/rule/info", InfoAsync).Needs(MemberRole.Viewer);
        operations.MapPost("/channel/escalate/rule/create", CreateAsync).Needs(MemberRole.Admin);
        operations.MapPost("/channel/escalate/rule/update", UpdateAsync).Needs(MemberRole.Admin);
        operations.MapPost("/channel/escalate/rule/delete", async (HttpContext http, DeleteRule delete, CancellationToken cancellationToken) =>
        {
            var (channelId, ruleId) = await RuleIdAsync(http);
            return Reply(await delete.RunAsync(channelId, ruleId, http.Actor(), cancellationToken));
        }).Needs(MemberRole.Admin);
        operations.MapPost("/channel/escalate/rule/enable", async (HttpContext http, EnableRule enable, CancellationToken cancellationToken) =>
        {
            var (channelId, ruleId) = await RuleIdAsync(http);
            return Reply(await enable.RunAsync(channelId, ruleId, true, http.Actor(), cancellationToken));
        }).Needs(MemberRole.Admin);
        operations.MapPost("/channel/escalate/rule/disable", async (HttpContext http, EnableRule enable, CancellationToken cancellationToken) =>
        {
            var (channelId, ruleId) = await RuleIdAsync(http);
            return Reply(await enable.RunAsync(channelId, ruleId, false, http.Actor(), cancellationToken));
        }).Needs(MemberRole.Admin);
        return operations;
    }

    /// <summary>The error for a rule that was not saved.</summary>
    internal static IResult Error(RuleOutcome outcome) => outcome switch
    {
        RuleOutcome.UnknownChannel => ApiReply.Error(ApiErrorCode.ResourceNotFound, "channel_id: there is no such thing"),
        RuleOutcome.UnknownRule => ApiReply.Error(ApiErrorCode.ResourceNotFound, "rule_id: there is no such thing"),
        RuleOutcome.UnknownMember => ApiReply.Error(ApiErrorCode.ResourceNotFound, "target.person_ids: a member does not exist"),
        RuleOutcome.UnknownTemplate => ApiReply.Error(ApiErrorCode.ResourceNotFound, "template_id: there is no such thing"),
        RuleOutcome.UnknownIntegration => ApiReply.Error(ApiErrorCode.ResourceNotFound, "target.by: an integration does not exist"),
        _ => ApiReply.Error(ApiErrorCode.InvalidParameter, $"a channel has at most {SaveRule.MaximumRules} rules"),
    };

    /// <summary>The rule that comes with a new channel.</summary>
    internal static RuleDraft FirstRuleOf(FirstRuleRequest rule) => new()
    {
        // The name that the public API gives to it.
        Name = "Default",
        AggregationWindow = rule.AggrWindow ?? 0,
        TemplateId = ApiCheck.Id(rule.TemplateId, "escalate_rule.template_id"),
        Layers = [new EscalationLayer { Target = TargetOf(rule.Target, "escalate_rule.target") }],
    };

    private static async Task<IResult> ListAsync(HttpContext http, FindChannels channels, FindRules find, CancellationToken cancellationToken)
    {
        var id = ApiCheck.Required((await ApiBody.ReadAsync<ChannelIdRequest>(http.Request)).ChannelId, "channel_id");
        var channel = ApiCheck.Found(await channels.OneAsync(id, cancellationToken), "channel_id");
        return ApiReply.Ok(new { Items = (await find.RunAsync(id, cancellationToken)).Select(rule => Describe(rule, channel)).ToList() });
    }

    private static async Task<IResult> InfoAsync(HttpContext http, FindChannels channels, FindRules find, CancellationToken cancellationToken)
    {
        var (channelId, ruleId) = await RuleIdAsync(http);
        var channel = ApiCheck.Found(await channels.OneAsync(channelId, cancellationToken), "channel_id");
        return ApiReply.Ok(Describe(ApiCheck.Found(await find.OneAsync(channelId, ruleId, cancellationToken), "rule_id"), channel));
    }

    private static async Task<IResult> CreateAsync(HttpContext http, SaveRule save, CancellationToken cancellationToken)
    {
        var saved = await save.RunAsync(DraftOf(await ApiBody.ReadAsync<SaveRuleRequest>(http.Request), null), http.Actor(), cancellationToken);
        return saved.Rule is { } rule ? ApiReply.Ok(new { RuleId = rule.Id, RuleName = rule.Name }) : Error(saved.Outcome);
    }

    private static async Task<IResult> UpdateAsync(HttpContext http, SaveRule save, CancellationToken cancellationToken)
    {
        var request = await ApiBody.ReadAsync<SaveRuleRequest>(http.Request);
        return Reply((await save.RunAsync(DraftOf(request, ApiCheck.Id(request.RuleId, "rule_id")), http.Actor(), cancellationToken)).Outcome);
    }

    private static IResult Reply(RuleOutcome outcome) => outcome == RuleOutcome.Saved ? ApiReply.Ok() : Error(outcome);

    private static async Task<(long ChannelId, string RuleId)> RuleIdAsync(HttpContext http)
    {
        var request = await ApiBody.ReadAsync<RuleIdRequest>(http.Request);
        return (ApiCheck.Required(request.ChannelId, "channel_id"), ApiCheck.Id(request.RuleId, "rule_id"));
    }

    private static RuleDraft DraftOf(SaveRuleRequest request, string? id) => new RuleDraftValidator().Valid(new RuleDraft
    {
        Id = id,
        ChannelId = ApiCheck.Required(request.ChannelId, "channel_id"),
        Name = ApiCheck.Required(request.RuleName, "rule_name"),
        Description = request.Description ?? "",
        Priority = request.Priority ?? 0,
        AggregationWindow = request.AggrWindow ?? 0,
        TemplateId = ApiCheck.Id(request.TemplateId, "template_id"),
        Layers = ApiCheck.List(ApiCheck.Required(request.Layers, "layers"), "layers", RuleDraftValidator.MaximumLayers)
            .Select((layer, index) => LayerOf(layer, $"layers[{index}]")).ToList(),
        Filters = ApiCheck.List(request.Filters, "filters", 20)
            .Select((group, index) => (IReadOnlyList<FilterCondition>)ApiCheck.List(group, $"filters[{index}]", 20).Select(ConditionOf).ToList()).ToList(),
        TimeFilters = ApiCheck.List(request.TimeFilters, "time_filters", 20).Select(WindowOf).ToList(),
        OpensWarRoom = request.WarRoomEnabled,
    });

    private static EscalationLayer LayerOf(LayerRequest layer, string name)
    {
        var standard = new EscalationLayer();
        return new EscalationLayer
        {
            MaxTimes = layer.MaxTimes ?? standard.MaxTimes,
            NotifyStep = layer.NotifyStep ?? standard.NotifyStep,
            EscalateWindow = layer.EscalateWindow ?? standard.EscalateWindow,
            ForceEscalate = layer.ForceEscalate ?? false,
            Target = TargetOf(layer.Target, name + ".target"),
        };
    }

    private static EscalationTarget TargetOf(TargetRequest? target, string name)
    {
        ApiCheck.Required(target, name);
        ApiCheck.NotHere(target.TeamIds is null or { Count: 0 }, name + ".team_ids");
        ApiCheck.NotHere(target.ScheduleToRoleIds is null or { Count: 0 }, name + ".schedule_to_role_ids");
        ApiCheck.NotHere(target.Emails is null or { Count: 0 }, name + ".emails");
        ApiCheck.NotHere(target.Webhooks is null or { Count: 0 }, name + ".webhooks");
        ApiCheck.Required(target.By, name + ".by");
        return new EscalationTarget
        {
            PersonIds = ApiCheck.List(target.PersonIds, name + ".person_ids").Distinct().ToList(),
            By = new NotifyBy
            {
                FollowPreference = target.By.FollowPreference ?? false,
                Critical = ApiCheck.List(target.By.Critical, name + ".by.critical", 20),
                Warning = ApiCheck.List(target.By.Warning, name + ".by.warning", 20),
                Info = ApiCheck.List(target.By.Info, name + ".by.info", 20),
            },
        };
    }

    private static FilterCondition ConditionOf(ConditionRequest condition) => new()
    {
        Key = ApiCheck.Required(condition.Key, "filters.key"),
        Oper = ApiCheck.Required(condition.Oper, "filters.oper"),
        Vals = ApiCheck.List(ApiCheck.Required(condition.Vals, "filters.vals"), "filters.vals"),
    };

    private static TimeFilter WindowOf(TimeFilterRequest window)
    {
        ApiCheck.NotHere(window.CalId is null or "", "time_filters.cal_id");
        ApiCheck.NotHere(window.IsOff is not true, "time_filters.is_off");
        return new TimeFilter
        {
            Start = ApiCheck.Required(window.Start, "time_filters.start"),
            End = ApiCheck.Required(window.End, "time_filters.end"),
            Repeat = ApiCheck.List(window.Repeat, "time_filters.repeat", 7),
        };
    }

    private static object Describe(EscalationRule rule, Channel channel) => new
    {
        RuleId = rule.Id,
        RuleName = rule.Name,
        rule.Description,
        AccountId = Account.Id,
        rule.ChannelId,
        ChannelName = channel.Name,
        rule.Priority,
        AggrWindow = rule.AggregationWindow,
        rule.TemplateId,
        rule.Layers,
        rule.Filters,
        rule.TimeFilters,
        WarRoomEnabled = rule.OpensWarRoom,
        Status = rule.Enabled ? "enabled" : "disabled",
        rule.UpdatedBy,
        CreatedAt = rule.CreatedAt.Seconds(),
        UpdatedAt = rule.UpdatedAt.Seconds(),
    };
}
