using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using FlashdutyConsole.Sandbox.Messages;
using FlashdutyConsole.Sandbox.Wire;

namespace FlashdutyConsole.Sandbox.Callbacks;

/// <summary>What members do on their phones: press, choose from the menu, open the app, write to it.</summary>
internal sealed class MemberActions(SandboxWeCom weCom, CallbackDelivery delivery)
{
    public Task<SandboxClickOutcome> PressAsync(
        SandboxCorp corp, string userId, string msgId, string key, bool menu,
        IReadOnlyDictionary<string, IReadOnlyList<string>>? selections, CancellationToken cancellationToken)
    {
        SandboxApp? app;
        SandboxMessage? message;
        byte[] payload;
        string responseCode;
        lock (weCom.Gate)
        {
            (app, message) = Find(corp, userId, msgId);
            if (app is null || message is null)
            {
                return Failed(SandboxClickFailure.UnknownMessage);
            }

            if (!app.IsVisibleTo(userId))
            {
                return Failed(SandboxClickFailure.UnknownMember);
            }

            // The menu stays usable on a card whose buttons are closed.
            if (message.Kind != SandboxMessageKind.TemplateCard || message.Recalled || (!menu && message.ReplacedText is not null))
            {
                return Failed(SandboxClickFailure.CardClosed);
            }

            if (!HasKey(message.RawCard, key, menu))
            {
                return Failed(SandboxClickFailure.UnknownKey);
            }

            if (app.Callback is null)
            {
                return Failed(SandboxClickFailure.NoCallback);
            }

            var now = weCom.Time.GetUtcNow();
            responseCode = weCom.ResponseCodes.Issue(app, msgId, now);
            payload = EventXml.CardEvent(
                app, message.UserId, now.ToUnixTimeSeconds(), menu ? "template_card_menu_event" : "template_card_event", key,
                message.TaskId ?? "", message.Card!.CardType, responseCode,
                menu ? null : Selected(message.RawCard, selections), weCom.Switches.MisspelledOptionIds);
            app.Mail.ConversationWith(userId).Replace(message with { PressedKey = key });
        }

        weCom.Announce(userId);
        return RunAsync(app, message, payload, responseCode, cancellationToken);
    }

    public Task<SandboxClickOutcome> EnterAsync(SandboxApp app, string userId, CancellationToken cancellationToken)
    {
        if (!app.IsVisibleTo(userId))
        {
            return Failed(SandboxClickFailure.UnknownMember);
        }

        if (!app.ReportsEnter || app.Callback is null)
        {
            return Failed(SandboxClickFailure.NoCallback);
        }

        var payload = EventXml.EnterApp(app, userId, weCom.Time.GetUtcNow().ToUnixTimeSeconds());
        return delivery.RunAsync(app, userId, payload, reply => Show(app, userId, reply), cancellationToken);
    }

    public Task<SandboxClickOutcome> MoveAsync(SandboxApp app, string userId, bool isJoining, CancellationToken cancellationToken) =>
        app.Callback is null
            ? Failed(SandboxClickFailure.NoCallback)
            : delivery.RunAsync(
                app, userId, EventXml.Visibility(app, userId, weCom.Time.GetUtcNow().ToUnixTimeSeconds(), isJoining), _ => SandboxClickResult.NoChange, cancellationToken);

    public Task<SandboxClickOutcome> WriteAsync(SandboxApp app, string userId, string text, CancellationToken cancellationToken)
    {
        if (!app.IsVisibleTo(userId))
        {
            return Failed(SandboxClickFailure.UnknownMember);
        }

        // Members see an input box only in an app with a callback URL (protocol §3.1).
        if (app.Callback is null)
        {
            return Failed(SandboxClickFailure.NoCallback);
        }

        var now = weCom.Time.GetUtcNow();
        var msgId = RandomNumberGenerator.GetInt32(1, int.MaxValue).ToString(CultureInfo.InvariantCulture)
            + RandomNumberGenerator.GetString("0123456789", 9);
        lock (weCom.Gate)
        {
            app.Mail.ConversationWith(userId).Add(Text(app, userId, msgId, text, now, fromMember: true));
        }

        weCom.Announce(userId);
        var payload = EventXml.Text(app, userId, now.ToUnixTimeSeconds(), text, msgId);
        return delivery.RunAsync(app, userId, payload, reply => Show(app, userId, reply), cancellationToken);
    }

    private static Task<SandboxClickOutcome> Failed(SandboxClickFailure failure) => Task.FromResult(SandboxClickOutcome.Failed(failure));

