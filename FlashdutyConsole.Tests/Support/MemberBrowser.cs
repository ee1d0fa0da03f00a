using System.Net;
using System.Text.RegularExpressions;

namespace FlashdutyConsole.Tests.Support;

/// <summary>A browser without script, with cookies: inside WeCom as one of its users, or outside.</summary>
internal sealed partial class MemberBrowser : IDisposable
{
    private const string InsideWeCom = "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/120.0 Mobile Safari/537.36 wxwork/4.1.30 MicroMessenger/7.0.1";
    private const string Outside = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/120.0 Safari/537.36";
    private readonly HttpClient _http;
    private readonly HttpClientHandler _handler = new() { AllowAutoRedirect = false };
    private readonly Uri _console;

    private MemberBrowser(SandboxedConsole console, string? user)
    {
        _console = console.Console.Address;
        _http = new HttpClient(_handler) { BaseAddress = _console };
        _http.DefaultRequestHeaders.UserAgent.ParseAdd(user is null ? Outside : InsideWeCom);
        _http.DefaultRequestHeaders.Accept.ParseAdd("text/html");
        _http.DefaultRequestHeaders.AcceptLanguage.ParseAdd("en");
        if (user is not null)
        {
            _handler.CookieContainer.Add(console.Server.BaseUrl, new Cookie("sandbox_user", user));
        }
    }

    /// <summary>Everything that was asked for, redirects included.</summary>
    public List<Uri> Visited { get; } = [];

    /// <summary>The cookies that the console has set, by name.</summary>
    public IReadOnlyDictionary<string, string> Cookies =>
        _handler.CookieContainer.GetCookies(_console).Where(cookie => cookie.Name != "sandbox_user").ToDictionary(cookie => cookie.Name, cookie => cookie.Value);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>WeCom's own browser on the phone of one of its users.</summary>
    public static MemberBrowser Inside(SandboxedConsole console, string user) => new(console, user);

    /// <summary>A plain browser.</summary>
    public static MemberBrowser Plain(SandboxedConsole console) => new(console, null);

    /// <summary>A cookie that somebody kept.</summary>
    public void Plant(string name, string value) => _handler.CookieContainer.Add(_console, new Cookie(name, value));

    /// <summary>Opens an address and follows redirects until there is a page.</summary>
    public async Task<Seen> OpenAsync(string address) => await FollowAsync(await _http.GetAsync(new Uri(_console, address), Cancel), new Uri(_console, address));

    /// <summary>Asks for one address, without following.</summary>
    public async Task<Seen> AskAsync(string address)
    {
        var target = new Uri(_console, address);
        using var response = await _http.GetAsync(target, Cancel);
        Visited.Add(target);
        return await Seen.OfAsync(response, target);
    }

    /// <summary>Follows the sign-in up to the return from WeCom, which is not opened: its address.</summary>
    public async Task<Uri> ReturnAddressAsync(string key, string more = "")
    {
        var next = new Uri(_console, $"wecom/home/{key}{more}");
        while (!next.AbsolutePath.StartsWith("/wecom/oauth/", StringComparison.Ordinal))
        {
            using var response = await _http.GetAsync(next, Cancel);
            Visited.Add(next);
            Assert.True(response.Headers.Location is not null, $"{next} answered {(int)response.StatusCode}: {await response.Content.ReadAsStringAsync(Cancel)}");
            next = new Uri(next, response.Headers.Location);
        }

        return next;
    }

    /// <summary>Sends a form of a page.</summary>
    /// <param name="page">The page.</param>
    /// <param name="form">A part of the form's markup by which it is known.</param>
    /// <param name="fields">What is filled in or pressed.</param>
    public async Task<Seen> SendAsync(Seen page, string form, params (string Name, string Value)[] fields)
    {
        var markup = Form().Matches(page.Html).Select(match => match.Value).FirstOrDefault(one => one.Contains(form, StringComparison.Ordinal));
        Assert.True(markup is not null, $"no form with {form} on {page.Address}:\n{page.Html}");
        var hidden = Input().Matches(markup).Select(match => match.Value).Where(input => input.Contains("hidden", StringComparison.Ordinal))
            .Select(input => KeyValuePair.Create(Attribute(input, "name"), Attribute(input, "value")));
        using var content = new FormUrlEncodedContent([.. hidden, .. fields.Select(field => KeyValuePair.Create(field.Name, field.Value))]);
        return await FollowAsync(await _http.PostAsync(page.Address, content, Cancel), page.Address);
    }

    /// <summary>Signs in with a password on the page that asks for it.</summary>
    public async Task<Seen> SignInAsync(Seen page, string email, string password)
    {
        var inputs = Input().Matches(page.Html).Select(match => match.Value).ToList();
        return await SendAsync(
            page, "type=\"password\"",
            (Attribute(inputs.First(input => input.Contains("type=\"email\"")), "name"), email),
            (Attribute(inputs.First(input => input.Contains("type=\"password\"")), "name"), password));
    }

    public void Dispose()
    {
        _http.Dispose();
        _handler.Dispose();
    }

    private async Task<Seen> FollowAsync(HttpResponseMessage response, Uri address)
    {
        Visited.Add(address);
        for (var hops = 0; response.Headers.Location is { } location && (int)response.StatusCode is >= 300 and < 400; hops++)
        {
            Assert.True(hops < 12, "redirected in a circle: " + string.Join(" -> ", Visited));
            address = new Uri(address, location);
            response.Dispose();
            response = await _http.GetAsync(address, Cancel);
            Visited.Add(address);
        }

        using (response)
        {
            return await Seen.OfAsync(response, address);
        }
    }

    private static string Attribute(string input, string name) => WebUtility.HtmlDecode(Regex.Match(input, $" {name}=\"([^\"]*)\"").Groups[1].Value);

    [GeneratedRegex("<form.*?</form>", RegexOptions.Singleline)]
    private static partial Regex Form();

    [GeneratedRegex("<input[^>]*>")]
    private static partial Regex Input();

    /// <summary>A page as it was seen.</summary>
    internal sealed record Seen(HttpStatusCode Status, string Html, Uri Address, IReadOnlyList<string> SetCookies, Uri? Location)
    {
        /// <summary>The name of the problem that the page tells of; null = none.</summary>
        public string? Problem => Regex.Match(Html, "data-problem=\"([^\"]+)\"") is { Success: true } match ? match.Groups[1].Value : null;

        public static async Task<Seen> OfAsync(HttpResponseMessage response, Uri address) => new(
            response.StatusCode, await response.Content.ReadAsStringAsync(Cancel), address,
            response.Headers.TryGetValues("Set-Cookie", out var cookies) ? [.. cookies] : [],
            response.Headers.Location is null ? null : new Uri(address, response.Headers.Location));
    }
}
