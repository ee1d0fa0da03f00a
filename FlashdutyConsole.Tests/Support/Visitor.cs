using System.Net;
using System.Text.RegularExpressions;

namespace FlashdutyConsole.Tests.Support;

/// <summary>
/// Somebody with a browser that runs no script: opens pages, fills in their forms, keeps cookies. Asked for one page it follows
/// nothing by itself; on a way through several, such as the one to a provider and back, it goes from redirect to redirect.
/// </summary>
public sealed partial class Visitor : IDisposable
{
    private const int MostHops = 20;
    private readonly HttpClient _http;

    /// <summary>A new visitor.</summary>
    /// <param name="console">The console.</param>
    /// <param name="headers">What the browser sends along, such as a <c>User-Agent</c>.</param>
    public Visitor(TestConsole console, params ReadOnlySpan<(string Name, string Value)> headers)
        : this(console, new CookieContainer(), headers)
    {
    }

    /// <summary>A visitor who has been here before.</summary>
    /// <param name="console">The console; cookies do not know its port.</param>
    /// <param name="cookies">What the browser has kept, and keeps on.</param>
    /// <param name="headers">What the browser sends along, such as a <c>User-Agent</c>.</param>
    public Visitor(TestConsole console, CookieContainer cookies, params ReadOnlySpan<(string Name, string Value)> headers)
    {
        Cookies = cookies;
        _http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = Cookies }) { BaseAddress = console.Address };
        _http.DefaultRequestHeaders.Add("Accept", "text/html");
        foreach (var (name, value) in headers)
        {
            _http.DefaultRequestHeaders.TryAddWithoutValidation(name, value);
        }

        if (!_http.DefaultRequestHeaders.Contains("Accept-Language"))
        {
            _http.DefaultRequestHeaders.Add("Accept-Language", "en");
        }
    }

    /// <summary>The visitor's cookies.</summary>
    public CookieContainer Cookies { get; }

    /// <summary>The session's cookie; null when there is none.</summary>
    public string? Session => Cookies.GetCookies(_http.BaseAddress!)["FlashdutyConsole"]?.Value;

    /// <summary>On a way: the address last shown.</summary>
    public Uri At { get; private set; } = new("about:blank");

    /// <summary>On a way: the status of that page.</summary>
    public HttpStatusCode Status { get; private set; }

    /// <summary>On a way: that page, as it was sent.</summary>
    public string Page { get; private set; } = "";

    /// <summary>On a way: the fault that the page tells of; empty = it is another page.</summary>
    public string Fault => FaultMark().Match(Page).Groups[1].Value;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>Opens a page.</summary>
    public async Task<Seen> OpenAsync(string path)
    {
        using var response = await _http.GetAsync(new Uri(path, UriKind.Relative), Cancel);
        return await Seen.OfAsync(response);
    }

    /// <summary>The token that a page's forms carry.</summary>
    public static string TokenOf(Seen page) => Token().Match(page.Text).Groups[1].Value;

    /// <summary>Opens a page and sends one of its forms.</summary>
    /// <param name="path">The page.</param>
    /// <param name="form">The form's name.</param>
    /// <param name="fields">What is filled in or pressed.</param>
    public async Task<Seen> SubmitAsync(string path, string form, params IReadOnlyList<(string Name, string Value)> fields)
    {
        var page = await OpenAsync(path);
        Assert.True(page.Status == HttpStatusCode.OK, $"{path}: {page.Status}");
        return await PostAsync(path, [("_handler", form), ("__RequestVerificationToken", TokenOf(page)), .. fields]);
    }

    /// <summary>Sends a form that no page has given.</summary>
    public async Task<Seen> PostAsync(string path, params IReadOnlyList<(string Name, string Value)> fields)
    {
        using var content = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        using var response = await _http.PostAsync(new Uri(path, UriKind.Relative), content, Cancel);
        return await Seen.OfAsync(response);
    }

    /// <summary>Signs in with a password.</summary>
    public Task<Seen> SignInAsync(string email, string password, string page = "/signin") =>
        SubmitAsync(page, "signin", ("Form.Email", email), ("Form.Password", password));

    /// <summary>Goes to an address, and on from redirect to redirect.</summary>
    /// <param name="address">The address, relative to the console.</param>
    /// <param name="stopAt">Stops before a redirect to an address with this in it, which is then where the visitor is.</param>
    public Task GoAsync(string address, string? stopAt = null) => GoAsync(HttpMethod.Get, new Uri(_http.BaseAddress!, address), null, stopAt);

    /// <summary>Sends a form to the address last shown or another one, and goes on from there.</summary>
    public Task SendAsync(Dictionary<string, string> fields, string? address = null, string? stopAt = null) =>
        GoAsync(HttpMethod.Post, address is null ? At : new Uri(At, address), fields, stopAt);

    /// <summary>Signs in with the provider.</summary>
    /// <param name="who">What to type in there; null = cancel.</param>
    /// <param name="returnUrl">Where to go afterwards.</param>
    /// <param name="stopAt">Stops before a redirect to an address with this in it.</param>
    public async Task SignInWithProviderAsync(string? who, string returnUrl = "/incidents", string? stopAt = null)
    {
        await GoAsync("/signin/sso?returnUrl=" + Uri.EscapeDataString(returnUrl), stopAt);
        if (At.AbsolutePath.StartsWith("/interaction/", StringComparison.Ordinal))
        {
            await SendAsync(who is null ? new() { ["cancel"] = "1" } : new() { ["login"] = who, ["go"] = "1" }, stopAt: stopAt);
        }
    }

    /// <summary>Whether the console knows the visitor.</summary>
    public async Task<bool> IsSignedInAsync() => (await OpenAsync("/incidents")).Status == HttpStatusCode.OK;

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    private async Task GoAsync(HttpMethod method, Uri address, Dictionary<string, string>? fields, string? stopAt)
    {
        for (var hops = 0; hops < MostHops; hops++)
        {
            using var request = new HttpRequestMessage(method, address) { Content = fields is null ? null : new FormUrlEncodedContent(fields) };
            using var response = await _http.SendAsync(request, Cancel);
            (At, Status, Page) = (address, response.StatusCode, await response.Content.ReadAsStringAsync(Cancel));
            if (response.Headers.Location is not { } location)
            {
                return;
            }

            (method, address, fields) = (HttpMethod.Get, new Uri(address, location), null);
            if (stopAt is not null && address.AbsoluteUri.Contains(stopAt, StringComparison.Ordinal))
            {
                At = address;
                return;
            }
        }

        Assert.Fail("redirected in a circle, last to " + address);
    }

    [GeneratedRegex("""name="__RequestVerificationToken" value="([^"]+)""")]
    private static partial Regex Token();

    [GeneratedRegex("data-fault=\"(\\w+)\"")]
    private static partial Regex FaultMark();
}
