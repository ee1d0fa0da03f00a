using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using FlashdutyConsole.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace FlashdutyConsole.Tests.Browser;

/// <summary>From the demo's start page to a message of one's own app: what an administrator does in WeCom, with a mouse or a thumb.</summary>
public sealed partial class SandboxAdminTests
{
    [Theory]
    [InlineData(1440)]
    [InlineData(375)]
    public async Task Admin_ConnectsAnAppByHand_AndAMemberGetsItsMessage(int width)
    {
        await using var console = await ConsoleProcess.StartAsync(["--demo"]);
        await using var browser = await ConsoleBrowser.StartAsync();
        var page = await browser.OpenAsync(width);
        await page.GotoAsync(console.Http.BaseAddress!.AbsoluteUri);
        await Expect(page).ToHaveURLAsync(StartAddress());
        await Expect(page.Locator(".way")).ToHaveCountAsync(2);
        await FitsAsync(page, width);

        await ConsoleBrowser.GoLiveAsync(page, new Uri(console.Http.BaseAddress!, "sandbox/admin"));
        await page.Locator("[data-create]").ClickAsync();
        await page.Locator("input[name=name]").FillAsync("Night shift");
        await page.Locator("[data-member=zhang]").CheckAsync();
        await FitsAsync(page, width);
        await page.Locator("[data-form=create] button[type=submit]").ClickAsync();
        await Expect(page.Locator("[data-gate]")).ToHaveCountAsync(6);
        await Expect(page.Locator("[data-gate].shut")).ToHaveCountAsync(4);
        await Expect(page.Locator("[data-locked]")).ToBeVisibleAsync();
        await FitsAsync(page, width);

        await page.Locator("[data-value=Secret] button").First.ClickAsync();
        var agentId = int.Parse(await page.Locator("[data-value=AgentId] input").InputValueAsync(), CultureInfo.InvariantCulture);
        var secret = await page.Locator("[data-value=Secret] input").InputValueAsync();
        var sandbox = new Uri(Printed(console, DriverLine()));
        const string token = "QDG6eKtoken";
        const string aesKey = "jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C";
        var callback = await SaveIntegrationAsync(console, sandbox, agentId, secret, token, aesKey);

        await page.Locator("input[name=url]").FillAsync(callback + "x");
        await page.Locator("input[name=token]").FillAsync(token);
        await page.Locator("input[name=aes-key]").FillAsync(aesKey);
        await page.Locator("[data-form=reception] button[type=submit]").ClickAsync();
        await Expect(page.Locator("[data-form=reception] .outcome.bad")).ToContainTextAsync("40057");
        await page.Locator("input[name=url]").FillAsync(callback);
        await page.Locator("[data-form=reception] button[type=submit]").ClickAsync();
        await Expect(page.Locator("[data-form=reception] [data-outcome=Saved]")).ToBeVisibleAsync();

        await page.Locator("input[name=addresses]").FillAsync("127.0.0.1");
        await page.Locator("[data-form=ips] button[type=submit]").ClickAsync();
        await Expect(page.Locator("[data-form=ips] [data-outcome=None]")).ToBeVisibleAsync();
        await Expect(page.Locator("[data-gate].shut")).ToHaveCountAsync(2);
        await FitsAsync(page, width);

        await SendAsync(sandbox, agentId, secret, "Are you awake?");
        await ConsoleBrowser.GoLiveAsync(page, new Uri(console.Http.BaseAddress!, $"sandbox?app={agentId}"));
        await page.Locator(".person[data-user=zhang]").ClickAsync();
        await Expect(page.Locator(".phone-side .bubble")).ToHaveTextAsync("Are you awake?");
        await FitsAsync(page, width);
    }

    private static async Task<string> SaveIntegrationAsync(
        ConsoleProcess console, Uri sandbox, int agentId, string secret, string token, string aesKey)
    {
        using var answer = await console.Http.PostAsJsonAsync(
            new Uri("/datasource/upsert?app_key=" + Printed(console, AppKeyLine()), UriKind.Relative),
            new
            {
                name = "By hand",
                plugin_type = "wecom_app",
                settings = new
                {
                    mode = "custom",
                    deployment = "private",
                    endpoint = new Uri(sandbox, "/").AbsoluteUri,
                    oauth_endpoint = new Uri(sandbox, "/").AbsoluteUri,
                    corp_id = "wwdemo0000000001",
                    agent_id = agentId,
                    secret,
                    token,
                    encoding_aes_key = aesKey,
                },
            },
            TestContext.Current.CancellationToken);
        var saved = JsonNode.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;
        return (string?)saved["data"]?["callback_url"] ?? throw new InvalidOperationException(saved.ToJsonString());
    }

    private static async Task SendAsync(Uri sandbox, int agentId, string secret, string content)
    {
        using var http = new HttpClient { BaseAddress = new Uri(sandbox, "/") };
        var given = await http.GetFromJsonAsync<JsonObject>($"cgi-bin/gettoken?corpid=wwdemo0000000001&corpsecret={secret}", TestContext.Current.CancellationToken);
        using var sent = await http.PostAsJsonAsync(
            $"cgi-bin/message/send?access_token={given!["access_token"]}",
            new { touser = "zhang", msgtype = "text", agentid = agentId, text = new { content } },
            TestContext.Current.CancellationToken);
        Assert.Equal("0", sent.Headers.GetValues("Error-Code").Single());
    }

    // Wider than the window would mean sideways scrolling.
    private static async Task FitsAsync(IPage page, int width) =>
        Assert.True(await page.EvaluateAsync<int>("document.documentElement.scrollWidth") <= width, page.Url);

    private static string Printed(ConsoleProcess console, Regex line) => line.Match(string.Join('\n', console.Lines)).Groups[1].Value;

    [GeneratedRegex(@"/sandbox/start$")]
    private static partial Regex StartAddress();

    [GeneratedRegex(@"(http://\S+/sandbox/state)")]
    private static partial Regex DriverLine();

    [GeneratedRegex(@"App key of the Open API +(\S+)")]
    private static partial Regex AppKeyLine();
}
