using System.Globalization;
using Bunit;
using FlashdutyConsole.Components;
using FlashdutyConsole.Integrations.Checks;
using FlashdutyConsole.Integrations.Connect;
using FlashdutyConsole.Integrations.Drafts;
using FlashdutyConsole.Sandbox.Callbacks;
using FlashdutyConsole.Tests.Integrations.Checks;
using FlashdutyConsole.Tests.Support;
using Microsoft.AspNetCore.Components.Forms;
using TestContext = Xunit.TestContext;

namespace FlashdutyConsole.Tests.Integrations.Connect;

/// <summary>What each step shows when its gates are shut and when they open, against the pretend WeCom.</summary>
public sealed class ConnectStepTests
{
    [Fact]
    public async Task Deployment_PrivateAddressesTried_SaysWhichAnswers()
    {
        await using var console = await SandboxedConsole.StartAsync(CheckedConsole.OneMember);
        var draft = await Wizard.DraftAsync(console.Console);
        await using var pages = PageContext.Of(console.Console);
        var page = Wizard.Open(pages, draft, WeComStep.Deployment);
        await page.Find("[data-step] input[value=private]").ChangeAsync("private");
        await Wizard.TypeAsync(page, "endpoint", Wizard.Root(console.Server));
        await Wizard.TypeAsync(page, "oauth_endpoint", "http://127.0.0.1:1");

        await Wizard.PressAsync(page, "[data-reach]");

        PageContext.Until(page, () => Assert.Equal([CheckReason.DeploymentReached, CheckReason.NoConnection], page.FindAll("[data-reached]").Select(line => line.GetAttribute("data-reached"))));
    }

    [Fact]
    public async Task Deployment_ConsoleInsteadOfWeCom_IsNotTakenForIt()
    {
        await using var console = await SandboxedConsole.StartAsync(CheckedConsole.OneMember);
        var draft = await Wizard.DraftAsync(console.Console);
        await using var pages = PageContext.Of(console.Console);
        var page = Wizard.Open(pages, draft, WeComStep.Deployment);
        await page.Find("[data-step] input[value=private]").ChangeAsync("private");
        await Wizard.TypeAsync(page, "endpoint", console.Console.Address.AbsoluteUri);
        await Wizard.TypeAsync(page, "oauth_endpoint", console.Console.Address.AbsoluteUri);

        await Wizard.PressAsync(page, "[data-reach]");

        PageContext.Until(page, () => Assert.Equal(CheckReason.NotWeCom, page.Find("[data-reached]").GetAttribute("data-reached")));
    }

    [Fact]
    public async Task Credentials_WrongThenRight_SaysWhatToChangeThenOpens()
    {
        await using var console = await SandboxedConsole.StartAsync(CheckedConsole.OneMember);
        var draft = await Wizard.DraftAsync(console, secret: "wrong");
        await using var pages = PageContext.Of(console.Console);
        var page = Wizard.Open(pages, draft, WeComStep.Credentials);

        await Wizard.PressAsync(page, "[data-check-now]");
        Wizard.Shows(page, "credentials", "fail", CheckReason.SecretWrong);
        Assert.Contains("WeCom code 40001", page.Find("[data-check=credentials]").TextContent, StringComparison.Ordinal);
        Assert.NotEmpty(page.Find("[data-check=credentials] .cure").TextContent);
        Assert.Equal("Fault", page.Find(".wide [data-step-link=credentials]").GetAttribute("data-mark"));

        await Wizard.TypeAsync(page, "secret", console.App.Secret);
        await Wizard.PressAsync(page, "[data-check-now]");

        Wizard.Shows(page, "credentials", "pass", CheckReason.CredentialsRight);
        Wizard.Shows(page, "visibility", "pass", CheckReason.VisibleToAll);
        PageContext.Until(page, () => Assert.Equal("Done", page.Find(".wide [data-step-link=credentials]").GetAttribute("data-mark")));
    }

    [Fact]
    public async Task ApiDomain_LeftEmpty_ProvesTheConsolesOwnAddress()
    {
        await using var console = await SandboxedConsole.StartAsync(CheckedConsole.OneMember);
        var draft = await Wizard.DraftAsync(console);
        await using var pages = PageContext.Of(console.Console);
        var page = Wizard.Open(pages, draft, WeComStep.ApiDomain);

        await Wizard.PressAsync(page, "[data-check-now]");

        Wizard.Shows(page, "api_domain", "pass", CheckReason.DomainReaches);
        Wizard.Shows(page, "domain_proof", "skip", CheckReason.ProofMissing);
        await Wizard.PressAsync(page, "[data-next]");
        Wizard.IsAt(page, WeComStep.Callback);
    }

