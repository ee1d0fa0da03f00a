using FlashdutyConsole.Sandbox.Wire;

namespace FlashdutyConsole.Sandbox.Tokens;

/// <summary>What every call but gettoken passes: token, caller address, enabled app.</summary>
internal sealed class TokenGate(SandboxWeCom weCom)
{
    /// <summary>Answers 0 and the app, or 41001, 40014, 42001, 50003 or 60020.</summary>
    public int Open(WireCall call, out SandboxApp app)
    {
        app = null!;
        if (call["access_token"] is not { } text)
        {
            return WireCode.TokenMissing;
        }

        lock (weCom.Gate)
        {
            var now = weCom.Time.GetUtcNow();
            var token = weCom.Tokens.Find(text);
            if (token is null || token.IsVoid)
            {
                return WireCode.TokenInvalid;
            }

            if (token.Until <= now)
            {
                return WireCode.TokenExpired;
            }

            app = token.App;
            if (!app.Enabled)
            {
                return WireCode.AppDisabled;
            }

            return app.Trusts(call.CallerIp, now) ? WireCode.Ok : WireCode.CallerNotTrusted;
        }
    }

    /// <summary>The app that a call speaks for, without judging it; for faults that strike one app.</summary>
    public int? AgentOf(WireCall call)
    {
        lock (weCom.Gate)
        {
            if (call["access_token"] is { } text)
            {
                return weCom.Tokens.Find(text)?.App.AgentId;
            }

            return call["corpsecret"] is { } secret
                ? weCom.Corps.SelectMany(corp => corp.Apps).FirstOrDefault(app => app.Secret == secret)?.AgentId
                : null;
        }
    }
}
