using System.Net;
using System.Net.Http.Json;
using FlashdutyConsole.Benchmarks.Support;
using FlashdutyConsole.Tests.Architecture;
using FlashdutyConsole.Tests.Browser;
using FlashdutyConsole.Tests.Members;
using FlashdutyConsole.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace FlashdutyConsole.Tests.Deploy;

/// <summary>The example for nginx as it is, but for name, certificate, ports and the place of its log.</summary>
public sealed class NginxExampleTests : IDisposable
{
    private readonly TestAuthority _authority = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _authority.Dispose();

    [Fact]
    public async Task Example_PersonSignsIn_PagesLiveOverAWebSocket()
    {
        var (port, plain) = (FreePort.Take(), FreePort.Take());
        await using var console = await StartAsync(port);
        await using var proxy = await ProxyAsync(console, port, plain);
        await using var browser = await ConsoleBrowser.StartAsync();
        var page = await browser.OpenAsync(anyCertificate: true);

        await page.GotoAsync($"https://localhost:{port}/incidents");
        await page.Locator("input[type=email]").FillAsync(TestConsole.OwnerEmail);
        await page.Locator("input[type=password]").FillAsync(SignInConsole.Password);
        var socket = await page.RunAndWaitForWebSocketAsync(() => page.Locator("input[type=password]").PressAsync("Enter"));

        Assert.StartsWith($"wss://localhost:{port}/_blazor", socket.Url);
        await Expect(page.Locator(".live")).ToBeVisibleAsync();
        Assert.All(await page.Context.CookiesAsync(), cookie => Assert.True(cookie.Secure || !cookie.Name.StartsWith("__Host-", StringComparison.Ordinal)));
        Assert.Contains(await page.Context.CookiesAsync(), cookie => cookie.Name.StartsWith("__Host-", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Example_AlertWithItsKey_ArrivesAndTheKeyIsNotLogged()
    {
        var (port, plain) = (FreePort.Take(), FreePort.Take());
        await using var console = await StartAsync(port);
        await using var proxy = await ProxyAsync(console, port, plain);
        using var client = new HttpClient(new HttpClientHandler
        {
            AllowAutoRedirect = false,
            ServerCertificateCustomValidationCallback = HttpClientHandler.DangerousAcceptAnyServerCertificateValidator,
        });
        const string Key = "key-of-a-source-that-is-not-there";

        using var refused = await client.PostAsJsonAsync(
            $"https://localhost:{port}/event/push/alert/standard?integration_key={Key}", new { title_rule = "Disk full", event_status = "Critical" }, Cancel);
        using var moved = await client.GetAsync(new Uri($"http://localhost:{plain}/incidents?page=2"), Cancel);

        // The console's own answer: the address went through whole.
        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
        Assert.Equal("Unauthorized", (await refused.Content.ReadFromJsonAsync<System.Text.Json.JsonElement>(Cancel)).GetProperty("error").GetProperty("code").GetString());
        Assert.Equal((HttpStatusCode.MovedPermanently, "https://localhost/incidents?page=2"), (moved.StatusCode, moved.Headers.Location?.OriginalString));
        var log = "";
        await Eventually.TrueAsync(
            async () => (log = await File.ReadAllTextAsync(Path.Combine(proxy.Folder, "flashduty.log"), Cancel)).Contains("/event/push/alert/standard", StringComparison.Ordinal),
            "the request is in the log");
        Assert.DoesNotContain(Key, log);
    }

    private static Task<TestConsole> StartAsync(int port) =>
        SignInConsole.StartAsync(args: [$"--Console:PublicUrl=https://localhost:{port}", "--Network:TrustedProxies=127.0.0.1"]);

    private Task<NginxProxy> ProxyAsync(TestConsole console, int port, int plain)
    {
        var now = TimeProvider.System.GetUtcNow();
        var (certificate, key) = _authority.Issue("localhost", now.AddDays(-1), now.AddDays(60));
        return NginxProxy.StartAsync(Needs.Nginx(), port, (_, folder) => Replace(
            File.ReadAllText(Path.Combine(ProductSource.Root, "Deploy", "nginx.conf")),
            ("listen 443 ssl", $"listen 127.0.0.1:{port} ssl"),
            ("listen 80", $"listen 127.0.0.1:{plain}"),
            ("server 127.0.0.1:5080", $"server {console.Address.Authority}"),
            ("console.example.com;", "localhost;"),
            ("/etc/ssl/console.example.com.pem", certificate),
            ("/etc/ssl/console.example.com.key", key),
            ("/var/log/nginx/flashduty.log", Path.Combine(folder, "flashduty.log"))));
    }

    private static string Replace(string text, params (string What, string By)[] changes)
    {
        foreach (var (what, by) in changes)
        {
            Assert.Contains(what, text);
            text = text.Replace(what, by, StringComparison.Ordinal);
        }

        return text;
    }
}
