using System.Net;
using System.Text.RegularExpressions;
using FlashdutyConsole.Incidents;
using FlashdutyConsole.Members;
using FlashdutyConsole.Tests.Support;

namespace FlashdutyConsole.Tests.Linking.Home;

/// <summary>The page behind the app's icon in WeCom's workbench.</summary>
public sealed partial class HomePageTests
{
    [Fact]
    public async Task Home_OutsideWeCom_ExplainsAndShowsACode()
    {
        await using var console = await LinkingBench.StartAsync();
        using var browser = MemberBrowser.Plain(console);

        var page = await browser.OpenAsync($"wecom/home/{console.Integration.Key}");

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("data-outside", page.Html);
        Assert.Contains($"data-qr=\"{console.Console.Address}wecom/home/{console.Integration.Key}\"", page.Html);
        Assert.Contains("href=\"/signin?returnUrl=", page.Html);
        Assert.Empty(page.SetCookies);
    }

    [Fact]
    public async Task Home_MyIncidents_AreToldApartAndPressedInOneTap()
    {
        await using var console = await LinkingBench.StartAsync(new SandboxedConsoleOptions { Layers = [["zhang"]] });
        var onMe = await console.ReceivesAsync("Waits for zhang");
        var mine = await console.ReceivesAsync("In work by zhang");
        await console.Console.Get<AcknowledgeIncident>().RunAsync([mine.Id], console.Acting("zhang"), TestContext.Current.CancellationToken);
        var other = (await console.Console.AddIncidentAsync("Somebody else's", console.Channel.Id)).Incident;
        using var browser = MemberBrowser.Inside(console, "zhang");

        var page = await browser.OpenAsync($"wecom/home/{console.Integration.Key}");

        Assert.Equal([onMe.Id], Listed(page, "on-me"));
        Assert.Equal([mine.Id], Listed(page, "mine"));
        Assert.Equal([other.Id], Listed(page, "others"));
        var acted = await browser.SendAsync(page, "Press.Do", ("Press.Do", "ack:" + onMe.Id));
        Assert.Contains("notice-ok", acted.Html);
        Assert.Empty(Listed(acted, "on-me"));
        acted = await browser.SendAsync(acted, "Press.Do", ("Press.Do", "snooze_120:" + mine.Id));
        acted = await browser.SendAsync(acted, "Press.Do", ("Press.Do", "close:" + other.Id));
        Assert.Equal(IncidentProgress.Closed, (await console.FindAsync(other.Id)).Progress);
        Assert.NotNull((await console.FindAsync(mine.Id)).SnoozedUntil);
        var all = await browser.OpenAsync($"wecom/home/{console.Integration.Key}?view=all");
        Assert.Equal(2, Listed(all, "all").Count);
    }

    [Fact]
    public async Task Home_Viewer_SeesWithoutButtonsAndChangesNothing()
    {
        await using var console = await LinkingBench.StartAsync();
        await console.ChangeAsync(db => db.Members.Single(member => member.Id == console.MemberId("zhang")).Role = MemberRole.Viewer);
        var incident = (await console.Console.AddIncidentAsync("Seen only", console.Channel.Id)).Incident;
        using var browser = MemberBrowser.Inside(console, "zhang");

        var page = await browser.OpenAsync($"wecom/home/{console.Integration.Key}");
        Assert.DoesNotContain("Press.Do", page.Html);
        await browser.SendAsync(page, "_handler", ("Press.Do", "close:" + incident.Id));

        Assert.Equal(IncidentProgress.Triggered, (await console.FindAsync(incident.Id)).Progress);
    }