    private static (SandboxApp? App, SandboxMessage? Message) Find(SandboxCorp corp, string userId, string msgId)
    {
        foreach (var app in corp.Apps)
        {
            if (app.Mail.FindConversation(userId)?.Find(msgId) is { } message)
            {
                return (app, message);
            }
        }

        return (null, null);
    }

    private Task<SandboxClickOutcome> RunAsync(
        SandboxApp app, SandboxMessage message, byte[] payload, string responseCode, CancellationToken cancellationToken) =>
        delivery.RunAsync(
            app, message.UserId, payload,
            reply =>
            {
                if (reply.Change is null)
                {
                    return Show(app, message.UserId, reply);
                }

                bool changed;
                lock (weCom.Gate)
                {
                    // Only the card of the member who pressed (protocol §3.5).
                    changed = reply.Change.ApplyTo(app.Mail.ConversationWith(message.UserId), message.MsgId);
                    if (weCom.Switches.PassiveReplyConsumesResponseCode && weCom.ResponseCodes.Find(responseCode) is { } code)
                    {
                        code.Used = true;
                    }
                }

                weCom.Announce(message.UserId);
                return changed ? SandboxClickResult.Updated : SandboxClickResult.NoChange;
            },
            cancellationToken);

    /// <summary>A text in reply appears as a message; a card change has nothing to change here.</summary>
    private SandboxClickResult Show(SandboxApp app, string userId, MemberReply reply)
    {
        if (reply.Text is not { } text)
        {
            return SandboxClickResult.NoChange;
        }

        lock (weCom.Gate)
        {
            var msgId = RandomNumberGenerator.GetHexString(32, lowercase: true);
            app.Mail.ConversationWith(userId).Add(Text(app, userId, msgId, text, weCom.Time.GetUtcNow(), fromMember: false));
        }

        weCom.Announce(userId);
        return SandboxClickResult.Updated;
    }

    private static SandboxMessage Text(SandboxApp app, string userId, string msgId, string text, DateTimeOffset now, bool fromMember) => new()
    {
        MsgId = msgId,
        AgentId = app.AgentId,
        UserId = userId,
        Time = now,
        Kind = SandboxMessageKind.Text,
        Text = text,
        FromMember = fromMember,
    };

    /// <summary>A button that opens a page (type 1) never calls back; the submit button counts as a button.</summary>
    private static bool HasKey(JsonElement card, string key, bool menu)
    {
        if (menu)
        {
            return card.TryPart("action_menu", JsonValueKind.Object, out var part) && part is not null
                && part.Value.GetProperty("action_list").EnumerateArray().Any(item => item.GetProperty("key").ValueEquals(key));
        }

        if (card.TryPart("submit_button", JsonValueKind.Object, out var submit) && submit is not null
            && submit.Value.TryText("key", out var submitKey) && submitKey == key)
        {
            return true;
        }

        return card.TryPart("button_list", JsonValueKind.Array, out var buttons) && buttons is not null
            && buttons.Value.EnumerateArray().Any(button =>
                button.TryText("key", out var own) && own == key && button.TryInteger("type", out var type) && type is null or 0);
    }

    /// <summary>One answer per question of the card: what was chosen, or what the card shows as chosen.</summary>
    private static Dictionary<string, IReadOnlyList<string>> Selected(
        JsonElement card, IReadOnlyDictionary<string, IReadOnlyList<string>>? chosen)
    {
        var selected = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        foreach (var question in Questions(card))
        {
            var key = question.GetProperty("question_key").GetString()!;
            if (chosen is not null && chosen.TryGetValue(key, out var own))
            {
                selected[key] = own;
                continue;
            }

            var options = question.GetProperty("option_list").EnumerateArray().ToList();
            var isChecked = options.Where(option => option.TryGetProperty("is_checked", out var flag) && flag.ValueKind == JsonValueKind.True)
                .Select(option => option.GetProperty("id").GetString()!).ToList();
            var first = question.TryText("selected_id", out var id) && options.Exists(option => option.GetProperty("id").ValueEquals(id))
                ? id!
                : options[0].GetProperty("id").GetString()!;
            selected[key] = isChecked.Count > 0 ? isChecked : [first];
        }

        return selected;
    }

    private static IEnumerable<JsonElement> Questions(JsonElement card)
    {
        foreach (var name in (string[])["button_selection", "checkbox"])
        {
            if (card.TryPart(name, JsonValueKind.Object, out var part) && part is not null)
            {
                yield return part.Value;
            }
        }

        if (card.TryPart("select_list", JsonValueKind.Array, out var lists) && lists is not null)
        {
            foreach (var list in lists.Value.EnumerateArray())
            {
                yield return list;
            }
        }
    }
}
