using System.Text.Json.Nodes;
using FlashdutyConsole.Members;
using FlashdutyConsole.OpenApi;

namespace FlashdutyConsole.Templates;

/// <summary>The operations <c>/template/*</c>, but the preview.</summary>
public static class TemplateOperations
{
    /// <summary>Maps them into the group of all operations.</summary>
    public static RouteGroupBuilder MapTemplateOperations(this RouteGroupBuilder operations)
    {
        operations.MapPost("/template/list", ListAsync).Needs(MemberRole.Viewer);
        operations.MapPost("/template/info", InfoAsync).Needs(MemberRole.Viewer);
        operations.MapPost("/template/create", CreateAsync).Needs(MemberRole.Admin);
        operations.MapPost("/template/update", UpdateAsync).Needs(MemberRole.Admin);
        operations.MapPost("/template/delete", DeleteAsync).Needs(MemberRole.Admin);
        return operations;
    }

    private static async Task<IResult> ListAsync(HttpContext http, FindTemplates find, CancellationToken cancellationToken)
    {
        var request = await ApiBody.ReadAsync<TemplateListRequest>(http.Request);
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
        var id = ApiCheck.Id((await ApiBody.ReadAsync<TemplateIdRequest>(http.Request)).TemplateId, "template_id");
        return ApiReply.Ok(Describe(ApiCheck.Found(await find.OneAsync(id, cancellationToken), "template_id")));
    }

    private static async Task<IResult> CreateAsync(HttpContext http, CreateTemplate create, CancellationToken cancellationToken)
    {
        var request = await ApiBody.ReadAsync<SaveTemplateRequest>(http.Request);
        var saved = await create.RunAsync(DraftOf(request, new NotificationTemplate()), http.Actor(), cancellationToken);
        return saved.Outcome == TemplateOutcome.Saved
            ? ApiReply.Ok(new { TemplateId = saved.Template!.Id, TemplateName = saved.Template.Name })
            : Error(saved);
    }

    private static async Task<IResult> UpdateAsync(HttpContext http, UpdateTemplate update, CancellationToken cancellationToken)
    {
        var request = await ApiBody.ReadAsync<SaveTemplateRequest>(http.Request);
        var id = ApiCheck.Id(request.TemplateId, "template_id");
        var saved = await update.RunAsync(id, template => DraftOf(request, template), request.Version, http.Actor(), cancellationToken);
        return saved.Outcome == TemplateOutcome.Saved ? ApiReply.Ok() : Error(saved);
    }

    private static async Task<IResult> DeleteAsync(HttpContext http, DeleteTemplate delete, CancellationToken cancellationToken)
    {
        var id = ApiCheck.Id((await ApiBody.ReadAsync<TemplateIdRequest>(http.Request)).TemplateId, "template_id");
        var saved = await delete.RunAsync(id, http.Actor(), cancellationToken);
        return saved.Outcome == TemplateOutcome.Saved ? ApiReply.Ok() : Error(saved);
    }

    private static TemplateDraft DraftOf(SaveTemplateRequest request, NotificationTemplate before)
    {
        ApiCheck.NotHere(request.TeamId is null or 0, "team_id");
        var others = new Dictionary<string, string>(before.OtherChannels, StringComparer.Ordinal);
        foreach (var (name, text) in request.Others())
        {
            others.Remove(name);
            if (text.Length > 0)
            {
                others.Add(name, text);
            }
        }

        return new TemplateDraftValidator().Valid(new TemplateDraft
        {
            Name = ApiCheck.Required(request.TemplateName, "template_name"),
            Description = request.Description ?? before.Description,
            WeComApp = request.WecomApp ?? before.WeComApp,
            OtherChannels = others,
        });
    }

    private static IResult Error(SavedTemplate saved) => saved.Outcome switch
    {
        TemplateOutcome.NotFound => ApiReply.Error(ApiErrorCode.ResourceNotFound, "template_id: there is no such thing"),
        TemplateOutcome.ReadOnly => ApiReply.Error(ApiErrorCode.AccessDenied, "template_id: the preset cannot be changed; copy it"),
        TemplateOutcome.NameTaken => ApiReply.Error(ApiErrorCode.InvalidParameter, "template_name: another template has this name"),
        TemplateOutcome.Broken => ApiReply.Error(ApiErrorCode.InvalidParameter, $"wecom_app: {saved.Fault!.Line}:{saved.Fault.Column}: {saved.Fault.Message}"),
        TemplateOutcome.Outdated => ApiReply.Error(ApiErrorCode.InvalidParameter, $"version: the template has been saved as version {saved.Template!.Version} meanwhile"),
        TemplateOutcome.InUse => ApiReply.Error(
            ApiErrorCode.ReferenceExist, $"template_id: rules use it: {string.Join(", ", saved.Uses.Take(20).Select(use => $"{use.RuleName} ({use.ChannelName})"))}{(saved.Uses.Count > 20 ? ", …" : "")}"),
        _ => ApiReply.Error(ApiErrorCode.InvalidParameter, $"there can be at most {StoreTemplate.MostTemplates} templates"),
    };

    // Only the WeCom app is served here; the texts of other channels are what was brought along.
    private static JsonObject Describe(NotificationTemplate template)
    {
        var item = new JsonObject
        {
            ["account_id"] = Account.Id,
            ["team_id"] = 0,
            ["template_id"] = template.Id,
            ["template_name"] = template.Name,
            ["description"] = template.Description,
            ["wecom_app"] = template.WeComApp,
            ["status"] = "enabled",
            ["version"] = template.Version,
            ["creator_id"] = template.CreatorId,
            ["updated_by"] = template.UpdatedBy,
            ["created_at"] = template.CreatedAt.Seconds(),
            ["updated_at"] = template.UpdatedAt.Seconds(),
        };
        foreach (var name in TemplateChannels.Others)
        {
            item[name] = template.OtherChannels.GetValueOrDefault(name, "");
        }

        if (template.FailedAt is { } failedAt)
        {
            item["last_failure"] = new JsonObject
            {
                ["count"] = template.Failures,
                ["failed_at"] = failedAt.Seconds(),
                ["incident_id"] = template.FailedIncidentId,
                ["message"] = template.Failure,
            };
        }

        return item;
    }
}