    [Fact]
    public async Task ApiDomain_ProofFileGiven_IsReadOrRefusedWithTheReason()
    {
        await using var console = await SandboxedConsole.StartAsync(CheckedConsole.OneMember);
        var draft = await Wizard.DraftAsync(console);
        await using var pages = PageContext.Of(console.Console);
        var page = Wizard.Open(pages, draft, WeComStep.ApiDomain);
        var file = page.FindComponent<InputFile>();

        await Wizard.TypeAsync(page, "domain_proof", "TypedBefore1");
        foreach (var (content, name, reason) in ((string, string, string)[])[
            ("<html>not found</html>", "WW_verify_Abc123Def456Ghi7.txt", "holds no code"),
            ("\0\u0001\u0002PNG", "WW_verify_Abc123Def456Ghi7.txt", "holds no code"),
            ("", "WW_verify_Abc123Def456Ghi7.txt", "holds no code"),
            ("Abc123Def456Ghi7", "notes.txt", "its name begins with WW_verify_"),
            (new string('a', 1025), "WW_verify_Abc123Def456Ghi7.txt", "too large")])
        {
            file.UploadFiles(InputFileContent.CreateFromText(content, name));
            PageContext.Until(page, () => Assert.Contains(reason, page.Find("[data-proof-fault]").TextContent, StringComparison.Ordinal));
            Assert.StartsWith(name, page.Find("[data-proof-fault]").TextContent, StringComparison.Ordinal);
            Assert.Equal("TypedBefore1", page.Find("[data-field=domain_proof] input").GetAttribute("value"));
        }

        // As browsers name what is downloaded twice, with an editor's line break.
        file.UploadFiles(InputFileContent.CreateFromText("Abc123Def456Ghi7\n", "WW_verify_Abc123Def456Ghi7 (1).txt"));

        PageContext.Until(page, () => Assert.Equal("WW_verify_Abc123Def456Ghi7.txt", page.Find("[data-field=domain_proof] input").GetAttribute("value")));
        Assert.Empty(page.FindAll("[data-proof-fault]"));
        await Wizard.PressAsync(page, "[data-check-now]");
        Wizard.Shows(page, "domain_proof", "pass", CheckReason.ProofServed);
    }

    [Theory]
    [InlineData("AnotherToken", SandboxedConsole.AesKey, CheckReason.CallbackOtherToken)]
    [InlineData(SandboxedConsole.CallbackToken, "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFA", CheckReason.CallbackOtherKey)]
    public async Task Callback_SavedInWeComWithAnotherValue_SaysWhichAndNoticesTheRightOne(string token, string aesKey, string reason)
    {
        await using var console = await SandboxedConsole.StartAsync(CheckedConsole.OneMember);
        var draft = await Wizard.DraftAsync(console);
        await using var pages = PageContext.Of(console.Console);
        var page = Wizard.Open(pages, draft, WeComStep.Callback);
        var address = page.Find("[data-copy=callback_url] code").TextContent;
        await Wizard.PressAsync(page, "[data-check-now]");
        Wizard.Shows(page, "callback", "warn", CheckReason.CallbackReady);

        Assert.False((await console.App.SetCallbackAsync(address, token, aesKey, TestContext.Current.CancellationToken)).IsSaved);

        Wizard.Shows(page, "callback", "fail", reason);
        await Wizard.PressAsync(page, "[data-check-now]");
        Wizard.Shows(page, "callback", "fail", reason);
        Assert.Equal("waiting", page.Find("[data-wait]").GetAttribute("data-wait"));
        Assert.True((await console.App.SetCallbackAsync(address, SandboxedConsole.CallbackToken, SandboxedConsole.AesKey, TestContext.Current.CancellationToken)).IsSaved);
        Wizard.Shows(page, "callback", "pass", CheckReason.CallbackWorks);
    }

