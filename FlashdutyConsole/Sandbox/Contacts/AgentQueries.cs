using System.Globalization;
using System.Text.Json;
using FlashdutyConsole.Sandbox.Wire;

namespace FlashdutyConsole.Sandbox.Contacts;

/// <summary>agent/get and agent/list (protocol §9.1): a token sees its own app only.</summary>
internal sealed class AgentQueries(SandboxWeCom weCom)
{
    public WireReply Get(WireCall call, SandboxApp app)
    {
        var code = call.Method != "GET" ? WireCode.GetRequired
            : call["agentid"] is not { } text ? WireCode.AgentIdMissing
            : !int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var agentId) || app.Corp.FindApp(agentId) is null ? WireCode.AgentIdInvalid
            : agentId != app.AgentId ? WireCode.AgentOfAnotherToken
            : WireCode.Ok;
        return code == WireCode.Ok ? WireReply.Ok(json => Write(json, app)) : WireReply.Error(code, call, weCom.Time.GetUtcNow());
    }

    public WireReply List(WireCall call, SandboxApp app) => call.Method != "GET"
        ? WireReply.Error(WireCode.GetRequired, call, weCom.Time.GetUtcNow())
        : WireReply.Ok(json =>
        {
            json.WriteStartArray("agentlist");
            json.WriteStartObject();
            json.WriteNumber("agentid", app.AgentId);
            json.WriteString("name", app.Name);
            json.WriteString("square_logo_url", app.IconUrl ?? "");
            json.WriteEndObject();
            json.WriteEndArray();
        });

    private static void Write(Utf8JsonWriter json, SandboxApp app)
    {
        json.WriteNumber("agentid", app.AgentId);
        json.WriteString("name", app.Name);
        json.WriteString("square_logo_url", app.IconUrl ?? "");
        json.WriteString("description", app.Description);
        json.WriteStartObject("allow_userinfos");
        json.WriteStartArray("user");
        foreach (var userId in app.VisibleUsers)
        {
            json.WriteStartObject();
            json.WriteString("userid", userId);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteStartObject("allow_partys");
        json.WriteStartArray("partyid");
        IEnumerable<int> parties = app.RootVisible ? [1] : app.VisibleDepartments.Order();
        foreach (var partyId in parties)
        {
            json.WriteNumberValue(partyId);
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteStartObject("allow_tags");
        json.WriteStartArray("tagid");
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteNumber("close", app.Enabled ? 0 : 1);
        json.WriteString("redirect_domain", app.TrustedDomain ?? "");
        json.WriteNumber("report_location_flag", 0);
        json.WriteNumber("isreportenter", app.ReportsEnter ? 1 : 0);
        json.WriteString("home_url", app.HomeUrl ?? "");
        json.WriteNumber("customized_publish_status", 1);
    }
}
