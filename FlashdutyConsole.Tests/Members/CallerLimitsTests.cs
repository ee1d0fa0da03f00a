using System.Globalization;
using System.Net;
using FlashdutyConsole.Audit;
using FlashdutyConsole.Components;
using FlashdutyConsole.Members;
using FlashdutyConsole.Members.Sessions;
using FlashdutyConsole.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;

namespace FlashdutyConsole.Tests.Members;

/// <summary>What is open to everybody has a limit for each address, and what is refused does not fill the audit log.</summary>
public sealed class CallerLimitsTests
{
    // Open, and without a limit of this kind.
    private static readonly string[] s_without =
    [
        // Probes; WeCom's and our own proof of a domain; files.
        "GET /health/live", "GET /health/ready", "GET /metrics", "GET /WW_verify_{code}.txt", "GET /wecom/probe/{nonce}",
        // Alert sources have a limit of their own; WeCom's callbacks are signed, and must not wait.
        "POST /event/push/alert/prometheus", "POST /event/push/alert/standard", "GET /wecom/callback/{key}", "POST /wecom/callback/{key}",
        // Texts that never change.
        "GET /error", "GET /forbidden", "GET /not-found", "GET /status/403", "GET /status/429", "GET /status/{Status:int}",
        // The demo's.
        "GET /sandbox", "GET /sandbox/admin", "GET /sandbox/start",
    ];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public void Endpoint_OpenToEverybody_HasALimitOrAReasonForNone() => Assert.Equal(
        [], RoleMatrix.Lines.Where(line => line.Needs == "anyone").Select(line => line.Endpoint)
            .Where(endpoint => !s_without.Contains(endpoint) && !CallerLimits.Routes.ContainsKey(endpoint.Split(' ')[1])));

    [Theory]
    [InlineData("/wecom/oauth/0123456789abcdef?code=x&state=y", CallerLimits.MostAttempts)]
    [InlineData("/wecom/link/0123456789abcdef", CallerLimits.MostAttempts)]
    [InlineData("/invitation?token=guess", CallerLimits.MostAttempts)]
    [InlineData("/setup?token=guess", CallerLimits.MostAttempts)]
    [InlineData("/signin/code", CallerLimits.MostAttempts)]
    [InlineData("/wecom/home/0123456789abcdef", CallerLimits.MostPages)]
    [InlineData("/signin", CallerLimits.MostPages)]
    public async Task Page_AskedForTooOften_AnswersForAMinuteThatItDoesNot(string path, int most)
    {
        var clock = new FakeTimeProvider(DateTimeOffset.FromUnixTimeSeconds(1_795_000_000));
        await using var console = await SignInConsole.StartAsync(time: clock, args: "--Network:TrustedProxies=127.0.0.1");
        using var visitor = new Visitor(console, ("X-Forwarded-For", "203.0.113.7"));
        Assert.NotEqual(HttpStatusCode.TooManyRequests, (await visitor.OpenAsync(path)).Status);
        for (var request = 1; request < most; request++)
        {
            console.Get<CallerLimits>().Count("203.0.113.7", most);
        }

        clock.Advance(TimeSpan.FromSeconds(15));
        var refused = await visitor.OpenAsync(path);
        using var chinese = new Visitor(console, ("X-Forwarded-For", "203.0.113.7"), ("Accept-Language", "zh-CN"));
        var refusedInChinese = await chinese.OpenAsync(path);

        Assert.Equal((HttpStatusCode.TooManyRequests, "45"), (refused.Status, refused.Headers["Retry-After"]));
        Assert.Contains("Too many requests", refused.Text);
        Assert.Contains("\u8BF7\u6C42\u592A\u9891\u7E41", refusedInChinese.Text);
        Assert.False(refused.Headers.ContainsKey("Set-Cookie"));
        // Nobody else waits, and after the minute nobody does.
        using var other = new Visitor(console, ("X-Forwarded-For", "203.0.113.8"));
        Assert.NotEqual(HttpStatusCode.TooManyRequests, (await other.OpenAsync(path)).Status);
        clock.Advance(TimeSpan.FromSeconds(45));
        Assert.NotEqual(HttpStatusCode.TooManyRequests, (await visitor.OpenAsync(path)).Status);
    }

