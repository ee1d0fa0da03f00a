using System.Text.Json;

namespace FlashdutyConsole.Integrations;

// Bodies of the datasource operations. A missing field is null.

internal sealed record IntegrationIdRequest(long? IntegrationId);

internal sealed record ListIntegrationsRequest(string? Category, string? PluginType, int? P, int? Limit);

internal sealed record CheckRequest(long? IntegrationId, IReadOnlyList<string>? Checks);

internal sealed record UpsertRequest(long? IntegrationId, string? Name, string? PluginType, JsonElement? Settings);

internal sealed record SourceSettings(long? ChannelId);

internal sealed record WeComSettingsRequest(
    string? Mode, string? CorpId, string? Deployment, string? Endpoint, string? OauthEndpoint, long? AgentId, string? Secret, string? Token,
    string? EncodingAesKey, string? ApiDomain, string? ConsoleDomain, string? DomainProof, bool? WarRoomEnabled);
