using FlashdutyConsole.WeCom.Answers;
using FlashdutyConsole.WeCom.Messages;

namespace FlashdutyConsole.WeCom;

/// <content>
/// Group chats: documents 90244 to 90248. Only for an app that the whole company sees (48002 otherwise); chats cannot hold
/// template cards, and nothing said in them can be recalled.
/// </content>
public sealed partial class WeComClient
{
    /// <summary>Makes a group (appchat/create). With an id of one's own a repeat answers 86215 instead of making a second one.</summary>
    /// <param name="app">The app that will own it.</param>
    /// <param name="chat">Id (may be empty), name, owner (may be empty) and 2 to 2000 members.</param>
    /// <param name="cancellationToken">Gives up; the group may exist.</param>
    public Task<WeComAnswer<WeComId>> CreateChatAsync(WeComApp app, WeComChat chat, CancellationToken cancellationToken) =>
        CallAsync(
            app,
            "appchat/create",
            "",
            WeComMessage.Write(json =>
            {
                json.WriteString("name", chat.Name);
                WeComMessage.WriteFilled(json, "owner", chat.Owner);
                WeComMessage.WriteList(json, "userlist", chat.UserIds);
                WeComMessage.WriteFilled(json, "chatid", chat.ChatId);
            }),
            reply => new WeComId(reply.Text("chatid")),
            cancellationToken);

    /// <summary>Reads a group made by the same app (appchat/get).</summary>
    public Task<WeComAnswer<WeComChat>> GetChatAsync(WeComApp app, string chatId, CancellationToken cancellationToken) =>
        CallAsync(app, "appchat/get", Query("chatid", chatId), null, reply => Chat(reply.Inner("chat_info")), cancellationToken);

    /// <summary>Changes a group (appchat/update); empty names and lists change nothing.</summary>
    public Task<WeComAnswer<WeComDone>> UpdateChatAsync(
        WeComApp app,
        string chatId,
        string name,
        IReadOnlyList<string> addUsers,
        IReadOnlyList<string> removeUsers,
        CancellationToken cancellationToken) =>
        CallAsync(
            app,
            "appchat/update",
            "",
            WeComMessage.Write(json =>
            {
                json.WriteString("chatid", chatId);
                WeComMessage.WriteFilled(json, "name", name);
                WeComMessage.WriteList(json, "add_user_list", addUsers);
                WeComMessage.WriteList(json, "del_user_list", removeUsers);
            }),
            _ => WeComDone.Instance,
            cancellationToken);

    /// <summary>Says something in a group (appchat/send).</summary>
    /// <param name="app">The app that made it.</param>
    /// <param name="body">The whole request as rendered by <see cref="WeComMessage"/>.</param>
    /// <param name="cancellationToken">Gives up; the message may have been sent.</param>
    public Task<WeComAnswer<WeComDone>> SendToChatAsync(WeComApp app, ReadOnlyMemory<byte> body, CancellationToken cancellationToken) =>
        CallAsync(app, "appchat/send", "", body, _ => WeComDone.Instance, cancellationToken);

    private static WeComChat Chat(JsonReply reply) =>
        new(reply.Text("chatid"), reply.Text("name"), reply.Text("owner"), reply.Texts("userlist"));
}
