using FlashdutyConsole.Tests.Support;

namespace FlashdutyConsole.Tests.Setup;

public sealed class ResponseHeadersTests
{
    [Theory]
    [InlineData("/signin")]
    [InlineData("/health/live")]
    [InlineData("/assets/tokens.css")]
    [InlineData("/nothing/here")]
    [InlineData("/incidents")]
    public async Task Response_OfAnyKind_CarriesTheHeaders(string path)
    {
        await using var console = await TestConsole.StartAsync();

        using var response = await AskAsync(console, path, null);

        Assert.Equal("nosniff", Header(response, "X-Content-Type-Options"));
        Assert.Equal("DENY", Header(response, "X-Frame-Options"));
        Assert.Equal("same-origin", Header(response, "Referrer-Policy"));
        var policy = Header(response, "Content-Security-Policy");
        Assert.Contains("frame-ancestors 'none'", policy);
        Assert.Contains("script-src 'self';", policy);
        Assert.False(response.Headers.Contains("Server"));
        Assert.False(response.Headers.Contains("Strict-Transport-Security"));
        Assert.Equal(response.Content.Headers.ContentType?.MediaType == "text/html", response.Headers.CacheControl?.NoStore == true);
    }

    [Fact]
    public async Task Redirect_OfARequestWithAForeignHost_StaysAtHome()
    {
        await using var console = await TestConsole.StartAsync();

        using var response = await AskAsync(console, "/incidents", "evil.example.com");

        Assert.DoesNotContain("evil.example.com", response.Headers.Location?.OriginalString ?? "missing evil.example.com");
        Assert.StartsWith("/signin", response.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task Response_WhenThePublicUrlIsHttps_AsksForHttps()
    {
        await using var console = await TestConsole.StartAsync(new TestConsoleOptions { Args = ["--Console:PublicUrl=https://console.example.com"] });

        using var response = await AskAsync(console, "/health/live", null);

        Assert.Equal("max-age=31536000", Header(response, "Strict-Transport-Security"));
    }

    private static async Task<HttpResponseMessage> AskAsync(TestConsole console, string path, string? host)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { Host = host } };
        request.Headers.Accept.ParseAdd("text/html");
        return await console.Http.SendAsync(request, TestContext.Current.CancellationToken);
    }

    private static string Header(HttpResponseMessage response, string name) =>
        response.Headers.TryGetValues(name, out var values) ? string.Join(", ", values) : "";
}
