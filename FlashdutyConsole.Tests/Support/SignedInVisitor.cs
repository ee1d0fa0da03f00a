using System.Net;
using System.Text.RegularExpressions;

namespace FlashdutyConsole.Tests.Support;

/// <summary>A browser without scripts that is signed in: sees pages as they are sent.</summary>
internal sealed partial class SignedInVisitor : IDisposable
{
    private readonly HttpClient _http;

    private SignedInVisitor(Uri address) => _http = new HttpClient(new HttpClientHandler { CookieContainer = new CookieContainer(), AllowAutoRedirect = false }) { BaseAddress = address };

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>Signs in by the page's form.</summary>
    public static async Task<SignedInVisitor> SignInAsync(Uri address, string email, string password)
    {
        var visitor = new SignedInVisitor(address);
        var page = (await visitor.OpenAsync("signin")).Text;
        var fields = Hidden().Matches(page).ToDictionary(match => match.Groups["name"].Value, match => WebUtility.HtmlDecode(match.Groups["value"].Value));
        fields[Typed("email").Match(page).Groups["name"].Value] = email;
        fields[Typed("password").Match(page).Groups["name"].Value] = password;
        using var form = new FormUrlEncodedContent(fields);
        using var answer = await visitor._http.PostAsync(new Uri("signin", UriKind.Relative), form, Cancel);
        Assert.True(answer.StatusCode is HttpStatusCode.Found or HttpStatusCode.SeeOther, $"sign-in answered {answer.StatusCode}");
        return visitor;
    }

    /// <summary>The page as it is sent.</summary>
    public async Task<(HttpStatusCode Status, string Text, Uri? Location)> OpenAsync(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(path.TrimStart('/'), UriKind.Relative));
        request.Headers.Accept.ParseAdd("text/html");
        request.Headers.AcceptLanguage.ParseAdd("en");
        using var answer = await _http.SendAsync(request, Cancel);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(Cancel), answer.Headers.Location);
    }

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    private static Regex Typed(string type) => new($"<input type=\"{type}\" name=\"(?<name>[^\"]+)\"", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

    [GeneratedRegex("<input type=\"hidden\" name=\"(?<name>[^\"]+)\" value=\"(?<value>[^\"]*)\"")]
    private static partial Regex Hidden();
}
