using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text.Json;
using FlashdutyConsole.Sandbox.Messages;
using FlashdutyConsole.Sandbox.Wire;

namespace FlashdutyConsole.Sandbox.GroupChats;

/// <summary>appchat/create, update, get and send (documents 90244, 90245, 98913, 98914, 90248).</summary>
internal sealed class GroupChatCalls(SandboxWeCom weCom)
{
    private const int LeastMembers = 2;
    private const int MostMembers = 2000;
    private const int NameCharacters = 50;
    private const int ChatIdCharacters = 32;
    private const int KeptMessages = 500;

    public WireReply Create(WireCall call, SandboxApp app) => Post(call, app, root =>
    {
        var code = ReadCreate(root, app, out var chat);
        if (code == WireCode.Ok && IsTooFrequent(quota => quota.TryCreate(weCom.Time.GetUtcNow()), app))
        {
            code = WireCode.TooFrequent;
        }

        if (code == WireCode.Ok)
        {
            app.Corp.GroupChats.Set(chat!);
        }

        return (code, chat?.ChatId);
    });

    public WireReply Update(WireCall call, SandboxApp app) => Post(call, app, root => (UpdateChat(root, app), null));

    public WireReply Send(WireCall call, SandboxApp app) => Post(call, app, root => (SendTo(root, app), null));

    public WireReply Get(WireCall call, SandboxApp app)
    {
        var now = weCom.Time.GetUtcNow();
        SandboxGroupChat? chat = null;
        int code;
        lock (weCom.Gate)
        {
            code = call.Method != "GET" ? WireCode.GetRequired
                : !app.RootVisible ? WireCode.ApiForbidden
                : Find(app, call["chatid"], out chat);
        }

        return code != WireCode.Ok ? WireReply.Error(code, call, now) : WireReply.Ok(json =>
        {
            json.WriteStartObject("chat_info");
            json.WriteString("chatid", chat!.ChatId);
            json.WriteString("name", chat.Name);
            json.WriteString("owner", chat.Owner);
            json.WriteStartArray("userlist");
            foreach (var member in chat.Members)
            {
                json.WriteStringValue(member);
            }

            json.WriteEndArray();
            json.WriteNumber("chat_type", 0);
            json.WriteEndObject();
        });
    }

    private WireReply Post(WireCall call, SandboxApp app, Func<JsonElement, (int Code, string? ChatId)> run)
    {
        var now = weCom.Time.GetUtcNow();
        var code = call.ReadJson(out var root);
        string? chatId = null;
        if (code == WireCode.Ok)
        {
            lock (weCom.Gate)
            {
                // Group chats need an app that the whole company sees (protocol §7).
                (code, chatId) = app.RootVisible ? run(root) : (WireCode.ApiForbidden, null);
            }
        }

        if (code != WireCode.Ok)
        {
            return WireReply.Error(code, call, now);
        }

        weCom.Announce(null);
        return WireReply.Ok(json =>
        {
            if (chatId is not null)
            {
                json.WriteString("chatid", chatId);
            }
        });
    }

    private static int ReadCreate(JsonElement root, SandboxApp app, out SandboxGroupChat? chat)
    {
        chat = null;
        if (!root.TryText("name", out var name) || !root.TryText("owner", out var owner)
            || !root.TryTexts("userlist", out var members) || !root.TryText("chatid", out var chatId))
        {
            return WireCode.ArgumentInvalid;
        }

        if (string.IsNullOrEmpty(name))
        {
            return WireCode.ChatNameMissing;
        }

        if (members.Count == 0)
        {
            return WireCode.ChatMembersMissing;
        }

        var known = members.Distinct(StringComparer.OrdinalIgnoreCase).Select(app.Corp.FindUser).ToList();
        var code = known.Exists(user => user is not { Enabled: true }) ? WireCode.ChatMemberIllegal
            : known.Count is < LeastMembers or > MostMembers ? WireCode.ChatMemberCountWrong
            : string.IsNullOrEmpty(chatId) ? WireCode.Ok
            : chatId.Length > ChatIdCharacters ? WireCode.ChatIdTooLong
            : !chatId.All(char.IsAsciiLetterOrDigit) ? WireCode.ChatIdInvalid
            : app.Corp.GroupChats.Find(chatId) is not null ? WireCode.ChatExists
            : WireCode.Ok;
        if (code != WireCode.Ok)
        {
            return code;
        }

        if (!string.IsNullOrEmpty(owner) && !known.Exists(user => Same(user!.UserId, owner)))
        {
            return WireCode.ChatOwnerNotMember;
        }

        if (app.Corp.GroupChats.IsFull)
        {
            return WireCode.TooFrequent;
        }

        chat = new SandboxGroupChat
        {
            ChatId = string.IsNullOrEmpty(chatId) ? RandomNumberGenerator.GetHexString(32, lowercase: true) : chatId,
            AgentId = app.AgentId,
            Name = Cut(name),
            Owner = known.Find(user => Same(user!.UserId, owner))?.UserId ?? known[0]!.UserId,
            Members = [.. known.Select(user => user!.UserId)],
        };
        return WireCode.Ok;
    }

