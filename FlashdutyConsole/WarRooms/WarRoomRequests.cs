namespace FlashdutyConsole.WarRooms;

// Bodies of the war room operations, named as in the public API. A missing field is null.

internal sealed record CreateWarRoomRequest(string? IncidentId, long? IntegrationId, IReadOnlyList<long>? MemberIds, bool? AddObservers);

internal sealed record ListWarRoomsRequest(string? IncidentId, long? IntegrationId);

internal sealed record WarRoomDetailRequest(long? IntegrationId, string? ChatId);

internal sealed record DeleteWarRoomRequest(string? IncidentId, long? IntegrationId);
