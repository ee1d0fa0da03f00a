using System.Globalization;
using FlashdutyConsole.Integrations.Checks;
using FlashdutyConsole.Tests.Support;

namespace FlashdutyConsole.Tests.Integrations.Checks;

/// <summary>Credentials, trusted IP, visibility, homepage and war room, against the pretend WeCom: each mistake told apart.</summary>
public sealed class AppCheckTests
{
    [Fact]
    public async Task Credentials_RightAndEachMistake_AreToldApart()
    {
        await using var console = await SandboxedConsole.StartAsync(CheckedConsole.OneMember);
        var corp = console.App.Corp;

        await SaysAsync(console, CheckStatus.Pass, CheckReason.CredentialsRight, 0);

        await console.SetAsync(settings => settings with { CorpId = "ww0000000000000000" });
        await SaysAsync(console, CheckStatus.Fail, CheckReason.WeComError, 40013);
        await console.SetAsync(settings => settings with { CorpId = corp.CorpId, AgentId = 1009999 });
        await SaysAsync(console, CheckStatus.Fail, CheckReason.WeComError, 40056);
        var other = corp.AddApp(1000003, "Other");
        await console.SetAsync(settings => settings with { AgentId = other.AgentId });
        await SaysAsync(console, CheckStatus.Fail, CheckReason.SecretOfOtherApp, 301002);
        await console.SetAsync(settings => settings with { AgentId = console.App.AgentId });

        await console.SecretAsync(console.WeCom.AddCorp("wwother000000001", "Other Ltd.").AddApp(1000002, "Theirs").Secret);
        await SaysAsync(console, CheckStatus.Fail, CheckReason.WeComError, 40091);
        await console.SecretAsync(console.App.Secret);
        await SaysAsync(console, CheckStatus.Pass, CheckReason.CredentialsRight, 0);

        // A token from before knows that it is not the Secret.
        console.App.Enabled = false;
        await SaysAsync(console, CheckStatus.Fail, CheckReason.AppDisabled, 50003);
        console.App.Enabled = true;
        console.App.ResetSecret();
        await SaysAsync(console, CheckStatus.Fail, CheckReason.SecretNoLonger, 40001);
    }

    [Fact]
    public async Task Credentials_WrongFromTheStart_AreNotCalledReset()
    {
        await using var console = await SandboxedConsole.StartAsync(CheckedConsole.OneMember);
        await console.SecretAsync("never-right");

        await SaysAsync(console, CheckStatus.Fail, CheckReason.SecretWrong, 40001);
        Assert.Equal(CheckReason.NeedsCredentials, (await console.CheckAsync(CheckId.Visibility)).Reason);
        Assert.Equal(CheckReason.NeedsCredentials, (await console.CheckAsync(CheckId.TrustedIp)).Reason);
    }

    [Theory]
    [InlineData(false, CheckReason.SecretRightIpClosed)]
    [InlineData(true, CheckReason.IpClosedFirst)]
    public async Task TrustedIp_ClosedOpenedAndChanged_ShowsTheAddressToPaste(bool tokenChecksIp, string credentials)
    {
        await using var console = await SandboxedConsole.StartAsync(CheckedConsole.OneMember);
        console.WeCom.Switches.GetTokenChecksIp = tokenChecksIp;
        console.WeCom.Switches.CallerIp = "198.51.100.7";
        console.App.SetTrustedIpsUnchecked(["203.0.113.9"]);

        var closed = await console.CheckAsync(CheckId.TrustedIp);
        Assert.Equal((CheckStatus.Fail, CheckReason.IpNotTrusted, 60020, "198.51.100.7"), (closed.Status, closed.Reason, closed.ErrCode, closed.Paste));
        Assert.Null(closed.ClosedSince);
        await SaysAsync(console, CheckStatus.Warn, credentials, 60020);
        Assert.Equal(CheckReason.NeedsTrustedIp, (await console.CheckAsync(CheckId.Homepage)).Reason);

        console.App.SetTrustedIpsUnchecked(["198.51.100.7"]);
        Assert.Equal(CheckStatus.Pass, (await console.CheckAsync(CheckId.TrustedIp)).Status);

        console.WeCom.Switches.CallerIp = "198.51.100.8";
        var changed = await console.CheckAsync(CheckId.TrustedIp);
        Assert.Equal((CheckReason.IpChanged, "198.51.100.8"), (changed.Reason, changed.Paste));
        Assert.Equal(["198.51.100.7", "198.51.100.8"], changed.Arguments);
        Assert.Equal(console.Console.Now, changed.ClosedSince);
        Assert.Equal(CheckReason.IpChanged, (await console.CheckAsync(CheckId.TrustedIp)).Reason);
    }

