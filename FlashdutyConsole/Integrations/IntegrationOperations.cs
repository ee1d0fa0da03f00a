using System.Globalization;
using System.Text.Json;
using FlashdutyConsole.Data;
using FlashdutyConsole.Integrations.Checks;
using FlashdutyConsole.Members;
using FlashdutyConsole.OpenApi;

namespace FlashdutyConsole.Integrations;

/// <summary>The operations <c>/datasource/*</c>, which the public API does not have. Secrets go in and never come out.</summary>
public static class IntegrationOperations
{
    /// <summary>Maps them into the group of all operations.</summary>
    public static RouteGroupBuilder MapIntegrationOperations(this RouteGroupBuilder operations)
    {
        operations.MapPost("/datasource/upsert", UpsertAsync).Needs(MemberRole.Admin);
        operations.MapPost("/datasource/info", InfoAsync).Needs(MemberRole.Admin);
        operations.MapPost("/datasource/list", ListAsync).Needs(MemberRole.Admin);
        operations.MapPost("/datasource/check", CheckAsync).Needs(MemberRole.Admin);
        operations.MapPost("/datasource/delete", DeleteAsync).Needs(MemberRole.Admin);
        return operations;
    }

    private static async Task<IResult> UpsertAsync(
        HttpContext http, SaveIntegration save, FindIntegrations find, IntegrationDirectory directory, ConsoleAddress address, CancellationToken cancellationToken)
    {
        var request = await ApiBody.ReadAsync<UpsertRequest>(http.Request);
        var id = request.IntegrationId ?? 0;
        var present = id == 0 ? null : ApiCheck.Found(await find.OneAsync(id, cancellationToken), "integration_id");
        var type = ApiCheck.Word(ApiCheck.Required(request.PluginType ?? present?.PluginType, "plugin_type"), "plugin_type", PluginType.All);
        ApiCheck.That(present is null || present.PluginType == type, "plugin_type of an integration does not change");
        var name = ApiCheck.Text(ApiCheck.Required(request.Name ?? present?.Name, "name"), 1, 59, "name");
        var draft = new IntegrationDraft { Id = id, Name = name, PluginType = type, ChannelId = present?.ChannelId ?? 0 };
        draft = type == PluginType.WeComApp ? WithWeCom(draft, request.Settings, present) : WithSource(draft, request.Settings);
        if (type == PluginType.WeComApp && JsonColumn.Read<WeComSettings>(draft.Settings).WarRoomEnabled)
        {
            var other = WarRoomPlace.Other(await directory.AllAsync(cancellationToken), id);
            ApiCheck.That(other is null, $"settings.war_room_enabled: integration {other?.Id} has war rooms already, and only one can; switch them off there first");
        }

        var saved = ApiCheck.Found(await save.RunAsync(draft, http.Actor(), cancellationToken), "settings.channel_id");
        return ApiReply.Ok(new
        {
            IntegrationId = saved.Id,
            IntegrationKey = saved.Key,
            PushUrl = PushUrl(saved, address),
            CallbackUrl = Addresses(saved, address)?.CallbackUrl.AbsoluteUri,
            HomepageUrl = Addresses(saved, address)?.HomepageUrl.AbsoluteUri,
        });
    }

    private static async Task<IResult> InfoAsync(HttpContext http, FindIntegrations find, ConsoleAddress address, CancellationToken cancellationToken)
    {
        var id = ApiCheck.Required((await ApiBody.ReadAsync<IntegrationIdRequest>(http.Request)).IntegrationId, "integration_id");
        return ApiReply.Ok(Describe(ApiCheck.Found(await find.OneAsync(id, cancellationToken), "integration_id"), address));
    }

    private static async Task<IResult> ListAsync(HttpContext http, FindIntegrations find, ConsoleAddress address, CancellationToken cancellationToken)
    {
        var request = await ApiBody.ReadAsync<ListIntegrationsRequest>(http.Request);
        var category = ApiCheck.Word(request.Category, "category", "", "im", "event.alert");
        var kind = ApiCheck.Word(request.PluginType, "plugin_type", ["", .. PluginType.All]);
        var (page, limit) = ApiCheck.Page(request.P, request.Limit, standard: 100);
        var kinds = PluginType.All
            .Where(type => category is null or "" || PluginType.CategoryOf(type) == category)
            .Where(type => kind is null or "" || type == kind).ToList();
        var (items, total) = await find.RunAsync(kinds, (page - 1) * limit, limit, cancellationToken);
        return ApiReply.Ok(new
        {
            Total = total,
            HasNextPage = page * (long)limit < total,
            Items = items.Select(integration => Describe(integration, address)).ToList(),
        });
    }

    private static async Task<IResult> DeleteAsync(HttpContext http, DeleteIntegration delete, CancellationToken cancellationToken)
    {
        var id = ApiCheck.Required((await ApiBody.ReadAsync<IntegrationIdRequest>(http.Request)).IntegrationId, "integration_id");
        return await delete.RunAsync(id, http.Actor(), cancellationToken) switch
        {
            DeleteOutcome.Deleted => ApiReply.Ok(),
            DeleteOutcome.InUse => ApiReply.Error(ApiErrorCode.ReferenceExist, "escalation rules still notify by this integration"),
            _ => ApiReply.Error(ApiErrorCode.ResourceNotFound, "integration_id: there is no such thing"),
        };
    }

