using System.Net;
using System.Text.RegularExpressions;
using FlashdutyConsole.Members;
using FlashdutyConsole.Members.Own;
using FlashdutyConsole.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;

namespace FlashdutyConsole.Tests.Members;

public sealed partial class AccountPageTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Password_Changed_EndsTheOtherSessionsAndKeepsThisOne()
    {
        await using var console = await SignInConsole.StartAsync();
        using var here = await SignInConsole.VisitAsync(console, TestConsole.OwnerEmail);
        using var there = await SignInConsole.VisitAsync(console, TestConsole.OwnerEmail);
        const string Wanted = "quite another sentence";

        Assert.Contains("current password is not right", (await ChangeAsync(here, "not the password", Wanted)).Text);
        Assert.Contains("attackers try first", (await ChangeAsync(here, SignInConsole.Password, "welcome12345")).Text);
        Assert.Equal("/account?done=password", (await ChangeAsync(here, SignInConsole.Password, Wanted)).Location);

        Assert.Equal(HttpStatusCode.OK, (await here.OpenAsync("/account")).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await there.OpenAsync("/account")).Status);
        Assert.Equal(HttpStatusCode.OK, (await there.SignInAsync(TestConsole.OwnerEmail, SignInConsole.Password)).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await there.SignInAsync(TestConsole.OwnerEmail, Wanted)).Status);
    }

    [Fact]
    public async Task Profile_Saved_ChangesTheLanguageOfThePages()
    {
        await using var console = await SignInConsole.StartAsync();
        using var visitor = await SignInConsole.VisitAsync(console, TestConsole.OwnerEmail);

        Assert.Contains("2 to 39", (await visitor.SubmitAsync("/account", "profile", ("Form.Name", "x"), ("Form.Locale", "zh-CN"), ("Form.TimeZone", "UTC"))).Text);
        var saved = await visitor.SubmitAsync("/account", "profile", ("Form.Name", "New name"), ("Form.Locale", "zh-CN"), ("Form.TimeZone", "Europe/Berlin"));

        Assert.Equal("/account?done=profile", saved.Location);
        Assert.Contains("lang=\"zh-CN\"", (await visitor.OpenAsync("/account")).Text);
        var entry = await console.ReadAsync(db => db.AuditEntries.SingleAsync(one => one.Operation == "member:profile:change", Cancel));
        Assert.Contains("New name", entry.Body);
        Assert.Contains("Europe/Berlin", entry.Body);
    }

    [Fact]
    public async Task SecondFactor_SetUp_IsAskedForAndACodeCountsOnce()
    {
        await using var console = await SignInConsole.StartAsync();
        using var visitor = await SignInConsole.VisitAsync(console, TestConsole.OwnerEmail);
        var setup = await visitor.SubmitAsync("/account", "factor", ("Form.Act", "begin"));
        Assert.Contains("<svg", setup.Text);
        var key = KeyText().Match(setup.Text).Groups[1].Value;
        var code = Totp.Code(key);

        Assert.Contains("not right", (await visitor.SubmitAsync("/account", "factor", ("Form.Act", "confirm"), ("Form.Code", "000000"))).Text);
        var confirmed = await visitor.SubmitAsync("/account", "factor", ("Form.Act", "confirm"), ("Form.Code", code));
        var recovery = RecoveryCode().Matches(confirmed.Text).Select(match => match.Groups[1].Value).ToList();
        Assert.Equal(10, recovery.Count);
        // The session that set it up goes on.
        Assert.Equal(HttpStatusCode.OK, (await visitor.OpenAsync("/account")).Status);
        var stored = string.Join(' ', await console.ReadAsync(db => db.UserTokens.Select(token => token.Value).ToListAsync(Cancel)));
        Assert.DoesNotContain(key.Replace(" ", "", StringComparison.Ordinal), stored, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(recovery[0], stored, StringComparison.OrdinalIgnoreCase);

        using var other = new Visitor(console);
        Assert.Equal("/signin/code?returnUrl=%2Fchannels", (await other.SignInAsync(TestConsole.OwnerEmail, SignInConsole.Password, "/signin?returnUrl=%2Fchannels")).Location);
        Assert.Equal(HttpStatusCode.Redirect, (await other.OpenAsync("/channels")).Status);
        // The code that set it up was used already.
        Assert.Equal(HttpStatusCode.OK, (await CodeAsync(other, code)).Status);
        var recovered = await CodeAsync(other, recovery[0].ToLowerInvariant());
        Assert.Equal("/channels", recovered.Location);
        Assert.Equal(HttpStatusCode.OK, (await other.OpenAsync("/channels")).Status);

        using var third = new Visitor(console);
        await third.SignInAsync(TestConsole.OwnerEmail, SignInConsole.Password);
        Assert.Equal(HttpStatusCode.OK, (await CodeAsync(third, recovery[0])).Status);
        Assert.Equal("/channels", (await CodeAsync(third, recovery[1])).Location);
        Assert.Contains("8 recovery codes", (await third.OpenAsync("/account")).Text);
    }

    [Fact]
    public async Task SecondFactor_Code_GoesByTheConsolesClockAndCountsOnceAcrossARestart()
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2031, 5, 6, 7, 8, 0, TimeSpan.Zero));
        var data = Directory.CreateTempSubdirectory("console-test-");
        try
        {
            string key;
            await using (var first = await SignInConsole.StartAsync(data, clock))
            {
                using var visitor = await SignInConsole.VisitAsync(first, TestConsole.OwnerEmail);
                key = KeyText().Match((await visitor.SubmitAsync("/account", "factor", ("Form.Act", "begin"))).Text).Groups[1].Value;
                Assert.Contains("not right", (await visitor.SubmitAsync("/account", "factor", ("Form.Act", "confirm"), ("Form.Code", Totp.Code(key)))).Text);
                await visitor.SubmitAsync("/account", "factor", ("Form.Act", "confirm"), ("Form.Code", Totp.Code(key, clock.GetUtcNow())));

                clock.Advance(TimeSpan.FromMinutes(2));
                using var other = new Visitor(first);
                await other.SignInAsync(TestConsole.OwnerEmail, SignInConsole.Password);
                Assert.Equal(HttpStatusCode.OK, (await CodeAsync(other, Totp.Code(key, clock.GetUtcNow() - TimeSpan.FromMinutes(1.5)))).Status);
                Assert.Equal("/channels", (await CodeAsync(other, Totp.Code(key, clock.GetUtcNow()))).Location);
            }

            await using var second = await SignInConsole.StartAsync(data, clock);
            using var thief = new Visitor(second);
            await thief.SignInAsync(TestConsole.OwnerEmail, SignInConsole.Password);
            Assert.Equal(HttpStatusCode.OK, (await CodeAsync(thief, Totp.Code(key, clock.GetUtcNow()))).Status);
            clock.Advance(TimeSpan.FromSeconds(30));
            Assert.Equal("/channels", (await CodeAsync(thief, Totp.Code(key, clock.GetUtcNow()))).Location);
        }
        finally
        {
            data.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task SecondStep_WithoutAPassword_LeadsNowhere()
    {
        await using var console = await SignInConsole.StartAsync();
        using var visitor = new Visitor(console);

        Assert.Contains("Start again", (await visitor.OpenAsync("/signin/code")).Text);
    }

    [Fact]
    public async Task AppKey_Made_IsShownOnceAndFiveAreTheMost()
    {
        await using var console = await SignInConsole.StartAsync();
        await SignInConsole.AddAsync(console, "Li", MemberRole.Responder);
        using var visitor = await SignInConsole.VisitAsync(console, "li@example.com");

        var made = await visitor.SubmitAsync("/account", "keys", ("Form.Act", "create"), ("Form.Name", "pipeline"));
        var key = ShownKey().Match(made.Text).Groups[1].Value;

        Assert.Equal(HttpStatusCode.OK, (await console.CallAsync("/member/info", appKey: key)).Status);
        Assert.Equal("AccessDenied", (await console.CallAsync("/channel/create", new { channel_name = "x" }, key)).Code);
        Assert.DoesNotContain(key, (await visitor.OpenAsync("/account")).Text);
        for (var more = 1; more < OwnKeys.Most; more++)
        {
            await visitor.SubmitAsync("/account", "keys", ("Form.Act", "create"), ("Form.Name", "more"));
        }

        Assert.Contains("Revoke one first", (await visitor.SubmitAsync("/account", "keys", ("Form.Act", "create"), ("Form.Name", "one too many"))).Text);
        var id = (await console.ReadAsync(db => db.AppKeys.Where(one => one.Name == "pipeline").Select(one => one.Id).SingleAsync(Cancel))).ToString();
        await visitor.SubmitAsync("/account", "keys", ("Form.Id", id));
        Assert.Equal("Unauthorized", (await console.CallAsync("/member/info", appKey: key)).Code);
    }

    [Fact]
    public async Task ProtectedChange_LongAfterSignIn_AsksForThePassword()
    {
        var clock = new FakeTimeProvider(DateTimeOffset.FromUnixTimeSeconds(1_795_000_000));
        await using var console = await SignInConsole.StartAsync(time: clock);
        using var visitor = await SignInConsole.VisitAsync(console, TestConsole.OwnerEmail);
        clock.Advance(TimeSpan.FromMinutes(6));

        await visitor.SubmitAsync("/account", "keys", ("Form.Act", "create"), ("Form.Name", "sneaked in"));
        Assert.Single(await console.ReadAsync(db => db.AppKeys.ToListAsync(Cancel)));
        Assert.Contains("not right", (await visitor.SubmitAsync("/account", "prove", ("Form.Current", "a guess at it"))).Text);
        Assert.Equal("/account?done=proved", (await visitor.SubmitAsync("/account", "prove", ("Form.Current", SignInConsole.Password))).Location);
        await visitor.SubmitAsync("/account", "keys", ("Form.Act", "create"), ("Form.Name", "allowed"));

        Assert.Equal(2, await console.ReadAsync(db => db.AppKeys.CountAsync(Cancel)));
    }

    [Fact]
    public async Task Sessions_EndOthers_LeavesThisOne()
    {
        await using var console = await SignInConsole.StartAsync();
        using var here = await SignInConsole.VisitAsync(console, TestConsole.OwnerEmail, ("User-Agent", "Mozilla/5.0 (Windows NT 10.0) Chrome/130.0 Safari/537.36"));
        using var there = await SignInConsole.VisitAsync(console, TestConsole.OwnerEmail, ("User-Agent", "Mozilla/5.0 (iPhone) wxwork/4.1 MicroMessenger/7.0"));

        var page = await here.OpenAsync("/account");
        Assert.Contains("Chrome · Windows", page.Text);
        Assert.Contains("WeCom · iPhone", page.Text);
        await here.SubmitAsync("/account", "sessions", ("Form.Act", "others"));

        Assert.Equal(HttpStatusCode.Redirect, (await there.OpenAsync("/account")).Status);
        Assert.Equal(HttpStatusCode.OK, (await here.OpenAsync("/account")).Status);
    }

    [Fact]
    public async Task Preference_Saved_IsTheMembersOwn()
    {
        await using var console = await SignInConsole.StartAsync();
        await console.WriteAsync(db => db.Integrations.Add(new() { Name = "WeCom", Key = "k", PluginType = "wecom_app" }));
        using var visitor = await SignInConsole.VisitAsync(console, TestConsole.OwnerEmail);
        var way = "wecom_app:" + (await console.ReadAsync(db => db.Integrations.Select(one => one.Id).SingleAsync(Cancel)));

        var nothing = await visitor.SubmitAsync("/account", "preference", ("Form.Way", "choose"), ("Form.Warning", way));
        Assert.Contains("at least one channel", nothing.Text);
        await visitor.SubmitAsync("/account", "preference", ("Form.Way", "choose"), ("Form.Critical", way), ("Form.Quiet", "true"), ("Form.From", "22:30"), ("Form.To", "07:00"));

        var member = await console.ReadAsync(db => db.Members.SingleAsync(Cancel));
        Assert.Equal([way], member.Preference!.Critical);
        Assert.Empty(member.Preference.Info);
        Assert.Equal(new QuietHours { FromMinute = 1350, ToMinute = 420 }, member.QuietHours);
    }

    [Theory]
    [InlineData(22 * 60, 7 * 60, "2026-11-27T14:30:00Z", true)] // 22:30 in Shanghai
    [InlineData(22 * 60, 7 * 60, "2026-11-27T22:59:00Z", true)]
    [InlineData(22 * 60, 7 * 60, "2026-11-27T23:00:00Z", false)]
    [InlineData(12 * 60, 13 * 60, "2026-11-27T04:00:00Z", true)]
    [InlineData(12 * 60, 13 * 60, "2026-11-27T05:00:00Z", false)]
    public void QuietHours_OnTheMembersClock_Hold(int from, int to, string now, bool expected) => Assert.Equal(
        expected,
        new QuietHours { FromMinute = from, ToMinute = to }.Hold(
            DateTimeOffset.Parse(now, System.Globalization.CultureInfo.InvariantCulture), TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai")));

    private static Task<Seen> ChangeAsync(Visitor visitor, string current, string wanted) =>
        visitor.SubmitAsync("/account", "password", ("Form.Current", current), ("Form.Wanted", wanted), ("Form.Again", wanted));

    private static Task<Seen> CodeAsync(Visitor visitor, string code) =>
        visitor.SubmitAsync("/signin/code?returnUrl=%2Fchannels", "second", ("Form.Code", code));

    [GeneratedRegex("data-key[^>]*>([a-z2-7 ]+)<")]
    private static partial Regex KeyText();

    [GeneratedRegex("<li[^>]*><code[^>]*>([A-Z0-9-]+)</code>")]
    private static partial Regex RecoveryCode();

    [GeneratedRegex("data-new-key[^>]*>([0-9a-f]{40})<")]
    private static partial Regex ShownKey();
}