    [Fact]
    public async Task Callback_Mistyped_IsNotOfferedToCopyNorWaitedFor()
    {
        await using var console = await SandboxedConsole.StartAsync(CheckedConsole.OneMember);
        var draft = await Wizard.DraftAsync(console.Console, Wizard.Deployment(console.Server), Wizard.Credentials(console));
        await using var pages = PageContext.Of(console.Console);
        var page = Wizard.Open(pages, draft, WeComStep.Callback);
        await Wizard.TypeAsync(page, "token", "with-dash");
        await Wizard.TypeAsync(page, "encoding_aes_key", "short");

        await Wizard.PressAsync(page, "[data-next]");

        PageContext.Until(page, () => Assert.NotEmpty(page.FindAll(".fix")));
        Assert.Empty(page.FindAll("[data-copy=token], [data-copy=encoding_aes_key], [data-wait]"));
        await Wizard.PressAsync(page, "[data-generate]");
        await Wizard.PressAsync(page, "[data-check-now]");
        PageContext.Until(page, () => Assert.Equal("waiting", page.Find("[data-wait]").GetAttribute("data-wait")));
        Assert.NotEmpty(page.FindAll("[data-copy=token]"));
    }

    [Fact]
    public async Task Callback_ProbedThenSavedInWeCom_IsReadyThenVerifiedByItself()
    {
        await using var console = await SandboxedConsole.StartAsync(CheckedConsole.OneMember);
        var draft = await Wizard.DraftAsync(console.Console, Wizard.Deployment(console.Server), Wizard.Credentials(console));
        await using var pages = PageContext.Of(console.Console);
        var page = Wizard.Open(pages, draft, WeComStep.Callback);
        await Wizard.PressAsync(page, "[data-generate]");
        await Wizard.PressAsync(page, "[data-check-now]");
        Wizard.Shows(page, "callback", "warn", CheckReason.CallbackReady);
        PageContext.Until(page, () => Assert.Equal("waiting", page.Find("[data-wait]").GetAttribute("data-wait")));

        // What the admin copies from the page is what WeCom gets.
        string Copied(string name) => page.Find($"[data-copy={name}] code").TextContent;
        var check = await console.App.SetCallbackAsync(Copied("callback_url"), Copied("token"), Copied("encoding_aes_key"), TestContext.Current.CancellationToken);

        Assert.Equal(CallbackCheckResult.Saved, check.Result);
        PageContext.Until(page, () => Assert.Equal("verified", page.Find("[data-wait]").GetAttribute("data-wait")));
        Wizard.Shows(page, "callback", "pass", CheckReason.CallbackWorks);
    }

    [Fact]
    public async Task ConsoleDomain_Opened_ShowsTheHomepageToPasteAndToScan()
    {
        await using var console = await SandboxedConsole.StartAsync(CheckedConsole.OneMember);
        var draft = await Wizard.DraftAsync(console);
        await using var pages = PageContext.Of(console.Console);

        var page = Wizard.Open(pages, draft, WeComStep.ConsoleDomain);

        var address = page.Find("[data-copy=homepage_url] code").TextContent;
        Assert.StartsWith(console.Console.Address.AbsoluteUri + "wecom/home/", address, StringComparison.Ordinal);
        Assert.Equal(address, page.Find("[data-qr]").GetAttribute("data-qr"));
        Assert.NotEmpty(page.FindAll("[data-qr] svg"));
        await Wizard.PressAsync(page, "[data-check-now]");
        Wizard.Shows(page, "homepage", "fail", CheckReason.NoTrustedDomain);
        Assert.Equal(console.Console.Address.Authority, page.Find("[data-copy=trusted_domain] code").TextContent);
        Assert.Equal(ConsoleUrls.WeComHelpOn("redirect"), page.Find("[data-check=homepage] .foot a").GetAttribute("href"));
    }

    [Fact]
    public async Task TrustedIp_ShutThenOpened_ShowsTheAddressAndNoticesByItself()
    {
        await using var console = await SandboxedConsole.StartAsync(CheckedConsole.OneMember);
        console.App.Trust([]);
        var draft = await Wizard.DraftAsync(console);
        await using var pages = PageContext.Of(console.Console);

        var page = Wizard.Open(pages, draft, WeComStep.TrustedIp);
        Wizard.Shows(page, "trusted_ip", "fail", CheckReason.IpNotTrusted);
        PageContext.Until(page, () => Assert.Equal("127.0.0.1", page.Find("[data-copy=from_ip] code").TextContent));
        Assert.Equal("asking", page.Find("[data-ip]").GetAttribute("data-ip"));

        Assert.True(console.WeCom.Admin.SetTrustedIps(console.App, "127.0.0.1").IsDone);
        console.Tick(TrustedIpWatch.Period);

        Wizard.Shows(page, "trusted_ip", "pass", CheckReason.IpTrusted);
        PageContext.Until(page, () => Assert.Equal("open", page.Find("[data-ip]").GetAttribute("data-ip")));
    }

