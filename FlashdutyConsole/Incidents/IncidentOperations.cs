using FlashdutyConsole.Integrations;
using FlashdutyConsole.Members;
using FlashdutyConsole.OpenApi;
using FlashdutyConsole.Templates;

namespace FlashdutyConsole.Incidents;

/// <summary>The operations <c>/incident/*</c> that change incidents.</summary>
public static class IncidentOperations
{
    private static readonly IReadOnlyList<IncidentSeverity> Severities = [IncidentSeverity.Info, IncidentSeverity.Warning, IncidentSeverity.Critical];

    /// <summary>Maps them into the group of all operations.</summary>
    public static RouteGroupBuilder MapIncidentOperations(this RouteGroupBuilder operations)
    {
        operations.MapPost("/incident/create", CreateAsync).Needs(MemberRole.Responder);
        operations.MapPost("/incident/ack", async (HttpContext http, AcknowledgeIncident acknowledge, CancellationToken cancellationToken) =>
            Reply(await acknowledge.RunAsync(await IdsAsync(http), http.Actor(), cancellationToken))).Needs(MemberRole.Responder);
        operations.MapPost("/incident/unack", async (HttpContext http, UnacknowledgeIncident unacknowledge, CancellationToken cancellationToken) =>
            Reply(await unacknowledge.RunAsync(await IdsAsync(http), http.Actor(), cancellationToken))).Needs(MemberRole.Responder);
        operations.MapPost("/incident/wake", async (HttpContext http, WakeIncident wake, CancellationToken cancellationToken) =>
            Reply(await wake.RunAsync(await IdsAsync(http), http.Actor(), cancellationToken))).Needs(MemberRole.Responder);
        operations.MapPost("/incident/resolve", ResolveAsync).Needs(MemberRole.Responder);
        operations.MapPost("/incident/reopen", ReopenAsync).Needs(MemberRole.Responder);
        operations.MapPost("/incident/snooze", SnoozeAsync).Needs(MemberRole.Responder);
        operations.MapPost("/incident/comment", CommentAsync).Needs(MemberRole.Responder);
        operations.MapPost("/incident/reset", ResetAsync).Needs(MemberRole.Responder);
        operations.MapPost("/incident/assign", AssignAsync).Needs(MemberRole.Responder);
        operations.MapPost("/incident/responder/add", AddResponderAsync).Needs(MemberRole.Responder);
        operations.MapPost("/incident/merge", MergeAsync).Needs(MemberRole.Responder);
        return operations;
    }

    private static async Task<IResult> CreateAsync(
        HttpContext http, CreateIncident create, IntegrationDirectory integrations, FindTemplates templates, CancellationToken cancellationToken)
    {
        var request = await ApiBody.ReadAsync<CreateRequest>(http.Request);
        var severity = ApiCheck.Name(ApiCheck.Required(request.IncidentSeverity, "incident_severity"), "incident_severity", Severities)!.Value;
        // The public API takes an incident without a title; people still need a line to read.
        var title = ApiCheck.Text(request.Title, 0, Incident.MaximumTitle, "title") is { } given && !string.IsNullOrWhiteSpace(given) ? given : severity.ToString();
        var draft = new IncidentDraft(title, ApiCheck.Text(request.Description, 0, 1024, "description") ?? "", severity, request.ChannelId ?? 0);
        var assignment = request.AssignedTo is { } to ? await AssignmentAsync(to, integrations, templates, cancellationToken) : null;
        var id = await create.RunAsync(draft, assignment, http.Actor(), cancellationToken);
        return ApiReply.Ok(new { IncidentId = ApiCheck.Found(id, "channel_id or assigned_to"), Title = title });
    }

    private static async Task<IResult> ResolveAsync(HttpContext http, CloseIncident close, CancellationToken cancellationToken)
    {
        var request = await ApiBody.ReadAsync<ResolveRequest>(http.Request);
        return Reply(await close.RunAsync(
            ApiCheck.Ids(request.IncidentIds, "incident_ids"), http.Actor(), cancellationToken,
            ApiCheck.Text(request.RootCause, 0, 1024, "root_cause"), ApiCheck.Text(request.Resolution, 0, 1024, "resolution")));
    }

