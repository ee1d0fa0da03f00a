using FlashdutyConsole.WeCom.Answers;
using FlashdutyConsole.WeCom.Messages;

namespace FlashdutyConsole.WeCom;

/// <content>Messages: documents 90236, 94888, 94867.</content>
public sealed partial class WeComClient
{
    /// <summary>Sends a message to members, departments or tags (message/send).</summary>
    /// <param name="app">The sender.</param>
    /// <param name="body">The whole request as rendered by <see cref="WeComMessage"/>; a repeat of the same bytes is the same message.</param>
    /// <param name="cancellationToken">Gives up; the message may have been sent.</param>
    public Task<WeComAnswer<SendResult>> SendAsync(WeComApp app, ReadOnlyMemory<byte> body, CancellationToken cancellationToken) =>
        CallAsync(
            app,
            "message/send",
            "",
            body,
            reply => new SendResult
            {
                InvalidUsers = reply.Barred("invaliduser"),
                UnlicensedUsers = reply.Barred("unlicenseduser"),
                MsgId = reply.Text("msgid"),
                ResponseCode = reply.Text("response_code"),
            },
            cancellationToken);

    /// <summary>Changes a card that members already have (message/update_template_card); spends its response code.</summary>
    /// <param name="app">The app that sent it.</param>
    /// <param name="body">The whole request as rendered by <see cref="WeComMessage"/>.</param>
    /// <param name="cancellationToken">Gives up; the card may have changed.</param>
    public Task<WeComAnswer<UpdateResult>> UpdateTemplateCardAsync(
        WeComApp app, ReadOnlyMemory<byte> body, CancellationToken cancellationToken) =>
        CallAsync(app, "message/update_template_card", "", body, reply => new UpdateResult(reply.Texts("invaliduser")), cancellationToken);

    /// <summary>Takes a message back within 24 hours (message/recall).</summary>
    public Task<WeComAnswer<WeComDone>> RecallAsync(WeComApp app, string msgId, CancellationToken cancellationToken) =>
        CallAsync(app, "message/recall", "", WeComMessage.Write(json => json.WriteString("msgid", msgId)), _ => WeComDone.Instance, cancellationToken);
}
