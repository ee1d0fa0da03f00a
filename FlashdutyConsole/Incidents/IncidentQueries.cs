using FlashdutyConsole.Members;
using FlashdutyConsole.OpenApi;

namespace FlashdutyConsole.Incidents;

/// <summary>The operations <c>/incident/*</c> that only read.</summary>
public static class IncidentQueries
{
    private static readonly IReadOnlyList<IncidentSeverity> Severities =
        [IncidentSeverity.Critical, IncidentSeverity.Warning, IncidentSeverity.Info, IncidentSeverity.Ok];

    /// <summary>Maps them into the group of all operations.</summary>
    public static RouteGroupBuilder MapIncidentQueries(this RouteGroupBuilder operations)
    {
        operations.MapPost("/incident/list", ListAsync).Needs(MemberRole.Viewer);
        operations.MapPost("/incident/list-by-ids", ListByIdsAsync).Needs(MemberRole.Viewer);
        operations.MapPost("/incident/info", InfoAsync).Needs(MemberRole.Viewer);
        operations.MapPost("/incident/alert/list", AlertsAsync).Needs(MemberRole.Viewer);
        operations.MapPost("/incident/feed", FeedAsync).Needs(MemberRole.Viewer);
        return operations;
    }

    private static async Task<IResult> ListAsync(
        HttpContext http, FindIncidents find, DescribeIncidents describe, CancellationToken cancellationToken)
    {
        var request = await ApiBody.ReadAsync<ListIncidentsRequest>(http.Request);
        var filter = FilterOf(request);
        var (page, limit) = ApiCheck.Page(request.P, request.Limit);
        var after = request.SearchAfterCtx is null or "" ? null : ApiCheck.Id(request.SearchAfterCtx, "search_after_ctx");
        if (request.EverMuted == true)
        {
            // Nothing is ever silenced here, so none match.
            return ApiReply.Ok(new { Total = 0, HasNextPage = false, SearchAfterCtx = "", Items = Array.Empty<object>() });
        }

        var total = await find.CountAsync(filter, cancellationToken);
        var found = await find.RunAsync(filter, after, limit, after is null ? (page - 1) * limit : 0, cancellationToken);
        return ApiReply.Ok(new
        {
            Total = total,
            HasNextPage = found.HasMore,
            SearchAfterCtx = found.Items.Count == 0 ? "" : found.Items[^1].Id,
            Items = await describe.RunAsync(found.Items, cancellationToken),
        });
    }

    private static IncidentFilter FilterOf(ListIncidentsRequest request)
    {
        ApiCheck.NotHere(request.IsMyTeam is not true, "is_my_team");
        ApiCheck.NotHere(request.IsMyChannel is not true, "is_my_channel");
        ApiCheck.NotHere(request.IsRare is not true, "is_rare");
        ApiCheck.NotHere(request.TeamIds is null or { Count: 0 }, "team_ids");
        var (from, to) = ApiCheck.Window(request.StartTime, request.EndTime);
        return new IncidentFilter
        {
            StartedFrom = from,
            StartedTo = to,
            Ascending = request.Asc ?? false,
            Snoozed = request.IsSnoozed is true ? true : null,
            Progress = ApiCheck.Names(request.Progress, "progress", IncidentProgress.Triggered, IncidentProgress.Processing, IncidentProgress.Closed),
            Severities = ApiCheck.Names(request.IncidentSeverity, "incident_severity", Severities),
            Text = ApiCheck.Text(request.Query, 0, Incident.MaximumTitle, "query"),
            ChannelIds = ApiCheck.List(request.ChannelIds, "channel_ids"),
            ResponderIds = ApiCheck.List(request.ResponderIds, "responder_ids"),
            AcknowledgerIds = ApiCheck.List(request.AckerIds, "acker_ids"),
            CreatorIds = ApiCheck.List(request.CreatorIds, "creator_ids"),
            CloserIds = ApiCheck.List(request.CloserIds, "closer_ids"),
            Ids = request.IncidentIds is null or { Count: 0 } ? [] : ApiCheck.Ids(request.IncidentIds, "incident_ids"),
            Nums = ApiCheck.List(request.Nums, "nums"),
        };
    }

    private static async Task<IResult> ListByIdsAsync(
        HttpContext http, FindIncidents find, DescribeIncidents describe, CancellationToken cancellationToken)
    {
        var request = await ApiBody.ReadAsync<IncidentIdsRequest>(http.Request);
        var ids = ApiCheck.Ids(request.IncidentIds, "incident_ids").Distinct().ToList();
        var found = (await find.RunAsync(new IncidentFilter { Ids = ids }, null, ids.Count, 0, cancellationToken)).Items
            .OrderBy(incident => ids.IndexOf(incident.Id)).ToList();
        return ApiReply.Ok(new { Total = found.Count, HasNextPage = false, Items = await describe.RunAsync(found, cancellationToken) });
    }

    private static async Task<IResult> InfoAsync(
        HttpContext http, FindIncident find, DescribeIncidents describe, CancellationToken cancellationToken)
    {
        var request = await ApiBody.ReadAsync<IncidentIdRequest>(http.Request);
        var incident = ApiCheck.Found(await find.RunAsync(ApiCheck.Id(request.IncidentId, "incident_id"), cancellationToken), "incident_id");
        return ApiReply.Ok((await describe.RunAsync([incident], cancellationToken))[0]);
    }

    private static async Task<IResult> AlertsAsync(
        HttpContext http, FindIncident find, DescribeAlerts describe, CancellationToken cancellationToken)
    {
        var request = await ApiBody.ReadAsync<ListIncidentAlertsRequest>(http.Request);
        var id = ApiCheck.Id(request.IncidentId, "incident_id");
        var (page, limit) = ApiCheck.Page(request.P, request.Limit, standard: 1000, maximum: 1000);
        ApiCheck.Found(await find.RunAsync(id, cancellationToken), "incident_id");
        var alerts = await find.AlertsAsync(id, request.IsActive, (page - 1) * limit, limit, cancellationToken);
        return ApiReply.Ok(new
        {
            Total = await find.CountAlertsAsync(id, request.IsActive, cancellationToken),
            Items = await describe.RunAsync(alerts, request.IncludeEvents ?? false, cancellationToken),
        });
    }

    private static async Task<IResult> FeedAsync(
        HttpContext http, FindIncident find, DescribeTimeline describe, CancellationToken cancellationToken)
    {
        var request = await ApiBody.ReadAsync<ListFeedRequest>(http.Request);
        var id = ApiCheck.Id(request.IncidentId, "incident_id");
        var (page, limit) = ApiCheck.Page(request.P, request.Limit);
        var types = ApiCheck.List(request.Types, "types");
        ApiCheck.Found(await find.RunAsync(id, cancellationToken), "incident_id");
        var entries = await find.TimelineAsync(id, types, request.Asc ?? false, (page - 1) * limit, limit + 1, cancellationToken);
        return ApiReply.Ok(new
        {
            HasNextPage = entries.Count > limit,
            Items = await describe.RunAsync(entries.Take(limit).ToList(), cancellationToken),
        });
    }
}
