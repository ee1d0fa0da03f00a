using System.Text.Json;
using FlashdutyConsole.Integrations;
using FlashdutyConsole.Members;
using FlashdutyConsole.OpenApi;

namespace FlashdutyConsole.Linking.People;

/// <summary>The operations <c>/datasource/im/person/*</c>, which the public API does not have.</summary>
public static class PersonOperations
{
    private static readonly JsonNamingPolicy Names = JsonNamingPolicy.SnakeCaseLower;

    /// <summary>Maps them into the group of all operations.</summary>
    public static RouteGroupBuilder MapPersonOperations(this RouteGroupBuilder operations)
    {
        operations.MapPost("/datasource/im/person/list", ListAsync).Needs(MemberRole.Admin);
        operations.MapPost("/datasource/im/person/try-link", TryLinkAsync).Needs(MemberRole.Admin);
        operations.MapPost("/datasource/im/person/unlink", UnlinkAsync).Needs(MemberRole.Admin);
        return operations;
    }

    private static async Task<IResult> ListAsync(HttpContext http, FindIntegrations integrations, FindPersons find, CancellationToken cancellationToken)
    {
        var request = await ApiBody.ReadAsync<ListPersonsRequest>(http.Request);
        var id = await AppAsync(integrations, request.IntegrationId, cancellationToken);
        var filter = ApiCheck.Word(request.Filter, "filter", "all", "linked", "unlinked") switch
        {
            "linked" => PersonFilter.Linked,
            "unlinked" => PersonFilter.Unlinked,
            _ => PersonFilter.All,
        };
        var (page, limit) = ApiCheck.Page(request.P, request.Limit, standard: 100, maximum: 1000);
        var query = ApiCheck.Text(request.Query, 0, 100, "query");
        var (items, total) = await find.RunAsync(id, filter, query, (page - 1) * limit, limit, cancellationToken);
        return ApiReply.Ok(new { Total = total, HasNextPage = page * (long)limit < total, Items = items.Select(Describe).ToList() });
    }

    private static async Task<IResult> TryLinkAsync(HttpContext http, FindIntegrations integrations, TryLink link, CancellationToken cancellationToken)
    {
        var id = await AppAsync(integrations, (await ApiBody.ReadAsync<PersonRequest>(http.Request)).IntegrationId, cancellationToken);
        var report = await link.RunAsync(id, http.Actor(), null, cancellationToken);
        ApiCheck.That(report is not null, "integration_id: the WeCom app has no secret yet");
        return ApiReply.Ok(new
        {
            NewLinkedPersonIds = report.Linked,
            StoppedByErrcode = report.StoppedBy,
            Results = report.Lines.Select(line => new
            {
                PersonId = line.MemberId,
                PersonName = line.Name,
                Result = Names.ConvertName(line.Outcome.ToString()),
                WecomUserid = line.WeComUserId,
                Errcode = line.ErrCode,
            }).ToList(),
        });
    }

    private static async Task<IResult> UnlinkAsync(HttpContext http, FindIntegrations integrations, UnlinkMember unlink, CancellationToken cancellationToken)
    {
        var request = await ApiBody.ReadAsync<PersonRequest>(http.Request);
        var id = await AppAsync(integrations, request.IntegrationId, cancellationToken);
        var personId = ApiCheck.Required(request.PersonId, "person_id");
        ApiCheck.Found(await unlink.RunAsync(id, personId, http.Actor(), cancellationToken), "person_id");
        return ApiReply.Ok();
    }

    private static async Task<long> AppAsync(FindIntegrations integrations, long? integrationId, CancellationToken cancellationToken)
    {
        var id = ApiCheck.Required(integrationId, "integration_id");
        var integration = ApiCheck.Found(await integrations.OneAsync(id, cancellationToken), "integration_id");
        ApiCheck.That(integration.PluginType == PluginType.WeComApp, "integration_id: only a WeCom app has linked users");
        return id;
    }

    private static object Describe(Person person) => new
    {
        PersonId = person.MemberId,
        PersonName = person.Name,
        person.Email,
        person.Phone,
        Status = Names.ConvertName(person.Status.ToString()),
        WecomUserid = person.WeComUserId ?? "",
        LinkedAt = person.LinkedAt.Seconds(),
        person.LinkedBy,
        person.LinkedByName,
        LinkMethod = person.WeComUserId is null ? "" : Names.ConvertName(person.Method.ToString()),
        OutOfReachSince = person.LostAt.Seconds(),
        OutOfReachReason = person.LostAt is null ? "" : Names.ConvertName(person.LostReason.ToString()),
    };
}
