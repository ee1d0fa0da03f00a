using FlashdutyConsole.Components;
using FlashdutyConsole.Integrations;
using FlashdutyConsole.OpenApi;
using Microsoft.Extensions.Options;

namespace FlashdutyConsole.Linking.SignIn;

/// <summary>Sends a browser to WeCom's silent sign-in (doc 91022, scope <c>snsapi_base</c>).</summary>
public sealed class BeginWeComSignIn(SignInState states, ConsoleAddress console, IOptions<WeComOptions> options)
{
    // Has been sent to the right host once; a proxy that hides the host must not send it round and round.
    private const string Moved = "at";

    /// <summary>Where to send it; the answer to this request gets the cookie that belongs to it.</summary>
    /// <param name="http">The request.</param>
    /// <param name="connection">The WeCom app.</param>
    /// <param name="returnUrl">Where to go afterwards; anything but a local path counts as none.</param>
    public string Run(HttpContext http, WeComConnection connection, string? returnUrl)
    {
        var (integration, settings) = (connection.Integration, connection.Settings);
        var addresses = IntegrationAddresses.Of(integration.Key, settings, console);
        var after = LocalOrNull(returnUrl);
        if (http.Request.Host.Value != addresses.ConsoleRoot.Authority && !http.Request.Query.ContainsKey(Moved))
        {
            // WeCom comes back to the trusted domain only (50001 otherwise), so the cookie has to be set there.
            return addresses.HomepageUrl.AbsoluteUri + $"?{Moved}=1" + (after is null ? "" : "&returnUrl=" + Uri.EscapeDataString(after));
        }

        var state = states.Begin(http, integration.Id, after);
        var root = settings.Deployment == "private" && Uri.TryCreate(settings.OauthEndpoint, UriKind.Absolute, out var own) ? own : options.Value.OAuthBaseUrl;
        var back = new Uri(addresses.ConsoleRoot, ConsoleUrls.WeComReturn(integration.Key)).AbsoluteUri;
        return root.GetLeftPart(UriPartial.Path).TrimEnd('/')
            + $"/connect/oauth2/authorize?appid={Uri.EscapeDataString(settings.CorpId)}&redirect_uri={Uri.EscapeDataString(back)}"
            + $"&response_type=code&scope=snsapi_base&state={state}&agentid={settings.AgentId.ToString(System.Globalization.CultureInfo.InvariantCulture)}#wechat_redirect";
    }

    internal static string? LocalOrNull(string? address) =>
        address is { Length: > 1 and <= 1024 } && ConsoleUrls.LocalOrHome(address) == address ? address : null;
}
