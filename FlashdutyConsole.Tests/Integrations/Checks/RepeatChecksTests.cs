using Bunit;
using FlashdutyConsole.Integrations;
using FlashdutyConsole.Integrations.Checks;
using FlashdutyConsole.Members;
using FlashdutyConsole.Tests.Support;

namespace FlashdutyConsole.Tests.Integrations.Checks;

public sealed class RepeatChecksTests
{
    private static readonly DateTimeOffset s_now = new(2026, 11, 23, 1, 0, 0, TimeSpan.Zero);

    private static CancellationToken Cancel => Xunit.TestContext.Current.CancellationToken;

    [Fact]
    public void Due_NeverChecked_SoonAfterTheLastChange()
    {
        var integration = new Integration { UpdatedAt = s_now };

        Assert.Empty(RepeatChecks.Due(integration, [], s_now + RepeatChecks.Soon - TimeSpan.FromSeconds(1)));
        var due = RepeatChecks.Due(integration, [], s_now + RepeatChecks.Soon);
        Assert.Equal(CheckId.All.Count - 1, due.Count);
        Assert.DoesNotContain(CheckId.Card, due);
    }

    [Fact]
    public void Due_Checked_AgainAfterADay()
    {
        var integration = new Integration { UpdatedAt = s_now };
        var rows = CheckId.All.Select(id => new IntegrationCheck { CheckId = id, CheckedAt = s_now }).ToList();

        Assert.Empty(RepeatChecks.Due(integration, rows, s_now.AddHours(23)));
        Assert.Equal(CheckId.All.Count - 1, RepeatChecks.Due(integration, rows, s_now.AddDays(1)).Count);
    }

    [Fact]
    public async Task Integration_MadeByTheApi_IsCheckedSoonWithoutAnybody()
    {
        await using var console = await SandboxedConsole.StartAsync(CheckedConsole.OneMember);
        console.Tick(RepeatChecks.Soon);
        await RunAsync(console);

        Assert.Equal(CheckStatus.Pass, (await FindAsync(console, CheckId.Credentials)).Status);
        Assert.Equal(0, console.Requests("message/send"));
    }

    [Fact]
    public void Due_ClosedGate_EveryTenMinutes()
    {
        var rows = CheckId.All.Where(id => id != CheckId.Card).Select(id => new IntegrationCheck { CheckId = id, CheckedAt = s_now }).ToList();
        var integration = new Integration { UpdatedAt = s_now };
        rows.Single(row => row.CheckId == CheckId.Callback).ClosedSince = s_now;

        Assert.Empty(RepeatChecks.Due(integration, rows, s_now.AddMinutes(9)));
        Assert.Equal([CheckId.Callback], RepeatChecks.Due(integration, rows, s_now.AddMinutes(10)));
    }

    [Fact]
    public async Task Daily_AGateThatClosed_IsToldToAdminsAndGoesWhenItOpens()
    {
        await using var console = await SandboxedConsole.StartAsync(CheckedConsole.OneMember);
        await RunAsync(console);
        console.Tick(RepeatChecks.Daily);
        await RunAsync(console);
        Assert.Equal(CheckStatus.Pass, (await FindAsync(console, CheckId.TrustedIp)).Status);
        Assert.Equal((CheckStatus.Skip, null), ((await FindAsync(console, CheckId.Card)).Status, (await FindAsync(console, CheckId.Card)).CheckedAt));

        console.App.SetTrustedIpsUnchecked(["203.0.113.9"]);
        console.Tick(TimeSpan.FromHours(23));
        await RunAsync(console);
        Assert.Equal(CheckStatus.Pass, (await FindAsync(console, CheckId.TrustedIp)).Status);
        console.Tick(TimeSpan.FromHours(1));
        await RunAsync(console);

        await using var pages = PageContext.Of(console.Console);
        var banner = pages.Open<GateBanner>();
        PageContext.Until(banner, () => Assert.Single(banner.FindAll("[data-gate=trusted_ip]")));
        Assert.Contains("“WeCom”: \"Trusted IP\" was fine and fails now".Replace("“WeCom”", "WeCom", StringComparison.Ordinal), banner.Markup.Replace("&quot;", "\"", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Equal($"/integrations/{console.Integration.Id}", banner.Find("[data-gate] a").GetAttribute("href"));
        var responder = await console.Console.AddMemberAsync("Responder", MemberRole.Responder);
        await using (var others = PageContext.Of(console.Console, responder.Id))
        {
            Assert.Empty(others.Open<GateBanner>().FindAll("[data-gate]"));
        }

        console.App.SetTrustedIpsUnchecked(null);
        console.Tick(RepeatChecks.Again);
        await RunAsync(console);
        PageContext.Until(banner, () => Assert.Empty(banner.FindAll("[data-gate]")));
    }

    [Fact]
    public async Task NewSecret_UntilItIsProved_TheOldOneWorks()
    {
        await using var console = await SandboxedConsole.StartAsync(CheckedConsole.OneMember);
        await console.Console.CallAsync("/datasource/upsert", new { integration_id = console.Integration.Id, settings = new { secret = "mistyped" } });

        await RunAsync(console);
        var refused = await FindAsync(console, CheckId.Credentials);
        Assert.Equal((CheckStatus.Fail, CheckReason.SecretWrong), (refused.Status, refused.Reason));
        Assert.Contains(refused.Details, detail => detail.Label == CheckLabel.OldSecretInUse);
        await console.ReceivesAsync("with the old one");
        Assert.NotEmpty(console.Member("zhang").Cards);
        Assert.Equal(console.App.Secret, await RevealAsync(console));

        // In WeCom a new one is made, which voids the old one; here it is typed and proved at once.
        var renewed = console.App.ResetSecret();
        console.Tick(TimeSpan.FromSeconds(1));
        await console.Console.CallAsync("/datasource/upsert", new { integration_id = console.Integration.Id, settings = new { secret = renewed } });
        await RunAsync(console);

        Assert.Equal(renewed, await RevealAsync(console));
        Assert.Equal(CheckStatus.Pass, (await FindAsync(console, CheckId.Credentials)).Status);
        Assert.DoesNotContain(IntegrationSecrets.Pending("secret"), (await console.IntegrationAsync()).ProtectedSecrets.Keys);
    }

    private static async Task RunAsync(SandboxedConsole console)
    {
        var worker = console.Console.Get<RepeatChecks>();
        for (var passes = 0; passes < 5 && await worker.PassAsync(Cancel); passes++)
        {
            // Until nothing is due.
        }
    }

    private static async Task<CheckResult> FindAsync(SandboxedConsole console, string id) =>
        (await console.Console.Get<FindChecks>().RunAsync(console.Integration.Id, Cancel)).Single(check => check.Id == id);

    private static async Task<string?> RevealAsync(SandboxedConsole console) =>
        console.Console.Get<IntegrationSecrets>().Reveal(await console.IntegrationAsync(), "secret");
}
