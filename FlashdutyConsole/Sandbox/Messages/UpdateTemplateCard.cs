using System.Text.Json;
using FlashdutyConsole.Sandbox.Wire;

namespace FlashdutyConsole.Sandbox.Messages;

/// <summary>POST /cgi-bin/message/update_template_card (document 94888).</summary>
internal sealed class UpdateTemplateCard(SandboxWeCom weCom)
{
    private const int MostUsers = 1000;
    private const int MostDepartments = 100;

    public WireReply Run(WireCall call, SandboxApp app)
    {
        var now = weCom.Time.GetUtcNow();
        var code = call.ReadJson(out var root);
        if (code == WireCode.Ok)
        {
            code = SendMessage.ReadAgent(root, app, out _);
        }

        CardChange? change = null;
        if (code == WireCode.Ok)
        {
            code = ReadChange(root, app, out change);
        }

        List<string> named = [];
        List<int> parties = [];
        var all = false;
        if (code == WireCode.Ok)
        {
            code = ReadWhom(root, out named, out parties, out all);
        }

        string? responseCode = null;
        if (code == WireCode.Ok && (!root.TryText("response_code", out responseCode) || string.IsNullOrEmpty(responseCode)))
        {
            code = WireCode.ResponseCodeInvalid;
        }

        List<string> invalid = [];
        if (code == WireCode.Ok)
        {
            lock (weCom.Gate)
            {
                code = Spend(app, responseCode!, change!, now, out var sent);
                if (code == WireCode.Ok)
                {
                    Apply(app, sent!, change!, named, parties, all, invalid);
                }
            }
        }

        if (code != WireCode.Ok)
        {
            return WireReply.Error(code, call, now);
        }

        weCom.Announce(null);
        return WireReply.Ok(json =>
        {
            // An array here, a joined string in message/send.
            json.WriteStartArray("invaliduser");
            foreach (var userId in invalid)
            {
                json.WriteStringValue(userId);
            }

            json.WriteEndArray();
        });
    }

    private static int ReadChange(JsonElement root, SandboxApp app, out CardChange? change)
    {
        change = null;
        if (!root.TryPart("button", JsonValueKind.Object, out var button)
            || !root.TryPart("template_card", JsonValueKind.Object, out var card)
            || button is null == card is null
            || !root.TryFlag("enable_id_trans", out _))
        {
            return WireCode.ArgumentInvalid;
        }

        if (button is not null)
        {
            if (!button.Value.TryText("replace_name", out var name) || string.IsNullOrEmpty(name))
            {
                return WireCode.ArgumentInvalid;
            }

            change = CardChange.CloseButtons(name);
            return WireCode.Ok;
        }

        var code = MessageContent.ReadCard(root, update: true, out var content);
        if (code != WireCode.Ok)
        {
            return code;
        }

        change = CardChange.NewCard(content);
        return content.CallsBack && app.Callback is null ? WireCode.CallbackUrlRequired : WireCode.Ok;
    }

    private static int ReadWhom(JsonElement root, out List<string> users, out List<int> parties, out bool all)
    {
        parties = [];
        all = false;
        if (!root.TryTexts("userids", out users) || !root.TryIntegers("partyids", out parties)
            || !root.TryIntegers("tagids", out var tags) || !root.TryFlag("atall", out all))
        {
            return WireCode.ArgumentInvalid;
        }

        return users.Count > MostUsers ? WireCode.UserListTooLong
            : parties.Count > MostDepartments ? WireCode.TooManyDepartments
            : tags.Count > MostDepartments ? WireCode.TooManyTags
            : users.Count + parties.Count + tags.Count == 0 && !all ? WireCode.RecipientsMissing
            : WireCode.Ok;
    }

    /// <summary>A code works once, for 72 h, for its app and its message (protocol §4.5); a refused call does not use it up.</summary>
    private int Spend(SandboxApp app, string text, CardChange change, DateTimeOffset now, out SentMessage? sent)
    {
        sent = null;
        var code = weCom.ResponseCodes.Find(text);
        if (code is null || code.Until <= now)
        {
            return WireCode.ResponseCodeInvalid;
        }

        if (code.App != app)
        {
            return WireCode.UpdateByAnotherApp;
        }

        if (code.Used)
        {
            return weCom.Switches.ReusedResponseCodeErrCode;
        }

        sent = app.Mail.FindSent(code.MsgId);
        if (sent is null)
        {
            return WireCode.ResponseCodeInvalid;
        }

        if (change.ClosesButtons && !sent.HasButtons)
        {
            // Only button, vote and multiple cards have buttons to rename (document 94888).
            return WireCode.ArgumentInvalid;
        }

        code.Used = true;
        return WireCode.Ok;
    }

    private static void Apply(
        SandboxApp app, SentMessage sent, CardChange change, List<string> named, List<int> parties, bool all, List<string> invalid)
    {
        var received = new HashSet<string>(sent.Recipients, StringComparer.OrdinalIgnoreCase);
        var chosen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var userId in all ? sent.Recipients : named)
        {
            // Who never got the card or no longer sees the app is listed, the others are updated.
            if (received.Contains(userId) && app.IsVisibleTo(userId))
            {
                chosen.Add(userId);
            }
            else
            {
                invalid.Add(userId);
            }
        }

        chosen.UnionWith(sent.Recipients.Where(userId => app.Corp.FindUser(userId) is { } user
            && app.IsVisibleTo(user) && parties.Exists(party => app.Corp.IsWithin(user.DepartmentId, party))));
        foreach (var userId in chosen)
        {
            change.ApplyTo(app.Mail.ConversationWith(userId), sent.MsgId);
        }
    }
}
