using FlashdutyConsole.Sandbox.Switches;
using FlashdutyConsole.Sandbox.Wire;

namespace FlashdutyConsole.Sandbox.Tokens;

/// <summary>GET /cgi-bin/gettoken (document 91039), with the ban on callers that try secrets (errcode 45009, note 5).</summary>
internal sealed class GetToken(SandboxWeCom weCom)
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);
    private const int MostCallers = 10_000;

    private readonly Dictionary<string, WrongSecrets> _wrong = new(StringComparer.Ordinal);

    public WireReply Run(WireCall call)
    {
        var now = weCom.Time.GetUtcNow();
        if (call.Method != "GET")
        {
            return WireReply.Error(WireCode.GetRequired, call, now);
        }

        lock (weCom.Gate)
        {
            var code = Find(call, now, out var app);
            if (code != WireCode.Ok)
            {
                return WireReply.Error(code, call, now);
            }

            var token = Current(app!, now);
            return WireReply.Ok(json =>
            {
                json.WriteString("access_token", token.Text);
                json.WriteNumber("expires_in", (long)Math.Ceiling((token.Until - now).TotalSeconds));
            });
        }
    }

    private int Find(WireCall call, DateTimeOffset now, out SandboxApp? app)
    {
        app = null;
        if (call["corpid"] is not { } corpId)
        {
            return WireCode.CorpIdMissing;
        }

        if (call["corpsecret"] is not { } secret)
        {
            return WireCode.SecretMissing;
        }

        if (_wrong.TryGetValue(call.CallerIp, out var wrong) && now < wrong.BannedUntil)
        {
            return WireCode.TooFrequent;
        }

        if (weCom.FindCorp(corpId) is not { } corp)
        {
            return WireCode.CorpIdInvalid;
        }

        app = corp.Apps.FirstOrDefault(one => one.Secret == secret);
        if (app is null)
        {
            var elsewhere = weCom.Corps.Any(other => other != corp && other.Apps.Any(one => one.Secret == secret));
            CountWrong(call.CallerIp, now);
            return elsewhere ? WireCode.SecretOfAnotherCorp : WireCode.SecretWrong;
        }

        if (!app.Enabled)
        {
            // "secret wrong" also covers a stopped app (protocol §1.1, errors of gettoken).
            return WireCode.SecretWrong;
        }

        return weCom.Switches.GetTokenChecksIp && !app.Trusts(call.CallerIp, now) ? WireCode.CallerNotTrusted : WireCode.Ok;
    }

    private TokenBook.Token Current(SandboxApp app, DateTimeOffset now)
    {
        if (weCom.Tokens.Newest(app) is { IsVoid: false } newest && newest.Until > now)
        {
            if (weCom.Switches.TokenRefetch == TokenRefetch.SameToken)
            {
                return newest;
            }

            newest.IsVoid = weCom.Switches.TokenRefetch == TokenRefetch.NewTokenOldIsVoid;
        }

        return weCom.Tokens.Issue(app, now + weCom.Switches.TokenLifetime);
    }

    private void CountWrong(string callerIp, DateTimeOffset now)
    {
        if (!_wrong.TryGetValue(callerIp, out var wrong) || now - wrong.Since >= Hour)
        {
            if (_wrong.Count >= MostCallers)
            {
                _wrong.Clear();
            }

            _wrong[callerIp] = wrong = new WrongSecrets(now);
        }

        if (++wrong.Count >= weCom.Switches.WrongSecretLimit)
        {
            wrong.BannedUntil = now + Hour;
            wrong.Count = 0;
        }
    }

    private sealed class WrongSecrets(DateTimeOffset since)
    {
        public DateTimeOffset Since => since;

        public int Count { get; set; }

        public DateTimeOffset BannedUntil { get; set; } = DateTimeOffset.MinValue;
    }
}