    [Fact]
    public async Task TestCard_SentAndTapped_ShowsTheTapByItself()
    {
        await using var console = await SandboxedConsole.StartAsync(CheckedConsole.OneMember);
        var draft = await Wizard.DraftAsync(console);
        await using var pages = PageContext.Of(console.Console);
        var page = Wizard.Open(pages, draft, WeComStep.Callback);
        var address = page.Find("[data-copy=callback_url] code").TextContent;
        await console.App.SetCallbackAsync(address, SandboxedConsole.CallbackToken, SandboxedConsole.AesKey, TestContext.Current.CancellationToken);
        page = Wizard.Open(pages, draft, WeComStep.TestCard);

        await page.Find("[data-send-card]").SubmitAsync();
        PageContext.Until(page, () => Assert.Contains("Type a userid", page.Find("[data-field=userid]").TextContent, StringComparison.Ordinal));
        await Wizard.TypeAsync(page, "userid", "zhang");
        await page.Find("[data-send-card]").SubmitAsync();
        Wizard.Shows(page, "card", "warn", CheckReason.CardSent);
        Assert.NotEmpty(page.FindAll("[data-wait=tap]"));

        await console.Member("zhang").PressAsync(CardCheck.ButtonKey);

        Wizard.Shows(page, "card", "pass", CheckReason.CardClicked);
        PageContext.Until(page, () => Assert.Empty(page.FindAll("[data-wait=tap]")));
    }

    [Fact]
    public async Task Features_Finished_IsInUseAndOpensItsPage()
    {
        await using var console = await SandboxedConsole.StartAsync(CheckedConsole.OneMember);
        var draft = await Wizard.DraftAsync(console);
        await using var pages = PageContext.Of(console.Console);
        var page = Wizard.Open(pages, draft, WeComStep.Features);
        await page.Find("[data-field=war_room_enabled] input").ChangeAsync(true);
        await Wizard.PressAsync(page, "[data-check-all]");
        PageContext.Until(page, () => Assert.Equal("pass", page.Find("[data-summary] [data-gate=war_room]").GetAttribute("data-status")));

        await Wizard.PressAsync(page, "[data-finish]");

        PageContext.Until(page, () => Assert.EndsWith(ConsoleUrls.Integration(draft), pages.Address, StringComparison.Ordinal));
        var stored = await Wizard.StoredAsync(console.Console, draft);
        Assert.False(stored.IsDraft);
        Assert.True(stored.Fields.WarRoomEnabled);
    }

    [Fact]
    public async Task Callback_VerifiedByARequestInAnotherLanguage_KeepsTheReaders()
    {
        await using var console = await SandboxedConsole.StartAsync(CheckedConsole.OneMember);
        var draft = await Wizard.DraftAsync(console);
        await using var pages = PageContext.Of(console.Console);
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(ConsoleCultures.Chinese);
        var page = Wizard.Open(pages, draft, WeComStep.Callback);
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(ConsoleCultures.English);

        var address = page.Find("[data-copy=callback_url] code").TextContent;
        await console.App.SetCallbackAsync(address, SandboxedConsole.CallbackToken, SandboxedConsole.AesKey, TestContext.Current.CancellationToken);

        PageContext.Until(page, () => Assert.Equal("verified", page.Find("[data-wait]").GetAttribute("data-wait")));
        Assert.Contains("接收消息", page.Find("[data-step] h2").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Wizard_InChinese_HasNoEnglishSentence()
    {
        await using var console = await TestConsole.StartAsync();
        var draft = await Wizard.DraftAsync(console);
        await using var pages = PageContext.Of(console);
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(ConsoleCultures.Chinese);

        var page = Wizard.Open(pages, draft, WeComStep.Credentials);

        Assert.Contains("应用凭证", page.Find("[data-step] h2").TextContent, StringComparison.Ordinal);
        Assert.DoesNotMatch("[A-Za-z]+ [a-z]+ [a-z]+", page.Find("[data-step]").TextContent);
    }
}