    [Fact]
    public async Task Visibility_NobodySomeAll_IsShownAndDecidesOnWarRooms()
    {
        await using var console = await SandboxedConsole.StartAsync(CheckedConsole.OneMember);
        await console.SetAsync(settings => settings with { WarRoomEnabled = true });
        Assert.Equal(CheckReason.VisibleToAll, (await console.CheckAsync(CheckId.Visibility)).Reason);
        Assert.Equal(CheckReason.WarRoomReady, (await console.CheckAsync(CheckId.WarRoom)).Reason);

        console.App.RootVisible = false;
        Assert.Equal((CheckStatus.Fail, CheckReason.VisibilityEmpty), Of(await console.CheckAsync(CheckId.Visibility)));
        Assert.Equal((CheckStatus.Fail, CheckReason.WarRoomNeedsAll), Of(await console.CheckAsync(CheckId.WarRoom)));
        console.App.VisibleUsers = console.App.VisibleUsers.Add("zhang");
        var some = await console.CheckAsync(CheckId.Visibility);
        Assert.Equal((CheckStatus.Pass, CheckReason.VisibleToSome), Of(some));
        Assert.Equal(["1", "0", "0"], some.Arguments);

        await console.SetAsync(settings => settings with { WarRoomEnabled = false });
        Assert.Equal((CheckStatus.Skip, CheckReason.WarRoomOff), Of(await console.CheckAsync(CheckId.WarRoom)));
    }

    [Fact]
    public async Task Homepage_TrustedDomainAtWeCom_MustBeTheSameWithItsPort()
    {
        await using var console = await SandboxedConsole.StartAsync(CheckedConsole.OneMember);
        var authority = console.Console.Address.Authority;
        var page = new Uri(console.Console.Address, $"wecom/home/{console.Integration.Key}").AbsoluteUri;

        var none = await console.CheckAsync(CheckId.Homepage);
        Assert.Equal((CheckReason.NoTrustedDomain, authority), (none.Reason, none.Paste));
        console.App.TrustedDomain = "127.0.0.1";
        Assert.Equal((CheckStatus.Fail, CheckReason.OtherTrustedDomain), Of(await console.CheckAsync(CheckId.Homepage)));
        console.App.TrustedDomain = authority;
        var noPage = await console.CheckAsync(CheckId.Homepage);
        Assert.Equal((CheckStatus.Warn, CheckReason.NoHomepage, page), (noPage.Status, noPage.Reason, noPage.Paste));
        console.App.HomeUrl = page;
        Assert.Equal((CheckStatus.Pass, CheckReason.HomepageRight), Of(await console.CheckAsync(CheckId.Homepage)));
        await console.SetAsync(settings => settings with { ConsoleDomain = "console.example.com" });
        Assert.Equal("console.example.com", (await console.CheckAsync(CheckId.Homepage)).Paste);
    }

    [Fact]
    public async Task AuthorizationAndLicense_OfACompanysOwnApp_AreSkippedWithTheReason()
    {
        await using var console = await SandboxedConsole.StartAsync(CheckedConsole.OneMember);

        foreach (var id in (string[])[CheckId.Authorization, CheckId.License])
        {
            var result = await console.CheckAsync(id);
            Assert.Equal(CheckStatus.Skip, result.Status);
            Assert.NotEmpty(CheckWords.Describe(result, CultureInfo.GetCultureInfo("en")).Message);
        }
    }

    private static async Task SaysAsync(SandboxedConsole console, CheckStatus status, string reason, int errCode)
    {
        var result = await console.CheckAsync(CheckId.Credentials);
        Assert.Equal((status, reason, errCode), (result.Status, result.Reason, result.ErrCode));
    }

    private static (CheckStatus, string) Of(CheckResult result) => (result.Status, result.Reason);
}
