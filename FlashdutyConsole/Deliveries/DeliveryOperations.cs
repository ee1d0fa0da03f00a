using System.Globalization;
using System.Text.Json;
using FlashdutyConsole.Members;
using FlashdutyConsole.OpenApi;

namespace FlashdutyConsole.Deliveries;

/// <summary>The operation <c>/delivery/list</c>, which the public API does not have.</summary>
public static class DeliveryOperations
{
    /// <summary>Maps it into the group of all operations.</summary>
    public static RouteGroupBuilder MapDeliveryOperations(this RouteGroupBuilder operations)
    {
        operations.MapPost("/delivery/list", ListAsync).Needs(MemberRole.Viewer);
        return operations;
    }

    private static async Task<IResult> ListAsync(HttpContext http, FindDeliveries find, CureLinks cures, CancellationToken cancellationToken)
    {
        var request = await ApiBody.ReadAsync<ListRequest>(http.Request);
        var (page, limit) = ApiCheck.Page(request.P, request.Limit);
        var filter = new DeliveryFilter
        {
            IncidentId = request.IncidentId is null or "" ? null : ApiCheck.Id(request.IncidentId, "incident_id"),
            States = StatesOf(request.Status),
        };
        long? before = request.SearchAfterCtx is null or "" ? null : Cursor(request.SearchAfterCtx);
        var (items, hasMore) = await find.RunAsync(filter, before, before is null ? (page - 1) * limit : 0, limit, cancellationToken);
        var described = new List<object>(items.Count);
        foreach (var row in items)
        {
            described.Add(Describe(row, await cures.OfAsync(row.Delivery.Reason, row.Delivery.IntegrationId, cancellationToken)));
        }

        return ApiReply.Ok(new
        {
            Total = await find.CountAsync(filter, cancellationToken),
            HasNextPage = hasMore,
            SearchAfterCtx = items.Count == 0 ? "" : items[^1].Delivery.Id.ToString(CultureInfo.InvariantCulture),
            Items = described,
        });
    }

    private static object Describe(DeliveryRow row, string? cureUrl)
    {
        var delivery = row.Delivery;
        var (meaning, cure) = DeliveryWords.Describe(delivery.Reason, delivery.ErrCode, CultureInfo.CurrentUICulture);
        return new
        {
            DeliveryId = delivery.Id,
            delivery.IncidentId,
            delivery.IntegrationId,
            PersonId = delivery.MemberId,
            PersonName = row.MemberName,
            WecomUserid = delivery.WeComUserId,
            delivery.NotificationId,
            delivery.CardId,
            Kind = Name(delivery.Kind),
            State = Name(delivery.State),
            Status = Name(delivery.State),
            delivery.Reason,
            Meaning = meaning,
            Cure = cure,
            CureUrl = cureUrl,
            delivery.Attempts,
            Errcode = delivery.ErrCode,
            delivery.Error,
            delivery.TemplateFault,
            delivery.IsTest,
            delivery.MsgId,
            HeldBack = delivery.State == DeliveryState.Pending && delivery.Reason == DeliveryReason.MemberQuota,
            MergedInto = delivery.MergedIntoId,
            Stale = row.StaleSince is not null,
            StaleSince = row.StaleSince.Seconds(),
            DueAt = delivery.DueAt.Seconds(),
            CreatedAt = delivery.CreatedAt.Seconds(),
            FirstAttemptAt = delivery.FirstAttemptAt.Seconds(),
            SentAt = delivery.SentAt.Seconds(),
        };
    }

    private static List<DeliveryState> StatesOf(string? status)
    {
        ApiCheck.Text(status, 0, 200, "status");
        var known = Enum.GetValues<DeliveryState>().ToDictionary(Name);
        var wanted = (status ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        ApiCheck.That(wanted.All(known.ContainsKey), $"status must be of {string.Join(", ", known.Keys)}");
        return wanted.Select(name => known[name]).Distinct().ToList();
    }

    private static long Cursor(string text)
    {
        ApiCheck.That(long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id), "search_after_ctx is not from this list");
        return id;
    }

    private static string Name<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());

    private sealed record ListRequest(string? IncidentId, string? Status, int? P, int? Limit, string? SearchAfterCtx);
}
