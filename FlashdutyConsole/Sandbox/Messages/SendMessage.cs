using System.Security.Cryptography;
using System.Text.Json;
using FlashdutyConsole.Sandbox.Switches;
using FlashdutyConsole.Sandbox.Wire;

namespace FlashdutyConsole.Sandbox.Messages;

/// <summary>POST /cgi-bin/message/send (document 90236).</summary>
internal sealed class SendMessage(SandboxWeCom weCom)
{
    private const int DefaultDuplicateSeconds = 1800;
    private const int MostDuplicateSeconds = 14400;
    private const int PersonMessagesPerAccount = 200;
    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

    public WireReply Run(WireCall call, SandboxApp app)
    {
        var now = weCom.Time.GetUtcNow();
        var code = call.ReadJson(out var root);
        if (code == WireCode.Ok)
        {
            code = ReadAgent(root, app, out _);
        }

        MessageContent? content = null;
        if (code == WireCode.Ok)
        {
            code = root.TryText("msgtype", out var messageType) ? MessageContent.Read(root, messageType, out content) : WireCode.MessageTypeInvalid;
        }

        TimeSpan? duplicateInterval = null;
        if (code == WireCode.Ok)
        {
            code = ReadOptions(root, out duplicateInterval);
        }

        if (code == WireCode.Ok && content!.CallsBack && app.Callback is null)
        {
            // Without a saved callback URL an app cannot send cards that call back (protocol §0.1).
            code = WireCode.CallbackUrlRequired;
        }

        if (code != WireCode.Ok)
        {
            return WireReply.Error(code, call, now);
        }

        var bodyHash = Convert.ToHexString(SHA256.HashData(call.Body));
        WireReply reply;
        lock (weCom.Gate)
        {
            reply = Accept(call, app, root, content!, bodyHash, duplicateInterval, now);
        }

        if (reply.ErrCode == WireCode.Ok)
        {
            weCom.Announce(null);
        }

        return reply;
    }

    /// <summary>agentid must be a number and the app of the token: 41011, 40058, 301002.</summary>
    public static int ReadAgent(JsonElement root, SandboxApp app, out int? agentId) =>
        !root.TryInteger("agentid", out agentId) ? WireCode.ArgumentInvalid
        : agentId is null ? WireCode.AgentIdMissing
        : agentId == app.AgentId ? WireCode.Ok
        : WireCode.AgentOfAnotherToken;

    private static int ReadOptions(JsonElement root, out TimeSpan? duplicateInterval)
    {
        duplicateInterval = null;
        if (!root.TryInteger("safe", out var safe) || safe is < 0 or > 2
            || !root.TryFlag("enable_id_trans", out _)
            || !root.TryFlag("enable_duplicate_check", out var check)
            || !root.TryInteger("duplicate_check_interval", out var seconds)
            || seconds is < 0 or > MostDuplicateSeconds)
        {
            return WireCode.ArgumentInvalid;
        }

        duplicateInterval = check ? TimeSpan.FromSeconds(seconds ?? DefaultDuplicateSeconds) : null;
        return WireCode.Ok;
    }

    private WireReply Accept(
        WireCall call, SandboxApp app, JsonElement root, MessageContent content, string bodyHash, TimeSpan? duplicateInterval, DateTimeOffset now)
    {
        var code = Recipients.Read(root, app, weCom.Switches.LicenceRequired, out var recipients);
        if (code != WireCode.Ok)
        {
            return WireReply.Error(code, call, now);
        }

        var first = duplicateInterval is { } interval ? app.Mail.FindChecked(bodyHash, now, interval) : null;
        if (first is not null && weCom.Switches.DuplicateCheckBeforeTaskId)
        {
            return Suppressed(recipients, first);
        }

        if (content.Card?.TaskId is { } taskId && app.Mail.IsTaskIdUsed(taskId))
        {
            return WireReply.Error(WireCode.TaskIdBad, call, now);
        }

        if (recipients.Users.Count == 0)
        {
            code = recipients.AnyUnlicensed ? weCom.Switches.AllUnlicensedErrCode : WireCode.AllRecipientsInvalid;
            return code == WireCode.Ok ? Sent(recipients, null) : WireReply.Error(code, call, now);
        }

        if (first is not null)
        {
            return Suppressed(recipients, first);
        }

        if (weCom.Switches.QuotasEnforced
            && !app.Mail.TryCountDay(recipients.Users.Count, (long)app.Corp.AccountCeiling * PersonMessagesPerAccount, now))
        {
            return WireReply.Error(WireCode.TooFrequent, call, now);
        }

        var sent = Deliver(app, content, recipients, bodyHash, now);
        if (duplicateInterval is not null)
        {
            app.Mail.RememberChecked(bodyHash, sent);
        }

        return Sent(recipients, sent);
    }

    private SentMessage Deliver(SandboxApp app, MessageContent content, Recipients recipients, string bodyHash, DateTimeOffset now)
    {
        var msgId = RandomNumberGenerator.GetString(Letters, 48);
        var duplicateOf = app.Mail.FirstWithBody(bodyHash, msgId);
        var reached = new List<string>(recipients.Users.Count);
        foreach (var userId in recipients.Users)
        {
            var conversation = app.Mail.ConversationWith(userId);
            if (weCom.Switches.QuotasEnforced && !conversation.TryPassQuota(now))
            {
                // Silent: errcode 0, the member never sees it (protocol §0.1 rule 5).
                continue;
            }

            reached.Add(userId);
            conversation.Add(new SandboxMessage
            {
                MsgId = msgId,
                AgentId = app.AgentId,
                UserId = userId,
                Time = now,
                Kind = content.Kind,
                Text = content.Text,
                TextCard = content.TextCard,
                Card = content.Card,
                RawCard = content.RawCard,
                TaskId = content.Card?.TaskId,
                DuplicateOf = duplicateOf,
            });
        }

        if (content.Card?.TaskId is { } taskId)
        {
            app.Mail.UseTaskId(taskId);
        }

        var sent = new SentMessage(msgId, app, content.Kind, content.Card?.CardType, now, reached)
        {
            ResponseCode = content.CallsBack ? weCom.ResponseCodes.Issue(app, msgId, now) : null,
        };
        app.Mail.Remember(sent);
        return sent;
    }

    private WireReply Suppressed(Recipients recipients, SentMessage first) =>
        Sent(recipients, weCom.Switches.SuppressedDuplicate == SuppressedDuplicateAnswer.WithFirstMsgId ? first : null);

    private static WireReply Sent(Recipients recipients, SentMessage? sent) => WireReply.Ok(json =>
    {
        // All lists are strings joined by "|"; absent when nothing is wrong (protocol §4.2).
        WriteUnlessEmpty(json, "invaliduser", recipients.InvalidUsers);
        WriteUnlessEmpty(json, "invalidparty", recipients.InvalidParties);
        WriteUnlessEmpty(json, "invalidtag", recipients.InvalidTags);
        WriteUnlessEmpty(json, "unlicenseduser", recipients.Unlicensed);
        WriteUnlessEmpty(json, "msgid", sent?.MsgId);
        WriteUnlessEmpty(json, "response_code", sent?.ResponseCode);
    });

    private static void WriteUnlessEmpty(Utf8JsonWriter json, string name, string? value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            json.WriteString(name, value);
        }
    }
}
