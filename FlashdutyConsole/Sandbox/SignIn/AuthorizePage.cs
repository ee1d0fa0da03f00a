using System.Globalization;
using System.Net;
using System.Text;
using FlashdutyConsole.Sandbox.Wire;

namespace FlashdutyConsole.Sandbox.SignIn;

/// <summary>
/// The sign-in pages of the platform: /connect/oauth2/authorize inside WeCom (document 91022) and the browser log-in
/// (document 98152). Who is signed in says the query or the cookie sandbox_user; without either the page asks.
/// </summary>
internal sealed class AuthorizePage(SandboxWeCom weCom)
{
    private const int MostStateBytes = 128;

    /// <summary>The page inside WeCom: response_type code and a scope are required.</summary>
    public WireReply Authorize(WireCall call)
    {
        var scope = call["scope"];
        var good = call.Method == "GET" && call["response_type"] == "code" && scope is "snsapi_base" or "snsapi_privateinfo"
            && (scope == "snsapi_base" || call["agentid"] is not null);
        return good ? Run(call, isPrivate: scope == "snsapi_privateinfo") : Refuse(WireCode.ParameterWrong);
    }

    /// <summary>The log-in page for browsers: login_type and agentid instead.</summary>
    public WireReply LogIn(WireCall call) =>
        call.Method == "GET" && call["agentid"] is not null && call["login_type"] is null or "CorpApp"
            ? Run(call, isPrivate: false)
            : Refuse(WireCode.ParameterWrong);

    private WireReply Run(WireCall call, bool isPrivate)
    {
        if (call["appid"] is not { } corpId || weCom.FindCorp(corpId) is not { } corp)
        {
            return Refuse(WireCode.CorpIdInvalid);
        }

        SandboxApp? app = null;
        if (call["agentid"] is { } text
            && (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var agentId) || (app = corp.FindApp(agentId)) is null))
        {
            return Refuse(WireCode.AgentIdInvalid);
        }

        var state = call["state"] ?? "";
        if (state.Length > MostStateBytes || !state.All(char.IsAsciiLetterOrDigit))
        {
            return Refuse(WireCode.ParameterWrong);
        }

        // Host and port must equal the trusted domain of the app: no wildcard, no parent domain (protocol §8.1).
        if (!Uri.TryCreate(call["redirect_uri"], UriKind.Absolute, out var back) || back.Scheme is not ("http" or "https")
            || !(app is null ? corp.Apps : [app]).Any(one => string.Equals(one.TrustedDomain, back.Authority, StringComparison.OrdinalIgnoreCase)))
        {
            return Refuse(WireCode.RedirectNotTrusted);
        }

        var userId = call[WirePipeline.UserCookie] ?? call.SignedInUser;
        if (userId is null)
        {
            return Choose(call, corp);
        }

        string code;
        lock (weCom.Gate)
        {
            code = weCom.OAuthCodes.Issue(corp, userId, isPrivate, weCom.Time.GetUtcNow());
        }

        var target = new UriBuilder(back) { Fragment = "" };
        var added = $"code={code}&state={state}";
        target.Query = target.Query.Length > 1 ? target.Query[1..] + "&" + added : added;
        return WireReply.Redirect(target.Uri.AbsoluteUri, call[WirePipeline.UserCookie]);
    }

    /// <summary>Names of people are the only words on this page.</summary>
    private static WireReply Choose(WireCall call, SandboxCorp corp)
    {
        var html = new StringBuilder("<!doctype html><meta charset=utf-8><meta name=viewport content=\"width=device-width\"><title>")
            .Append(WebUtility.HtmlEncode(corp.Name)).Append("</title><h1>").Append(WebUtility.HtmlEncode(corp.Name)).Append("</h1><ul>");
        foreach (var user in corp.Users)
        {
            var link = new StringBuilder(call.Path).Append('?');
            foreach (var name in (string[])["appid", "redirect_uri", "response_type", "scope", "state", "agentid", "login_type"])
            {
                if (call[name] is { } value)
                {
                    link.Append(name).Append('=').Append(Uri.EscapeDataString(value)).Append('&');
                }
            }

            link.Append(WirePipeline.UserCookie).Append('=').Append(Uri.EscapeDataString(user.UserId));
            html.Append("<li><a href=\"").Append(WebUtility.HtmlEncode(link.ToString())).Append("\">")
                .Append(WebUtility.HtmlEncode(user.Name)).Append("</a></li>");
        }

        return WireReply.Page(html.Append("</ul>").ToString());
    }

    private static WireReply Refuse(int code) => WireReply.Page(
        $"<!doctype html><meta charset=utf-8><title>{code}</title><p>{WireCode.Head(code)} ({code})</p>", code);
}
