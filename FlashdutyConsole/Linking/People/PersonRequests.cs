namespace FlashdutyConsole.Linking.People;

// Bodies of the person operations. A missing field is null.

internal sealed record ListPersonsRequest(long? IntegrationId, string? Filter, string? Query, int? P, int? Limit);

internal sealed record PersonRequest(long? IntegrationId, long? PersonId);