    private static async Task<IResult> ReopenAsync(HttpContext http, ReopenIncident reopen, CancellationToken cancellationToken)
    {
        var request = await ApiBody.ReadAsync<ReopenRequest>(http.Request);
        var outcome = await reopen.RunAsync(
            ApiCheck.Ids(request.IncidentIds, "incident_ids"), ApiCheck.Text(request.Reason, 0, 1024, "reason") ?? "", http.Actor(), cancellationToken);
        // Open already is what was asked for.
        return outcome == IncidentOutcome.NotClosed ? ApiReply.Ok() : Reply(outcome);
    }

    private static async Task<IResult> SnoozeAsync(HttpContext http, SnoozeIncident snooze, CancellationToken cancellationToken)
    {
        var request = await ApiBody.ReadAsync<SnoozeRequest>(http.Request);
        var minutes = ApiCheck.Number(ApiCheck.Required(request.Minutes, "minutes"), 1, SnoozeIncident.MaximumMinutes, "minutes");
        return Reply(await snooze.RunAsync(ApiCheck.Ids(request.IncidentIds, "incident_ids"), minutes, http.Actor(), cancellationToken));
    }

    private static async Task<IResult> CommentAsync(HttpContext http, CommentIncident comment, CancellationToken cancellationToken)
    {
        var request = await ApiBody.ReadAsync<CommentRequest>(http.Request);
        var text = ApiCheck.Text(ApiCheck.Required(request.Comment, "comment"), 1, CommentIncident.MaximumLength, "comment");
        return Reply(await comment.RunAsync(
            ApiCheck.Ids(request.IncidentIds, "incident_ids"), text, request.MuteReply ?? false, http.Actor(), cancellationToken));
    }

    private static async Task<IResult> ResetAsync(HttpContext http, ResetIncident reset, CancellationToken cancellationToken)
    {
        const int Longest = 6144;
        var request = await ApiBody.ReadAsync<ResetRequest>(http.Request);
        var fields = new IncidentFields
        {
            Title = ApiCheck.Text(request.Title, 3, 200, "title"),
            Description = ApiCheck.Text(request.Description, 3, Longest, "description"),
            Impact = ApiCheck.Text(request.Impact, 3, Longest, "impact"),
            RootCause = ApiCheck.Text(request.RootCause, 3, Longest, "root_cause"),
            Resolution = ApiCheck.Text(request.Resolution, 3, Longest, "resolution"),
            Severity = ApiCheck.Name(request.IncidentSeverity, "incident_severity", Severities),
        };
        return Reply(await reset.RunAsync(ApiCheck.Id(request.IncidentId, "incident_id"), fields, http.Actor(), cancellationToken));
    }

    private static async Task<IResult> AssignAsync(
        HttpContext http, AssignIncident assign, IntegrationDirectory integrations, FindTemplates templates, CancellationToken cancellationToken)
    {
        var request = await ApiBody.ReadAsync<AssignRequest>(http.Request);
        var ids = request.IncidentIds is null
            ? [ApiCheck.Id(request.IncidentId, "incident_id")]
            : ApiCheck.Ids(request.IncidentIds, "incident_ids");
        var assignment = await AssignmentAsync(ApiCheck.Required(request.AssignedTo, "assigned_to"), integrations, templates, cancellationToken);
        return Reply(await assign.RunAsync(ids, assignment, http.Actor(), cancellationToken));
    }

    private static async Task<IResult> AddResponderAsync(
        HttpContext http, AddResponder add, IntegrationDirectory integrations, FindTemplates templates, CancellationToken cancellationToken)
    {
        var request = await ApiBody.ReadAsync<AddResponderRequest>(http.Request);
        var people = ApiCheck.List(ApiCheck.Required(request.PersonIds, "person_ids"), "person_ids");
        ApiCheck.That(people.Count > 0, "person_ids must have 1 to 100 entries");
        var channels = await ChannelsAsync(request.Notify, "notify", integrations, cancellationToken);
        var template = await TemplateAsync(request.Notify, "notify", templates, cancellationToken);
        return Reply(await add.RunAsync(ApiCheck.Id(request.IncidentId, "incident_id"), people, channels, template, http.Actor(), cancellationToken));
    }

    // The preset is what is read from an incident without a template of its own: the rule's counts.
    private static async Task<string?> TemplateAsync(NotifyRequest? notify, string field, FindTemplates templates, CancellationToken cancellationToken)
    {
        if (notify?.TemplateId is null or "" or NotificationTemplate.PresetId)
        {
            return null;
        }

        var id = ApiCheck.Id(notify.TemplateId, $"{field}.template_id");
        ApiCheck.Found(await templates.OneAsync(id, cancellationToken), $"{field}.template_id");
        return id;
    }

