using System.Net;
using System.Text.RegularExpressions;
using FlashdutyConsole.Tests.Support;

namespace FlashdutyConsole.Tests.Members.SingleSignOn;

/// <summary>Somebody's browser: keeps cookies, follows redirects, and may stop before one.</summary>
internal sealed partial class Visitor : IDisposable
{
    private const int MostHops = 20;
    private readonly HttpClient _http;
    private readonly TestConsole _console;

    public Visitor(TestConsole console)
    {
        _console = console;
        _http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = Cookies, UseCookies = true });
        _http.DefaultRequestHeaders.Add("Accept", "text/html");
        _http.DefaultRequestHeaders.Add("Accept-Language", "en");
    }

    /// <summary>The cookies.</summary>
    public CookieContainer Cookies { get; } = new();

    /// <summary>The address last shown.</summary>
    public Uri At { get; private set; } = new("about:blank");

    /// <summary>The status of that page.</summary>
    public HttpStatusCode Status { get; private set; }

    /// <summary>That page.</summary>
    public string Page { get; private set; } = "";

    /// <summary>The fault that the page tells of; empty = it is another page.</summary>
    public string Fault => FaultMark().Match(Page).Groups[1].Value;

    /// <summary>Opens an address, relative to the console.</summary>
    /// <param name="address">The address.</param>
    /// <param name="stopAt">Stops before a redirect to an address with this in it, which is then where the visitor is.</param>
    public Task OpenAsync(string address, string? stopAt = null) => FollowAsync(HttpMethod.Get, new Uri(_console.Address, address), null, stopAt);

    /// <summary>Sends a form to the address last shown or another one.</summary>
    public Task SendAsync(Dictionary<string, string> fields, string? address = null, string? stopAt = null) =>
        FollowAsync(HttpMethod.Post, address is null ? At : new Uri(At, address), fields, stopAt);

    /// <summary>Signs in with the real provider.</summary>
    /// <param name="who">What to type in there; null = cancel.</param>
    /// <param name="returnUrl">Where to go afterwards.</param>
    /// <param name="stopAt">Stops before a redirect to an address with this in it.</param>
    public async Task SignInAsync(string? who, string returnUrl = "/incidents", string? stopAt = null)
    {
        await OpenAsync("/signin/sso?returnUrl=" + Uri.EscapeDataString(returnUrl), stopAt);
        if (At.AbsolutePath.StartsWith("/interaction/", StringComparison.Ordinal))
        {
            await SendAsync(who is null ? new() { ["cancel"] = "1" } : new() { ["login"] = who, ["go"] = "1" }, stopAt: stopAt);
        }
    }

    /// <summary>Whether the console knows the visitor.</summary>
    public async Task<bool> IsSignedInAsync()
    {
        using var response = await _http.GetAsync(new Uri(_console.Address, "/incidents"));
        return response.StatusCode == HttpStatusCode.OK;
    }

    public void Dispose() => _http.Dispose();

    private async Task FollowAsync(HttpMethod method, Uri address, Dictionary<string, string>? fields, string? stopAt)
    {
        for (var hops = 0; hops < MostHops; hops++)
        {
            using var request = new HttpRequestMessage(method, address) { Content = fields is null ? null : new FormUrlEncodedContent(fields) };
            using var response = await _http.SendAsync(request, TestContext.Current.CancellationToken);
            (At, Status, Page) = (address, response.StatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
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

    [GeneratedRegex("data-fault=\"(\\w+)\"")]
    private static partial Regex FaultMark();
}
