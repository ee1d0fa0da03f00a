using FlashdutyConsole.Members;
using FlashdutyConsole.OpenApi;

namespace FlashdutyConsole.Templates;

/// <summary>The operations <c>/template/list</c> and <c>/template/info</c>.</summary>
public static class TemplateOperations
{
    /// <summary>Maps them into the group of all operations.</summary>
    public static RouteGroupBuilder MapTemplateOperations(this RouteGroupBuilder operations)
    {
        operations.MapPost("/template/list", ListAsync).Needs(MemberRole.Viewer);
        operations.MapPost("/template/info", InfoAsync).Needs(MemberRole.Viewer);
        return operations;
    }

    private static async Task<IResult> ListAsync(HttpContext http, FindTemplates find, CancellationToken cancellationToken)
    {
        var request = await ApiBody.ReadAsync<ListRequest>(http.Request);
        ApiCheck.NotHere(request.IsMyTeam is not true, "is_my_team");
        ApiCheck.NotHere(ApiCheck.List(request.TeamIds, "team_ids").All(id => id == 0), "team_ids");
        var (page, limit) = ApiCheck.Page(request.P, request.Limit);
        var filter = new TemplateFilter
        {
            Text = ApiCheck.Text(request.Query, 0, 200, "query"),
            CreatorId = request.CreatorId,
            ByUpdate = ApiCheck.Word(request.Orderby, "orderby", "created_at", "updated_at") == "updated_at",
            Ascending = request.Asc ?? false,
        };
        var (items, total) = await find.RunAsync(filter, (page - 1) * limit, limit, cancellationToken);
        return ApiReply.Ok(new { Total = total, HasNextPage = page * (long)limit < total, Items = items.Select(Describe).ToList() });
    }

    private static async Task<IResult> InfoAsync(HttpContext http, FindTemplates find, CancellationToken cancellationToken)
    {
        var id = ApiCheck.Id((await ApiBody.ReadAsync<IdRequest>(http.Request)).TemplateId, "template_id");
        return ApiReply.Ok(Describe(ApiCheck.Found(await find.OneAsync(id, cancellationToken), "template_id")));
    }

    // Only the WeCom app is served here; the other channels of the public API are empty.
    private static object Describe(NotificationTemplate template) => new
    {
        AccountId = Account.Id,
        TeamId = 0,
        TemplateId = template.Id,
        TemplateName = template.Name,
        template.Description,
        Email = "",
        Sms = "",
        Voice = "",
        Dingtalk = "",
        Wecom = "",
        Feishu = "",
        FeishuApp = "",
        DingtalkApp = "",
        WecomApp = template.WeComApp,
        SlackApp = "",
        TeamsApp = "",
        Telegram = "",
        Slack = "",
        Zoom = "",
        Status = "enabled",
        template.CreatorId,
        template.UpdatedBy,
        CreatedAt = template.CreatedAt.Seconds(),
        UpdatedAt = template.UpdatedAt.Seconds(),
    };

    private sealed record IdRequest(string? TemplateId);

    private sealed record ListRequest(
        int? P, int? Limit, string? Orderby, bool? Asc, bool? IsMyTeam, IReadOnlyList<long>? TeamIds, long? CreatorId, string? Query);
}
