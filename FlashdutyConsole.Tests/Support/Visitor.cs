using System.Net;
using System.Text.RegularExpressions;

namespace FlashdutyConsole.Tests.Support;

/// <summary>Somebody with a browser that runs no script: opens pages, fills in their forms, keeps cookies, follows nothing by itself.</summary>
public sealed partial class Visitor : IDisposable
{
    private readonly HttpClient _http;

    /// <summary>A new visitor.</summary>
    /// <param name="console">The console.</param>
    /// <param name="headers">What the browser sends along, such as a <c>User-Agent</c>.</param>
    public Visitor(TestConsole console, params ReadOnlySpan<(string Name, string Value)> headers)
    {
        _http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = Cookies }) { BaseAddress = console.Address };
        _http.DefaultRequestHeaders.Add("Accept", "text/html");
        _http.DefaultRequestHeaders.Add("Accept-Language", "en");
        foreach (var (name, value) in headers)
        {
            _http.DefaultRequestHeaders.TryAddWithoutValidation(name, value);
        }
    }

    /// <summary>The visitor's cookies.</summary>
    public CookieContainer Cookies { get; } = new();

    /// <summary>The session's cookie; null when there is none.</summary>
    public string? Session => Cookies.GetCookies(_http.BaseAddress!)["FlashdutyConsole"]?.Value;

    /// <summary>Opens a page.</summary>
    public async Task<Seen> OpenAsync(string path)
    {
        using var response = await _http.GetAsync(new Uri(path, UriKind.Relative));
        return await Seen.OfAsync(response);
    }

    /// <summary>Opens a page and sends one of its forms.</summary>
    /// <param name="path">The page.</param>
    /// <param name="form">The form's name.</param>
    /// <param name="fields">What is filled in or pressed.</param>
    public async Task<Seen> SubmitAsync(string path, string form, params IReadOnlyList<(string Name, string Value)> fields)
    {
        var page = await OpenAsync(path);
        Assert.True(page.Status == HttpStatusCode.OK, $"{path}: {page.Status}");
        return await PostAsync(path, [("_handler", form), ("__RequestVerificationToken", Token().Match(page.Text).Groups[1].Value), .. fields]);
    }

    /// <summary>Sends a form that no page has given.</summary>
    public async Task<Seen> PostAsync(string path, params IReadOnlyList<(string Name, string Value)> fields)
    {
        using var content = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        using var response = await _http.PostAsync(new Uri(path, UriKind.Relative), content);
        return await Seen.OfAsync(response);
    }

    /// <summary>Signs in.</summary>
    public Task<Seen> SignInAsync(string email, string password, string page = "/signin") =>
        SubmitAsync(page, "signin", ("Form.Email", email), ("Form.Password", password));

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    [GeneratedRegex("""name="__RequestVerificationToken" value="([^"]+)""")]
    private static partial Regex Token();
}
