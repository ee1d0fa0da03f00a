using System.Text.Json;
using FlashdutyConsole.Sandbox.Callbacks;
using FlashdutyConsole.Sandbox.Messages;
using FlashdutyConsole.Sandbox.Wire;

namespace FlashdutyConsole.Sandbox.Admin;

/// <summary>Writes what a driver may see: companies, people, conversations, counts, calls.</summary>
internal static class DriverState
{
    public static WireReply Write(SandboxWeCom weCom) => WireReply.Json(json =>
    {
        json.WriteStartObject();
        json.WriteStartArray("corps");
        foreach (var corp in weCom.Corps)
        {
            WriteCorp(json, weCom, corp);
        }

        json.WriteEndArray();
        var counts = weCom.CountAll();
        json.WriteStartObject("counts");
        json.WriteNumber("visible", counts.TotalVisible);
        json.WriteNumber("silent_drops", counts.TotalSilentDrops);
        Write(json, "requests", counts.RawRequests.Select(pair => (pair.Key, pair.Value)));
        Write(json, "visible_by_user", counts.VisibleMessages.Select(pair => (pair.Key, (long)pair.Value)));
        Write(json, "silent_drops_by_user", counts.SilentDrops.Select(pair => (pair.Key, (long)pair.Value)));
        json.WriteEndObject();
        json.WriteEndObject();
    });

    public static WireReply WriteCalls(SandboxWeCom weCom) => WireReply.Json(json =>
    {
        json.WriteStartArray();
        foreach (var call in weCom.Calls)
        {
            json.WriteStartObject();
            json.WriteString("time", call.Time);
            json.WriteString("direction", call.Direction.ToString());
            json.WriteString("method", call.Method);
            json.WriteString("path", call.Path);
            json.WriteString("query", call.Query);
            json.WriteNumber("status", call.Status);
            if (call.ErrCode is { } errCode)
            {
                json.WriteNumber("errcode", errCode);
            }

            json.WriteNumber("duration_ms", call.Duration.TotalMilliseconds);
            json.WriteString("request", call.RequestBody);
            json.WriteString("request_sha256", call.RequestSha256);
            json.WriteString("response", call.ResponseBody);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    });

    public static WireReply Write(SandboxClickOutcome outcome, SandboxMessage? message) => WireReply.Json(json =>
    {
        json.WriteStartObject();
        json.WriteString("result", outcome.Result.ToString());
        json.WriteString("failure", outcome.Failure?.ToString());
        json.WriteNumber("attempts", outcome.Attempts);
        json.WriteString("detail", outcome.Detail);
        if (message is not null)
        {
            json.WritePropertyName("message");
            Write(json, message);
        }

        json.WriteEndObject();
    });

    private static void WriteCorp(Utf8JsonWriter json, SandboxWeCom weCom, SandboxCorp corp)
    {
        json.WriteStartObject();
        json.WriteString("corp_id", corp.CorpId);
        json.WriteString("name", corp.Name);
        json.WriteStartArray("apps");
        foreach (var app in corp.Apps)
        {
            json.WriteStartObject();
            json.WriteNumber("agent_id", app.AgentId);
            json.WriteString("name", app.Name);

            // A driver plays the administrator, who copies the Secret from this page into the console.
            json.WriteString("secret", app.Secret);
            json.WriteBoolean("enabled", app.Enabled);
            json.WriteBoolean("root_visible", app.RootVisible);
            json.WriteString("callback_url", app.CallbackUrl);
            json.WriteString("trusted_domain", app.TrustedDomain);
            json.WriteString("trusted_ips", app.TrustedIps is { } addresses ? string.Join(';', addresses) : null);
            json.WriteString("visible_users", string.Join('|', AppVisibility.Of(app).UserIds));
            json.WriteString("visible_departments", string.Join('|', AppVisibility.Of(app).DepartmentIds));
            json.WriteString("home_url", app.HomeUrl);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("users");
        foreach (var user in corp.Users)
        {
            json.WriteStartObject();
            json.WriteString("user_id", user.UserId);
            json.WriteString("name", user.Name);
            json.WriteBoolean("enabled", user.Enabled);
            json.WriteStartArray("messages");
            foreach (var message in weCom.MessagesOf(user.UserId, corp: corp))
            {
                Write(json, message);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("group_chats");
        foreach (var chat in weCom.GroupChatsOf(corp))
        {
            json.WriteStartObject();
            json.WriteString("chat_id", chat.ChatId);
            json.WriteString("name", chat.Name);
            json.WriteString("owner", chat.Owner);
            json.WriteString("members", string.Join('|', chat.Members));
            json.WriteNumber("messages", chat.Messages.Count);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, SandboxMessage message)
    {
        json.WriteStartObject();
        json.WriteString("msg_id", message.MsgId);
        json.WriteNumber("agent_id", message.AgentId);
        json.WriteString("time", message.Time);
        json.WriteString("kind", message.Kind.ToString());
        json.WriteString("text", message.Text ?? message.TextCard?.Title);
        json.WriteString("task_id", message.TaskId);
        json.WriteString("replaced_text", message.ReplacedText);
        json.WriteString("pressed_key", message.PressedKey);
        json.WriteString("duplicate_of", message.DuplicateOf);
        json.WriteBoolean("from_member", message.FromMember);
        json.WriteBoolean("recalled", message.Recalled);
        json.WriteNumber("updates", message.Updates);
        if (message.CardJson is { } card)
        {
            json.WritePropertyName("card");
            json.WriteRawValue(card);
        }

        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string name, IEnumerable<(string Key, long Value)> pairs)
    {
        json.WriteStartObject(name);
        foreach (var (key, value) in pairs)
        {
            json.WriteNumber(key, value);
        }

        json.WriteEndObject();
    }
}
