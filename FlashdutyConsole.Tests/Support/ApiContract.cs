using System.Net;
using System.Text.Json;

namespace FlashdutyConsole.Tests.Support;

/// <summary>
/// Whether an answer is one that the public API could give. Read from its own document when that lies beside the repository
/// (or where FLASHDUTY_OPENAPI says), otherwise from a short table of required fields.
/// </summary>
public static class ApiContract
{
    private static readonly JsonElement? Document = Load();

    // data's required fields, and after the colon those of each entry in items.
    private static readonly Dictionary<string, string> Required = new()
    {
        ["/incident/list"] = "total has_next_page items: incident_id account_id channel_id progress incident_severity incident_status title num start_time end_time responders labels assigned_to alert_cnt detail_url manual_overrides",
        ["/incident/list-by-ids"] = "total has_next_page items: incident_id title progress",
        ["/incident/info"] = "incident_id account_id channel_id integration_ids integration_types dedup_key start_time ack_time close_time creator_id closer_id owner_id incident_status incident_severity progress title description impact root_cause resolution num snoozed_before group_method ever_muted labels fields assigned_to alert_cnt active_alert_cnt alert_event_cnt responders account_name account_locale account_time_zone channel_name channel_status detail_url silence_url post_mortem_id images manual_overrides",
        ["/incident/alert/list"] = "total items: alert_id integration_id channel_id alert_key alert_severity alert_status start_time last_time end_time labels event_cnt",
        ["/incident/feed"] = "has_next_page items: ref_id type detail account_id creator_id created_at updated_at",
        ["/incident/create"] = "incident_id title",
        ["/channel/create"] = "channel_id channel_name",
        ["/channel/list"] = "total has_next_page items: channel_id channel_name status",
        ["/channel/infos"] = "items: channel_id channel_name",
        ["/channel/escalate/rule/create"] = "rule_id rule_name",
        ["/channel/escalate/rule/list"] = "items: account_id channel_id priority aggr_window rule_name description layers time_filters filters status template_id rule_id updated_by created_at updated_at",
        ["/channel/escalate/rule/info"] = "account_id channel_id priority aggr_window rule_name description layers time_filters filters status template_id rule_id updated_by created_at updated_at",
        ["/template/create"] = "template_id template_name",
        ["/template/info"] = "account_id team_id template_id template_name description email sms wecom_app status creator_id updated_by created_at updated_at",
        ["/template/list"] = "total has_next_page items: template_id template_name wecom_app status",
        ["/member/list"] = "items: account_id member_id member_name country_code phone email phone_verified email_verified avatar status account_role_ids created_at updated_at ref_id is_external",
        ["/alert/list"] = "items: alert_id alert_severity alert_status",
    };

    /// <summary>Fails the test unless the answer, success or error, is as the document says.</summary>
    public static void Verify(string operation, ApiAnswer answer)
    {
        Assert.Equal("application/json", answer.ContentType);
        Assert.False(string.IsNullOrEmpty(answer.RequestIdHeader));
        Assert.Equal(answer.RequestIdHeader, answer.Body.GetProperty("request_id").GetString());
        var faults = Document is { } document ? ByDocument(document, operation, answer) : ByTable(operation, answer);
        Assert.True(faults.Count == 0, $"{operation} {(int)answer.Status}: {string.Join("; ", faults.Take(10))}\n{answer.Text}");
    }

    /// <summary>Fails the test unless the detail is that of its own type of timeline entry.</summary>
    public static void VerifyFeedDetail(string type, JsonElement detail)
    {
        Assert.Equal(JsonValueKind.Object, detail.ValueKind);
        if (Document is { } document)
        {
            var schemas = new JsonSchema(document);
            var mapping = document.GetProperty("components").GetProperty("schemas").GetProperty("IncidentFeedItem")
                .GetProperty("properties").GetProperty("detail").GetProperty("discriminator").GetProperty("mapping");
            if (mapping.TryGetProperty(type, out var reference))
            {
                var faults = schemas.Check(schemas.Resolve(reference.GetString()!), detail);
                Assert.True(faults.Count == 0, $"{type}: {string.Join("; ", faults)}\n{detail}");
            }
        }
    }

    private static IReadOnlyList<string> ByDocument(JsonElement document, string operation, ApiAnswer answer)
    {
        var schemas = new JsonSchema(document);
        if (answer.Status == HttpStatusCode.OK)
        {
            // Operations that the console adds have no entry; their tests look at the fields.
            return document.GetProperty("paths").TryGetProperty(operation, out var path)
                ? schemas.Check(
                    path.GetProperty("post").GetProperty("responses").GetProperty("200").GetProperty("content")
                        .GetProperty("application/json").GetProperty("schema"),
                    answer.Body)
                : [];
        }

        return schemas.Check(schemas.Resolve("#/components/schemas/ErrorResponse"), answer.Body);
    }

    private static List<string> ByTable(string operation, ApiAnswer answer)
    {
        if (answer.Status != HttpStatusCode.OK)
        {
            return Missing(answer.Body.GetProperty("error"), "code message");
        }

        var data = answer.Body.GetProperty("data");
        if (!Required.TryGetValue(operation, out var fields))
        {
            return [];
        }

        var parts = fields.Split(':');
        var faults = Missing(data, parts[0]);
        if (parts.Length > 1 && data.TryGetProperty("items", out var items))
        {
            faults.AddRange(items.EnumerateArray().SelectMany(item => Missing(item, parts[1])));
        }

        return faults;
    }

    private static List<string> Missing(JsonElement value, string fields) =>
        fields.Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(name => !value.TryGetProperty(name, out _))
            .Select(name => name + " is missing").ToList();

    private static JsonElement? Load()
    {
        var file = Environment.GetEnvironmentVariable("FLASHDUTY_OPENAPI") ?? BesideTheRepository();
        return file is not null && File.Exists(file) ? JsonDocument.Parse(File.ReadAllText(file)).RootElement : null;
    }

    private static string? BesideTheRepository()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "FlashdutyConsole.sln")))
            {
                return Path.Combine(folder.Parent?.FullName ?? "", "shared", "flashduty-openapi.json");
            }
        }

        return null;
    }
}