    [Fact]
    public async Task Home_FullOfLongTitles_StaysSmallAndNeedsOneStyleSheet()
    {
        await using var console = await LinkingBench.StartAsync();
        var title = string.Concat(Enumerable.Repeat("\u6570\u636e\u5e93", 100));
        for (var index = 0; index < 45; index++)
        {
            await console.Console.AddIncidentAsync(title + index, console.Channel.Id, change: incident =>
            {
                if (index % 3 > 0)
                {
                    incident.Join(console.MemberId("zhang"), console.Console.Now);
                    incident.Progress = index % 3 == 1 ? IncidentProgress.Triggered : IncidentProgress.Processing;
                }
            });
        }

        using var browser = MemberBrowser.Inside(console, "zhang");
        await browser.OpenAsync($"wecom/home/{console.Integration.Key}");
        var page = await browser.AskAsync($"wecom/home/{console.Integration.Key}");

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal(30, Row().Count(page.Html));
        var size = System.Text.Encoding.UTF8.GetByteCount(page.Html);
        var sheet = Assert.Single(Sheet().Matches(page.Html));
        var css = await browser.AskAsync(sheet.Groups[1].Value);
        Assert.Equal(HttpStatusCode.OK, css.Status);
        Assert.Contains(".wb", css.Html);
        Assert.DoesNotContain("@import", css.Html);
        Assert.DoesNotContain("<script", page.Html);
        Assert.True(size + css.Html.Length < 50_000, $"{size} + {css.Html.Length} bytes");
    }

    [Fact]
    public async Task Home_PressedAfterTheLinkWentAway_SaysThatNothingWasDone()
    {
        await using var console = await LinkingBench.StartAsync();
        var incident = (await console.Console.AddIncidentAsync("CPU is high", console.Channel.Id)).Incident;
        await console.SetPasswordAsync("zhang");
        using var browser = MemberBrowser.Inside(console, "zhang");
        // A session of a password's outlives the link.
        await browser.SignInAsync(await browser.OpenAsync("signin"), LinkingBench.EmailOf("zhang"), LinkingBench.Password);
        var page = await browser.OpenAsync($"wecom/home/{console.Integration.Key}");
        await console.Console.Get<FlashdutyConsole.Linking.UnlinkMember>().RunAsync(
            console.Integration.Id, console.MemberId("zhang"), console.Acting("li"), TestContext.Current.CancellationToken);

        var answer = await browser.SendAsync(page, "Press.Do", ("Press.Do", "close:" + incident.Id));

        Assert.Equal((HttpStatusCode.BadRequest, "SessionOver"), (answer.Status, answer.Problem));
        Assert.Equal(IncidentProgress.Triggered, (await console.FindAsync(incident.Id)).Progress);
    }

    [Fact]
    public async Task IncidentPage_TwoAppsConnected_AsksWhichOneItWas()
    {
        await using var console = await LinkingBench.StartAsync();
        var second = console.App.Corp.AddApp(1000003, "Second");
        await console.Console.PostAsync("/datasource/upsert", new
        {
            name = "Second",
            plugin_type = "wecom_app",
            settings = new
            {
                mode = "custom", corp_id = console.App.Corp.CorpId, deployment = "private", endpoint = console.Server.BaseUrl.AbsoluteUri,
                oauth_endpoint = console.Server.BaseUrl.AbsoluteUri, agent_id = second.AgentId, secret = second.Secret,
                token = SandboxedConsole.CallbackToken, encoding_aes_key = SandboxedConsole.AesKey,
            },
        });
        var known = await console.ReceivesAsync("Sent by the first");
        var unknown = (await console.Console.AddIncidentAsync("Sent by none", console.Channel.Id)).Incident;
        using var browser = MemberBrowser.Inside(console, "zhang");

        var asked = await browser.OpenAsync($"incident/detail/{unknown.Id}");
        Assert.Equal("/wecom/choose", asked.Address.AbsolutePath);
        Assert.Contains($"/wecom/home/{console.Integration.Key}?returnUrl=", asked.Html);
        Assert.Contains("Second", asked.Html);
        Assert.DoesNotContain("Second", await (await console.Console.Http.GetAsync("wecom/choose", TestContext.Current.CancellationToken)).Content.ReadAsStringAsync(TestContext.Current.CancellationToken));

        // The one that brought the card.
        Assert.Contains("data-progress", (await browser.OpenAsync($"incident/detail/{known.Id}")).Html);
    }

    private static List<string> Listed(MemberBrowser.Seen page, string list)
    {
        var section = Regex.Match(page.Html, $"<section[^>]*data-list=\"{list}\".*?</section>", RegexOptions.Singleline).Value;
        return [.. Regex.Matches(section, "data-incident=\"([0-9a-f]{24})\"").Select(match => match.Groups[1].Value)];
    }

    [GeneratedRegex("<li data-incident=")]
    private static partial Regex Row();

    [GeneratedRegex("<link rel=\"stylesheet\" href=\"([^\"]+)\"")]
    private static partial Regex Sheet();
}
