using FlashdutyConsole.Sandbox.Wire;

namespace FlashdutyConsole.Sandbox.Messages;

/// <summary>POST /cgi-bin/message/recall (document 94867): within 24 h, by the app that sent.</summary>
internal sealed class RecallMessage(SandboxWeCom weCom)
{
    private static readonly TimeSpan Limit = TimeSpan.FromHours(24);

    public WireReply Run(WireCall call, SandboxApp app)
    {
        var now = weCom.Time.GetUtcNow();
        var code = call.ReadJson(out var root);
        if (code == WireCode.Ok)
        {
            code = root.TryText("msgid", out var msgId) && !string.IsNullOrEmpty(msgId) ? Recall(app, msgId, now) : WireCode.ArgumentInvalid;
        }

        if (code != WireCode.Ok)
        {
            return WireReply.Error(code, call, now);
        }

        weCom.Announce(null);
        return WireReply.Ok();
    }

    private int Recall(SandboxApp app, string msgId, DateTimeOffset now)
    {
        lock (weCom.Gate)
        {
            // A msgid of another app is as unknown as a made-up one (40058, protocol §6.1).
            if (app.Mail.FindSent(msgId) is not { } sent)
            {
                return WireCode.ArgumentInvalid;
            }

            if (now - sent.SentAt > Limit)
            {
                return WireCode.RecallTooLate;
            }

            foreach (var userId in sent.Recipients)
            {
                var conversation = app.Mail.ConversationWith(userId);
                if (conversation.Find(msgId) is { } message)
                {
                    conversation.Replace(message with { Recalled = true });
                }
            }

            return WireCode.Ok;
        }
    }
}