    private static async Task<IResult> MergeAsync(HttpContext http, MergeIncidents merge, FindMembers members, CancellationToken cancellationToken)
    {
        var request = await ApiBody.ReadAsync<MergeIncidentsRequest>(http.Request);
        var target = ApiCheck.Id(request.TargetIncidentId, "target_incident_id");
        var sources = ApiCheck.Ids(request.SourceIncidentIds, "source_incident_ids").Where(id => id != target).ToList();
        ApiCheck.That(sources.Count > 0, "source_incident_ids names no incident but the target");
        var owner = request.OwnerId is null or 0 ? null : request.OwnerId;
        ApiCheck.Found(owner is null || await members.ExistAsync([owner.Value], cancellationToken), "owner_id");
        return Reply(await merge.RunAsync(
            new MergeRequest
            {
                TargetId = target,
                SourceIds = sources,
                Title = ApiCheck.Text(request.Title, 0, Incident.MaximumTitle, "title"),
                Comment = ApiCheck.Text(request.Comment, 0, 1024, "comment"),
                OwnerId = owner,
                RemoveSources = request.RemoveSourceIncidents ?? false,
            },
            http.Actor(), cancellationToken));
    }

    private static async Task<Assignment> AssignmentAsync(
        AssignedToRequest to, IntegrationDirectory integrations, FindTemplates templates, CancellationToken cancellationToken)
    {
        ApiCheck.NotHere(to.Emails is null or { Count: 0 }, "assigned_to.emails");
        ApiCheck.Word(to.Type, "assigned_to.type", "", "assign", "reassign", "escalate", "reopen");
        var people = ApiCheck.List(to.PersonIds, "assigned_to.person_ids");
        // What was read from an incident may be sent back: no rule is written as zeros.
        var rule = to.EscalateRuleId is null or "" or DescribeIncidents.NoRule ? null : ApiCheck.Id(to.EscalateRuleId, "assigned_to.escalate_rule_id");
        ApiCheck.That(people.Count > 0 != rule is not null, "assigned_to needs either person_ids or escalate_rule_id");
        var template = await TemplateAsync(to.Notify, "assigned_to.notify", templates, cancellationToken);
        return new Assignment
        {
            PersonIds = people,
            TemplateId = template,
            EscalateRuleId = rule,
            LayerIdx = rule is null ? 0 : ApiCheck.Number(to.LayerIdx, 0, 1000, "assigned_to.layer_idx"),
            PersonalChannels = await ChannelsAsync(to.Notify, "assigned_to.notify", integrations, cancellationToken),
        };
    }

    // The channels that override the members' preferences; null = none do.
    private static async Task<IReadOnlyList<string>?> ChannelsAsync(
        NotifyRequest? notify, string name, IntegrationDirectory integrations, CancellationToken cancellationToken)
    {
        var channels = ApiCheck.List(notify?.PersonalChannels, name + ".personal_channels", 20);
        foreach (var channel in channels)
        {
            ApiCheck.That(PersonalChannel.IntegrationId(channel) is not null, $"{name}.personal_channels must be wecom_app:{{integration_id}}");
            var integration = await integrations.FindAsync(PersonalChannel.IntegrationId(channel)!.Value, cancellationToken);
            ApiCheck.Found(integration?.PluginType == PluginType.WeComApp, $"{name}.personal_channels {channel}");
        }

        return channels.Count == 0 || notify!.FollowPreference == true ? null : channels;
    }

    private static async Task<IReadOnlyList<string>> IdsAsync(HttpContext http) =>
        ApiCheck.Ids((await ApiBody.ReadAsync<IncidentIdsRequest>(http.Request)).IncidentIds, "incident_ids");

    // Pressed twice is not an error.
    private static IResult Reply(IncidentOutcome outcome) => outcome switch
    {
        IncidentOutcome.Changed or IncidentOutcome.Unchanged => ApiReply.Ok(),
        IncidentOutcome.Closed => ApiReply.Error(ApiErrorCode.InvalidParameter, "the incident is closed"),
        IncidentOutcome.NotClosed => ApiReply.Error(ApiErrorCode.InvalidParameter, "the incident is not closed"),
        IncidentOutcome.NotFound => ApiReply.Error(ApiErrorCode.ResourceNotFound, "an incident does not exist"),
        _ => ApiReply.Error(ApiErrorCode.ResourceNotFound, "a member or rule does not exist"),
    };
}