    private bool IsTooFrequent(Func<GroupQuota, bool> tryCount, SandboxApp app) => weCom.Switches.QuotasEnforced && !tryCount(app.Corp.GroupChats.Quota);

    private int UpdateChat(JsonElement root, SandboxApp app)
    {
        if (!root.TryText("chatid", out var chatId) || !root.TryText("name", out var name) || !root.TryText("owner", out var owner)
            || !root.TryTexts("add_user_list", out var added) || !root.TryTexts("del_user_list", out var removed))
        {
            return WireCode.ArgumentInvalid;
        }

        var code = Find(app, chatId, out var chat);
        if (code != WireCode.Ok)
        {
            return code;
        }

        var joining = added.Select(app.Corp.FindUser).ToList();
        if (joining.Exists(user => user is not { Enabled: true }))
        {
            return WireCode.ChatMemberIllegal;
        }

        var members = chat!.Members
            .Concat(joining.Select(user => user!.UserId))
            .Where(member => !removed.Exists(gone => Same(gone, member)))
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .ToImmutableList();
        if (members.Count is < LeastMembers or > MostMembers)
        {
            return WireCode.ChatMemberCountWrong;
        }

        // Who removes the owner must name a new one (protocol §7).
        var nextOwner = string.IsNullOrEmpty(owner) ? chat.Owner : owner;
        if (members.Find(member => Same(member, nextOwner)) is not { } ownerId)
        {
            return WireCode.ChatOwnerInvalid;
        }

        if (IsTooFrequent(quota => quota.TryUpdate(weCom.Time.GetUtcNow()), app))
        {
            return WireCode.TooFrequent;
        }

        app.Corp.GroupChats.Set(chat with
        {
            Name = string.IsNullOrEmpty(name) ? chat.Name : Cut(name),
            Owner = ownerId,
            Members = members,
        });
        return WireCode.Ok;
    }

    private int SendTo(JsonElement root, SandboxApp app)
    {
        if (!root.TryText("chatid", out var chatId) || !root.TryText("msgtype", out var messageType) || !root.TryFlag("safe", out _))
        {
            return WireCode.ArgumentInvalid;
        }

        var code = Find(app, chatId, out var chat);
        if (code != WireCode.Ok)
        {
            return code;
        }

        // No template_card in groups, hence no buttons (protocol §0.1 rule 9).
        if (messageType == "template_card")
        {
            return WireCode.MessageTypeInvalid;
        }

        code = MessageContent.Read(root, messageType, out var content);
        if (code != WireCode.Ok)
        {
            return code;
        }

        var now = weCom.Time.GetUtcNow();
        if (IsTooFrequent(quota => quota.TrySend(chat!.Members.Count, now), app))
        {
            return WireCode.TooFrequent;
        }

        var message = new SandboxGroupMessage(now, content.Kind, content.Text, content.TextCard);
        var messages = chat!.Messages.Add(message with
        {
            DroppedFor = message.DroppedFor.Union(chat.Members.Where(member => IsTooFrequent(quota => quota.TryReach(member, now), app))),
        });
        app.Corp.GroupChats.Set(chat with { Messages = messages.Count > KeptMessages ? messages.RemoveAt(0) : messages });
        return WireCode.Ok;
    }

    private static int Find(SandboxApp app, string? chatId, out SandboxGroupChat? chat)
    {
        chat = null;
        if (string.IsNullOrEmpty(chatId))
        {
            return WireCode.ChatIdMissing;
        }

        chat = app.Corp.GroupChats.Find(chatId);
        return chat is null ? WireCode.ChatIdUnknown
            : chat.AgentId == app.AgentId ? WireCode.Ok
            : WireCode.ChatOfAnotherApp;
    }

    private static bool Same(string? one, string? other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);

    private static string Cut(string name)
    {
        var runes = name.EnumerateRunes().Take(NameCharacters);
        return string.Concat(runes);
    }
}
