using FlashdutyConsole.Members;
using FlashdutyConsole.OpenApi;

namespace FlashdutyConsole.Incidents;

/// <summary>The operations <c>/alert/list</c> and <c>/alert/info</c>.</summary>
public static class AlertOperations
{
    /// <summary>Maps them into the group of all operations.</summary>
    public static RouteGroupBuilder MapAlertOperations(this RouteGroupBuilder operations)
    {
        operations.MapPost("/alert/list", ListAsync).Needs(MemberRole.Viewer);
        operations.MapPost("/alert/info", InfoAsync).Needs(MemberRole.Viewer);
        return operations;
    }

    private static async Task<IResult> ListAsync(HttpContext http, FindAlerts find, DescribeAlerts describe, CancellationToken cancellationToken)
    {
        var request = await ApiBody.ReadAsync<ListAlertsRequest>(http.Request);
        var (from, to) = ApiCheck.Window(request.StartTime, request.EndTime);
        var (page, limit) = ApiCheck.Page(request.P, request.Limit);
        var after = request.SearchAfterCtx is null or "" ? null : ApiCheck.Id(request.SearchAfterCtx, "search_after_ctx");
        var filter = new AlertFilter
        {
            From = from,
            To = to,
            ByUpdate = request.ByUpdatedAt ?? false,
            Active = request.IsActive,
            Severities = ApiCheck.Names(
                request.AlertSeverity, "alert_severity", IncidentSeverity.Critical, IncidentSeverity.Warning, IncidentSeverity.Info, IncidentSeverity.Ok),
            ChannelIds = ApiCheck.List(request.ChannelIds, "channel_ids"),
            IntegrationIds = ApiCheck.List(request.IntegrationIds, "integration_ids"),
            Ids = request.AlertIds is null or { Count: 0 } ? [] : ApiCheck.Ids(request.AlertIds, "alert_ids"),
            Keys = ApiCheck.List(request.AlertKeys, "alert_keys"),
            OrderByUpdate = ApiCheck.Word(request.Orderby, "orderby", "created_at", "updated_at") == "updated_at",
            Ascending = request.Asc ?? false,
        };
        if (request.EverMuted == true)
        {
            // Nothing is ever silenced here, so none match.
            return ApiReply.Ok(new { Total = 0, HasNextPage = false, SearchAfterCtx = "", Items = Array.Empty<object>() });
        }

        var (items, hasMore) = await find.RunAsync(filter, after, after is null ? (page - 1) * limit : 0, limit, cancellationToken);
        return ApiReply.Ok(new
        {
            Total = await find.CountAsync(filter, cancellationToken),
            HasNextPage = hasMore,
            SearchAfterCtx = items.Count == 0 ? "" : items[^1].Id,
            Items = await describe.RunAsync(items, events: false, cancellationToken),
        });
    }

    private static async Task<IResult> InfoAsync(HttpContext http, FindAlerts find, DescribeAlerts describe, CancellationToken cancellationToken)
    {
        var request = await ApiBody.ReadAsync<AlertIdRequest>(http.Request);
        var alert = ApiCheck.Found(await find.OneAsync(ApiCheck.Id(request.AlertId, "alert_id"), cancellationToken), "alert_id");
        return ApiReply.Ok((await describe.RunAsync([alert], events: true, cancellationToken))[0]);
    }
}