    private static async Task<IResult> CheckAsync(HttpContext http, FindIntegrations find, CheckIntegration check, CancellationToken cancellationToken)
    {
        var request = await ApiBody.ReadAsync<CheckRequest>(http.Request);
        var id = ApiCheck.Required(request.IntegrationId, "integration_id");
        var checks = ApiCheck.List(request.Checks, "checks", CheckId.All.Count).Select(name => ApiCheck.Word(name, "checks", CheckId.All)).Distinct().ToList();
        var integration = ApiCheck.Found(await find.OneAsync(id, cancellationToken), "integration_id");
        ApiCheck.That(integration.PluginType == PluginType.WeComApp, "integration_id: only a WeCom app has checks");
        // A card goes out only when it is asked for by name: to the one who asks.
        var card = checks.Contains(CheckId.Card) ? new CardTarget(http.Actor().MemberId) : null;
        var results = ApiCheck.Found(await check.RunAsync(id, checks, card, cancellationToken), "integration_id");
        return ApiReply.Ok(new { Checks = results.Select(Describe).ToList() });
    }

    private static object Describe(CheckResult result)
    {
        var (message, cure) = CheckWords.Describe(result, CultureInfo.CurrentUICulture);
        return new
        {
            result.Id,
            Status = CheckWords.Name(result.Status),
            Errcode = result.ErrCode == 0 ? (int?)null : result.ErrCode,
            Message = message,
            Cure = cure.Length == 0 ? null : cure,
            result.Paste,
            CheckedAt = result.CheckedAt.Seconds(),
        };
    }

    private static IntegrationDraft WithWeCom(IntegrationDraft draft, JsonElement? given, Integration? present)
    {
        ApiCheck.That(present is not null || given is not null, "settings is required");
        var request = Read<WeComSettingsRequest>(given) ?? new WeComSettingsRequest(null, null, null, null, null, null, null, null, null, null, null, null, null);
        var settings = WeComSettingsCheck.Settings(draft.Name, request, present);
        return draft with { Settings = JsonColumn.Write(settings), Secrets = WeComSettingsCheck.Secrets(request), KeepsOldSecrets = true };
    }

    private static IntegrationDraft WithSource(IntegrationDraft draft, JsonElement? given)
    {
        var channel = Read<SourceSettings>(given)?.ChannelId ?? draft.ChannelId;
        ApiCheck.That(channel >= 0, "settings.channel_id must not be negative");
        return draft with { ChannelId = channel };
    }

    private static T? Read<T>(JsonElement? settings)
        where T : class
    {
        if (settings is null or { ValueKind: JsonValueKind.Null or JsonValueKind.Undefined })
        {
            return null;
        }

        try
        {
            return settings.Value.Deserialize<T>(ApiReply.Json);
        }
        catch (JsonException exception)
        {
            throw new ApiException(ApiErrorCode.InvalidParameter, $"settings{exception.Path?.TrimStart('$')} is not valid");
        }
    }

    private static object Describe(Integration integration, ConsoleAddress address) => new
    {
        IntegrationId = integration.Id,
        IntegrationKey = integration.Key,
        integration.Name,
        integration.PluginType,
        Category = PluginType.CategoryOf(integration.PluginType),
        AccountId = Account.Id,
        TeamId = 0,
        Settings = SettingsOf(integration),
        PushUrl = PushUrl(integration, address),
        CallbackUrl = Addresses(integration, address)?.CallbackUrl.AbsoluteUri,
        HomepageUrl = Addresses(integration, address)?.HomepageUrl.AbsoluteUri,
        BrokenErrcode = integration.BrokenErrCode,
        BrokenSince = integration.BrokenSince.Seconds(),
        Status = "enabled",
        integration.CreatorId,
        CreatedAt = integration.CreatedAt.Seconds(),
        UpdatedAt = integration.UpdatedAt.Seconds(),
    };

    private static object SettingsOf(Integration integration)
    {
        if (integration.PluginType != PluginType.WeComApp)
        {
            return new { integration.ChannelId };
        }

        var settings = JsonColumn.Read<WeComSettings>(integration.Settings);
        bool IsSet(string field) => integration.ProtectedSecrets.ContainsKey(field);
        return new
        {
            settings.Mode,
            settings.CorpId,
            settings.Deployment,
            settings.Endpoint,
            settings.OauthEndpoint,
            settings.AgentId,
            settings.ApiDomain,
            settings.ConsoleDomain,
            settings.DomainProof,
            settings.WarRoomEnabled,
            SecretSet = IsSet("secret"),
            TokenSet = IsSet("token"),
            EncodingAesKeySet = IsSet("encoding_aes_key"),
        };
    }

    private static string? PushUrl(Integration integration, ConsoleAddress address) => integration.PluginType == PluginType.WeComApp
        ? null
        : address.Of($"/event/push/alert/{integration.PluginType}") + "?integration_key=" + integration.Key;

    private static IntegrationAddresses? Addresses(Integration integration, ConsoleAddress address) => integration.PluginType == PluginType.WeComApp
        ? IntegrationAddresses.Of(integration.Key, JsonColumn.Read<WeComSettings>(integration.Settings), address)
        : null;
}
