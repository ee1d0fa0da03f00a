using System.Globalization;
using FlashdutyConsole.Incidents;
using FlashdutyConsole.Integrations;
using FlashdutyConsole.Members;
using FlashdutyConsole.OpenApi;
using FlashdutyConsole.WeCom;

namespace FlashdutyConsole.WarRooms;

/// <summary>The operations <c>/incident/war-room/*</c>.</summary>
public static class WarRoomOperations
{
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en");

    /// <summary>Maps them into the group of all operations.</summary>
    public static RouteGroupBuilder MapWarRoomOperations(this RouteGroupBuilder operations)
    {
        operations.MapPost("/incident/war-room/create", CreateAsync).Needs(MemberRole.Responder);
        operations.MapPost("/incident/war-room/list", ListAsync).Needs(MemberRole.Viewer);
        operations.MapPost("/incident/war-room/detail", DetailAsync).Needs(MemberRole.Viewer);
        operations.MapPost("/incident/war-room/delete", DeleteAsync).Needs(MemberRole.Responder);
        return operations;
    }

    private static async Task<IResult> CreateAsync(HttpContext http, CreateWarRoom create, CancellationToken cancellationToken)
    {
        var request = await ApiBody.ReadAsync<CreateWarRoomRequest>(http.Request);
        var result = await create.RunAsync(
            ApiCheck.Id(request.IncidentId, "incident_id"), ApiCheck.Required(request.IntegrationId, "integration_id"),
            ApiCheck.List(request.MemberIds, "member_ids"), request.AddObservers ?? false, http.Actor(), cancellationToken);
        // The id is ours: it holds even while WeCom has not answered yet.
        return result is { Outcome: WarRoomOutcome.Done or WarRoomOutcome.Unchanged, Room: { } room } ? ApiReply.Ok(Describe(room)) : Error(result);
    }

    private static async Task<IResult> ListAsync(HttpContext http, FindWarRooms find, FindIncident incidents, CancellationToken cancellationToken)
    {
        var request = await ApiBody.ReadAsync<ListWarRoomsRequest>(http.Request);
        var id = ApiCheck.Id(request.IncidentId, "incident_id");
        ApiCheck.Found(await incidents.RunAsync(id, cancellationToken), "incident_id");
        var rooms = await find.RunAsync(id, request.IntegrationId ?? 0, cancellationToken);
        return ApiReply.Ok(new
        {
            Items = rooms.Select(room => new
            {
                AccountId = Account.Id,
                room.IntegrationId,
                room.CreatedBy,
                room.ChatId,
                room.IncidentId,
                Status = StatusOf(room),
                CreatedAt = room.CreatedAt.Seconds(),
                PluginType = PluginType.WeComApp,
            }).ToList(),
        });
    }

    private static async Task<IResult> DetailAsync(HttpContext http, FindWarRooms find, LookAtWarRoom look, CancellationToken cancellationToken)
    {
        var request = await ApiBody.ReadAsync<WarRoomDetailRequest>(http.Request);
        var integrationId = ApiCheck.Required(request.IntegrationId, "integration_id");
        var chatId = ApiCheck.Text(ApiCheck.Required(request.ChatId, "chat_id"), 1, 64, "chat_id");
        var known = ApiCheck.Found(await find.ByChatAsync(integrationId, chatId, cancellationToken), "chat_id");
        var result = await look.RunAsync(known.Id, always: true, cancellationToken);
        var room = result.Room ?? known;
        return room.State == WarRoomState.Gone ? ApiReply.Ok()
            : result.Outcome == WarRoomOutcome.Unreachable ? Unreachable(room)
            : ApiReply.Ok(Describe(room));
    }

    private static async Task<IResult> DeleteAsync(HttpContext http, DeleteWarRoom delete, CancellationToken cancellationToken)
    {
        var request = await ApiBody.ReadAsync<DeleteWarRoomRequest>(http.Request);
        var result = await delete.RunAsync(
            ApiCheck.Id(request.IncidentId, "incident_id"), ApiCheck.Required(request.IntegrationId, "integration_id"), http.Actor(), cancellationToken);
        return result.Outcome is WarRoomOutcome.Done or WarRoomOutcome.Unchanged ? ApiReply.Ok() : Error(result);
    }

    private static object Describe(WarRoom room) => new { room.ChatId, ChatName = room.Name, ShareLink = "" };

    private static string StatusOf(WarRoom room) => room.DeletedAt is not null ? "deleted" : room.State switch
    {
        WarRoomState.Creating => "creating",
        WarRoomState.Open => "enabled",
        WarRoomState.Closed => "closed",
        WarRoomState.Failed => "failed",
        _ => "gone",
    };

    private static IResult Error(WarRoomResult result) => result.Outcome switch
    {
        WarRoomOutcome.NotFound => ApiReply.Error(ApiErrorCode.ResourceNotFound, "incident_id or integration_id: there is no such thing"),
        WarRoomOutcome.NotEnabled => ApiReply.Error(ApiErrorCode.InvalidParameter, "integration_id: war rooms are not switched on for this integration"),
        WarRoomOutcome.Closed => ApiReply.Error(ApiErrorCode.InvalidParameter, "incident_id: the incident is closed"),
        WarRoomOutcome.UnknownMember => ApiReply.Error(ApiErrorCode.ResourceNotFound, "member_ids: a member does not exist"),
        WarRoomOutcome.TooFew => ApiReply.Error(ApiErrorCode.InvalidParameter, TooFew(result)),
        _ => result.Room is { ErrCode: not 0 } room ? ApiReply.Error(ApiErrorCode.InvalidParameter, Said(room)) : Unreachable(result.Room),
    };

    private static string TooFew(WarRoomResult result) =>
        "member_ids: a group needs two different people who are linked to WeCom" + (result.Unable.Count == 0 ? "" : "; these members cannot join: "
            + string.Join(", ", result.Unable.Take(20).Select(member => $"{member.MemberId.ToString(CultureInfo.InvariantCulture)} ({member.Reason})")));

    private static string Said(WarRoom room)
    {
        var (meaning, cure) = WeComErrors.Describe(room.ErrCode, English);
        return $"WeCom answered {room.ErrCode.ToString(CultureInfo.InvariantCulture)}: {meaning} {cure}";
    }

    private static IResult Unreachable(WarRoom? room) => ApiReply.Error(
        ApiErrorCode.ServiceUnavailable, room is { ErrCode: not 0 } ? Said(room) : "WeCom could not be asked", TimeSpan.FromSeconds(5));
}
