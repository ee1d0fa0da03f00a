using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using FlashdutyConsole.Components;
using FlashdutyConsole.Linking;
using FlashdutyConsole.Members.SingleSignOn;
using FlashdutyConsole.OpenApi;
using FlashdutyConsole.Sandbox.Wire;
using Microsoft.Extensions.Options;

namespace FlashdutyConsole.Sandbox.Browser;

/// <summary>
/// The browser inside the pretend WeCom: one for each person, with cookies of its own, named as WeCom's is, and without script.
/// It shows few sites only, the console, the pretend WeCom and the provider of single sign-on, under addresses of this console.
/// </summary>
public sealed partial class WeComBrowser(IHttpClientFactory clients, SandboxServer sandbox, ConsoleAddress console, IOptions<OidcOptions> singleSignOn)
{
    /// <summary>Name of the HTTP client.</summary>
    public const string ClientName = "SandboxBrowser";

    /// <summary>As whom somebody of another company opens pages.</summary>
    public const string Stranger = "~stranger";

    private const string ConsoleSite = "c";
    private const string WeComSite = "w";
    private const string ProviderSite = "p";
    private const int MostPeople = 200;
    private const int MostBytes = 4 * 1024 * 1024;
    private const string Name = "Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/120.0 Mobile Safari/537.36 wxwork/4.1.30 MicroMessenger/7.0.1";

    private readonly ConcurrentDictionary<string, CookieContainer> _jars = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The address under which the person's browser shows a page of the console; null when the page is not the console's.</summary>
    /// <param name="userId">The person.</param>
    /// <param name="page">An absolute address.</param>
    public string? AddressOf(string userId, string page) =>
        Uri.TryCreate(page, UriKind.Absolute, out var address) && address.Authority == console.PublicUrl.Authority ? Shown(userId, ConsoleSite, address) : null;

    /// <summary>The person's browser loads a page.</summary>
    /// <param name="context">The request to this console.</param>
    /// <param name="userId">The person.</param>
    /// <param name="site">Which of the sites.</param>
    /// <param name="path">The path there.</param>
    internal async Task LoadAsync(HttpContext context, string userId, string site, string path)
    {
        var root = site switch { ConsoleSite => console.PublicUrl, WeComSite => sandbox.BaseUrl, ProviderSite => Provider, _ => null };
        if (root is null || (userId != Stranger && WeComUserId.Of(userId) is null) || !Uri.TryCreate(root, path + context.Request.QueryString, out var target) || target.Authority != root.Authority || _jars.Count > MostPeople)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        var jar = JarOf(userId);
        using var request = new HttpRequestMessage(HttpMethod.Parse(context.Request.Method), target);
        request.Headers.TryAddWithoutValidation("User-Agent", Name);
        request.Headers.TryAddWithoutValidation("Accept", context.Request.Headers.Accept.ToString());
        request.Headers.TryAddWithoutValidation("Accept-Language", context.Request.Headers.AcceptLanguage.ToString());
        if (jar.GetCookieHeader(target) is { Length: > 0 } cookies)
        {
            request.Headers.TryAddWithoutValidation("Cookie", cookies);
        }

        if (HttpMethods.IsPost(context.Request.Method))
        {
            request.Content = new StreamContent(context.Request.Body);
            request.Content.Headers.TryAddWithoutValidation("Content-Type", context.Request.ContentType);
        }

        using var client = clients.CreateClient(ClientName);
        using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, context.RequestAborted);
        Keep(jar, target, response);
        context.Response.StatusCode = (int)response.StatusCode;
        if (response.Headers.Location is { } location)
        {
            var next = new Uri(target, location);
            if (SiteOf(next) is not { } nextSite)
            {
                context.Response.StatusCode = StatusCodes.Status404NotFound;
                return;
            }

            context.Response.Headers.Location = Shown(userId, nextSite, next);
            return;
        }

        await ShowAsync(context, response, $"{ConsoleUrls.SandboxWeb}/{Uri.EscapeDataString(userId)}/{site}");
    }

    private static async Task ShowAsync(HttpContext context, HttpResponseMessage response, string prefix)
    {
        var body = await response.Content.ReadAsByteArrayAsync(context.RequestAborted);
        if (body.Length > MostBytes)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        context.Response.ContentType = response.Content.Headers.ContentType?.ToString();
        if (response.Content.Headers.ContentType?.MediaType == "text/html")
        {
            // Addresses on the page lead through this browser again.
            body = Encoding.UTF8.GetBytes(LocalAddress().Replace(Encoding.UTF8.GetString(body), $"$1=\"{prefix}/"));
        }

        await context.Response.Body.WriteAsync(body, context.RequestAborted);
    }

    private Uri? Provider => singleSignOn.Value.IsOn ? new Uri(new Uri(singleSignOn.Value.Authority!), "/") : null;

    private CookieContainer JarOf(string userId) => _jars.GetOrAdd(userId, id =>
    {
        var jar = new CookieContainer();
        // Who is signed in to WeCom on this phone.
        jar.Add(sandbox.BaseUrl, new Cookie(WirePipeline.UserCookie, id));
        return jar;
    });

    private static void Keep(CookieContainer jar, Uri target, HttpResponseMessage response)
    {
        if (response.Headers.TryGetValues("Set-Cookie", out var cookies))
        {
            foreach (var cookie in cookies)
            {
                jar.SetCookies(target, cookie);
            }
        }
    }

    private string? SiteOf(Uri address) =>
        address.Authority == console.PublicUrl.Authority ? ConsoleSite
        : address.Authority == sandbox.BaseUrl.Authority ? WeComSite
        : address.Authority == Provider?.Authority ? ProviderSite
        : null;

    private static string Shown(string userId, string site, Uri address) => string.Create(
        CultureInfo.InvariantCulture, $"{ConsoleUrls.SandboxWeb}/{Uri.EscapeDataString(userId)}/{site}{address.PathAndQuery}{address.Fragment}");

    [GeneratedRegex("(href|action|src)=\"/(?!/)")]
    private static partial Regex LocalAddress();
}
