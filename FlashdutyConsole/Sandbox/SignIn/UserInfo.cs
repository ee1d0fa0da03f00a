using System.Security.Cryptography;
using System.Text;
using FlashdutyConsole.Sandbox.Wire;

namespace FlashdutyConsole.Sandbox.SignIn;

/// <summary>auth/getuserinfo (document 91023), its older name user/getuserinfo, and auth/getuserdetail.</summary>
internal sealed class UserInfo(SandboxWeCom weCom)
{
    public WireReply Get(WireCall call, SandboxApp app) => Get(call, app, legacy: false);

    public WireReply GetLegacy(WireCall call, SandboxApp app) => Get(call, app, legacy: true);

    public WireReply Detail(WireCall call, SandboxApp app)
    {
        var now = weCom.Time.GetUtcNow();
        var code = call.ReadJson(out var root);
        SandboxUser? user = null;
        if (code == WireCode.Ok)
        {
            lock (weCom.Gate)
            {
                var ticket = root.TryText("user_ticket", out var text) && text is not null ? weCom.OAuthCodes.FindTicket(text) : null;
                code = ticket is null || ticket.Corp != app.Corp || (user = app.Corp.FindUser(ticket.UserId)) is null ? WireCode.UserTicketInvalid
                    : ticket.Until <= now ? WireCode.UserTicketExpired
                    : WireCode.Ok;
            }
        }

        return code != WireCode.Ok ? WireReply.Error(code, call, now) : WireReply.Ok(json =>
        {
            json.WriteString("userid", user!.UserId);
            json.WriteString("gender", "0");
            json.WriteString("mobile", user.Mobile ?? "");
            json.WriteString("email", user.Email ?? "");
        });
    }

    private WireReply Get(WireCall call, SandboxApp app, bool legacy)
    {
        var now = weCom.Time.GetUtcNow();
        if (call.Method != "GET")
        {
            return WireReply.Error(WireCode.GetRequired, call, now);
        }

        if (call["code"] is not { } text)
        {
            return WireReply.Error(WireCode.OAuthCodeMissing, call, now);
        }

        lock (weCom.Gate)
        {
            var code = weCom.OAuthCodes.Find(text);
            if (code is null || code.Corp != app.Corp)
            {
                return WireReply.Error(WireCode.OAuthCodeInvalid, call, now);
            }

            if (code.Used)
            {
                return WireReply.Error(weCom.Switches.ReusedOAuthCodeErrCode, call, now);
            }

            if (code.Until <= now)
            {
                return WireReply.Error(WireCode.OAuthCodeExpired, call, now);
            }

            code.Used = true;
            if (weCom.Switches.UnseenSignInErrCode != 0 && app.Corp.FindUser(code.UserId) is { Enabled: true } unseen && !app.IsVisibleTo(unseen))
            {
                return WireReply.Error(weCom.Switches.UnseenSignInErrCode, call, now);
            }

            return app.Corp.FindUser(code.UserId) is { Enabled: true } user ? Member(app, user, code, legacy, now) : Stranger(code, legacy);
        }
    }

    private WireReply Member(SandboxApp app, SandboxUser user, OAuthCodeBook.Code code, bool legacy, DateTimeOffset now) => WireReply.Ok(json =>
    {
        // Any member is told, even one who does not see the app; a ticket needs both visibility and consent.
        json.WriteString(legacy ? "UserId" : "userid", user.UserId);
        if (legacy)
        {
            json.WriteString("DeviceId", "sandbox");
        }

        if (code.IsPrivate && app.IsVisibleTo(user))
        {
            json.WriteString("user_ticket", weCom.OAuthCodes.IssueTicket(app.Corp, user.UserId, now));
        }
    });

    /// <summary>Somebody who is no member has an openid only, the same every time.</summary>
    private static WireReply Stranger(OAuthCodeBook.Code code, bool legacy) => WireReply.Ok(json => json.WriteString(
        legacy ? "OpenId" : "openid",
        "o" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(code.UserId)))[..27]));
}