    [Fact]
    public async Task Form_SentTooOften_LeadsToThePageThatSaysSo()
    {
        await using var console = await SignInConsole.StartAsync();
        using var visitor = new Visitor(console);
        using var member = await SignInConsole.VisitAsync(console, TestConsole.OwnerEmail);
        for (var request = 0; request < CallerLimits.MostPages; request++)
        {
            console.Get<CallerLimits>().Count("127.0.0.1", CallerLimits.MostPages);
        }

        var refused = await visitor.PostAsync("/signin", ("_handler", "signin"));

        Assert.Equal((HttpStatusCode.TooManyRequests, "0; url=" + ConsoleUrls.StatusTooMany), (refused.Status, refused.Headers["Refresh"]));
        Assert.Contains("data-too-many", (await visitor.OpenAsync(ConsoleUrls.StatusTooMany)).Text);
        // Who is signed in goes on.
        Assert.Equal(HttpStatusCode.Redirect, (await member.OpenAsync("/")).Status);
    }

    [Fact]
    public async Task Refusal_RepeatedManyTimes_IsSomeRowsAndANumber()
    {
        var clock = new FakeTimeProvider(DateTimeOffset.FromUnixTimeSeconds(1_795_000_000));
        await using var console = await SignInConsole.StartAsync(time: clock);
        await console.WriteAsync(db => db.Integrations.Add(new() { Name = "WeCom", Key = "0123456789abcdef", PluginType = "wecom_app" }));
        using var attacker = new Visitor(console);
        for (var request = 0; request < 50; request++)
        {
            await attacker.OpenAsync($"/wecom/oauth/0123456789abcdee?code=x&state={request}");
        }

        Assert.Equal(Refusals.MostAlike, (await RefusedAsync(console)).Count(row => row.Body.Contains("UnknownApp", StringComparison.Ordinal)));
        await attacker.OpenAsync("/wecom/oauth/0123456789abcdef?code=x&state=y");
        Assert.Equal(Refusals.MostAlike + 1, (await RefusedAsync(console)).Count);

        clock.Advance(TimeSpan.FromMinutes(1));
        await console.Get<SweepSessions>().PassAsync(Cancel);
        var sum = (await RefusedAsync(console))[^1];
        Assert.Contains($"\"repeated\":{50 - Refusals.MostAlike}", sum.Body);
        Assert.Equal("127.0.0.1", sum.Ip);
        await attacker.OpenAsync("/wecom/oauth/0123456789abcdee?code=x&state=again");
        Assert.Equal(Refusals.MostAlike + 3, (await RefusedAsync(console)).Count);
    }

    [Fact]
    public async Task Refusals_FromManyAddresses_AreBounded()
    {
        var clock = new FakeTimeProvider(DateTimeOffset.FromUnixTimeSeconds(1_795_000_000));
        await using var console = await SignInConsole.StartAsync(time: clock, args: "--Network:TrustedProxies=127.0.0.1");
        const int Addresses = Refusals.MostKinds + 100;
        for (var address = 0; address < Addresses; address++)
        {
            using var attacker = new Visitor(console, ("X-Forwarded-For", string.Create(CultureInfo.InvariantCulture, $"198.18.{address / 200}.{(address % 200) + 1}")));
            await attacker.OpenAsync("/wecom/oauth/0123456789abcdee?code=x&state=y");
        }

        clock.Advance(TimeSpan.FromMinutes(1));
        await console.Get<SweepSessions>().PassAsync(Cancel);

        var rows = await RefusedAsync(console);
        Assert.Equal(Refusals.MostKinds + 2, rows.Count);
        Assert.Equal(("", true), (rows[^1].Ip, rows[^1].Body.Contains("\"repeated\":99", StringComparison.Ordinal)));
    }

    private static Task<List<AuditEntry>> RefusedAsync(TestConsole console) =>
        console.ReadAsync(db => db.AuditEntries.Where(entry => entry.Operation == AuditAction.SignInFailed.Name).OrderBy(entry => entry.Id).ToListAsync(Cancel));
}
