using System.Text.Json.Nodes;
using FlashdutyConsole.Sandbox;
using FlashdutyConsole.Sandbox.Admin;
using FlashdutyConsole.Sandbox.Callbacks;
using Microsoft.AspNetCore.Http;

namespace FlashdutyConsole.Tests.Sandbox.Admin;

/// <summary>A fresh app as calls and pages meet it: every gate shut, each opened by its own setting, in WeCom's order.</summary>
public sealed class AdminConsoleTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task FreshApp_HasEveryGateShut()
    {
        await using var bench = await SandboxBench.StartAsync();
        var app = Create(bench, AppVisibility.Nobody);
        var token = await bench.TokenAsync(app);

        var refused = await bench.GetAsync($"cgi-bin/agent/get?agentid={app.AgentId}&access_token={token}");
        Assert.Equal(60020, SandboxBench.Code(refused));
        Assert.Matches(@"^not allow to access from your ip, hint: \[\d{24,25}\], from ip: 127\.0\.0\.1, more info at .*e=60020$", (string)refused["errmsg"]!);
        Assert.Equal(60020, SandboxBench.Code(await SendAsync(bench, app, Text("zhang"))));
        Assert.Equal(AdminRefusal.TrustedIpsLocked, bench.WeCom.Admin.SetTrustedIps(app, "127.0.0.1").Refusal);
        Assert.Equal((1000003, null, null, null), (app.AgentId, app.TrustedDomain, app.CallbackUrl, app.HomeUrl));
    }

    [Fact]
    public async Task FreshApp_OpenedInWeComsOrder_LetsOneThingAfterTheOtherThrough()
    {
        await using var bench = await SandboxBench.StartAsync();
        await using var site = await CallbackApp.StartAsync(SandboxBench.CorpId, SandboxBench.Token, SandboxBench.AesKey);
        var admin = bench.WeCom.Admin;
        var app = Create(bench, AppVisibility.Nobody);

        Assert.True((await admin.SetCallbackAsync(app, site.Url, SandboxBench.Token, SandboxBench.AesKey, Cancel)).IsSaved);
        Assert.True(admin.SetTrustedIps(app, "127.0.0.1;203.0.113.7").IsDone);
        Assert.Equal(81013, SandboxBench.Code(await SendAsync(bench, app, Text("zhang"))));
        Assert.True(admin.SetVisibility(app, new AppVisibility(["zhang"], [3])).IsDone);
        var sent = await SendAsync(bench, app, Text("zhang|li|wang"));
        Assert.Equal((0, "li"), (SandboxBench.Code(sent), (string?)sent["invaliduser"]));
        admin.ClearCallback(app);
        var card = SandboxBench.CardMessage(SandboxBench.ButtonCard("t-1"), "zhang");
        card["agentid"] = app.AgentId;
        Assert.Equal(43012, SandboxBench.Code(await SendAsync(bench, app, card)));
        Assert.True((await admin.SetCallbackAsync(app, site.Url, SandboxBench.Token, SandboxBench.AesKey, Cancel)).IsSaved);
        Assert.Equal(0, SandboxBench.Code(await SendAsync(bench, app, card)));
        Assert.Equal(48002, SandboxBench.Code(await bench.PostAsync("appchat/create", new { name = "x", userlist = new[] { "zhang", "li" } }, app)));
        Assert.True(admin.SetVisibility(app, AppVisibility.WholeCompany).IsDone);
        Assert.Equal(0, SandboxBench.Code(await bench.PostAsync("appchat/create", new { name = "x", userlist = new[] { "zhang", "li" } }, app)));
    }

    [Fact]
    public async Task AgentGet_TellsEverythingTheAdminSet()
    {
        await using var bench = await SandboxBench.StartAsync();
        await using var site = await ProofSite.StartAsync(bench.WeCom.Admin.ProofOf(bench.Corp));
        var admin = bench.WeCom.Admin;
        var app = Create(bench, new AppVisibility(["li", "zhang"], [3]));
        admin.Describe(app, "Cards", "For those on call", AppLogo.Green);
        Assert.True((await admin.SetTrustedDomainAsync(app, site.Domain, Cancel)).IsDone);
        Assert.True(admin.SetTrustedIps(app, "127.0.0.1").IsDone);
        Assert.True(admin.SetHomepage(app, "https://console.example/wecom/home/x").IsDone);

        var agent = await bench.GetAsync($"cgi-bin/agent/get?agentid={app.AgentId}&access_token={await bench.TokenAsync(app)}");

        Assert.Equal(
            ("Cards", "For those on call", 0, site.Domain, "https://console.example/wecom/home/x", 0),
            ((string)agent["name"]!, (string)agent["description"]!, (int)agent["close"]!, (string)agent["redirect_domain"]!, (string)agent["home_url"]!, (int)agent["isreportenter"]!));
        Assert.Equal(["li", "zhang"], agent["allow_userinfos"]!["user"]!.AsArray().Select(user => (string)user!["userid"]!).Order());
        Assert.Equal([3], agent["allow_partys"]!["partyid"]!.AsArray().Select(party => (int)party!));
        using var logo = await bench.Http.GetAsync(new Uri((string)agent["square_logo_url"]!), Cancel);
        Assert.Equal((200, "image/svg+xml"), ((int)logo.StatusCode, logo.Content.Headers.ContentType?.MediaType));
    }

    [Fact]
    public async Task AgentGet_WithAnotherAppsSecret_Says301002()
    {
        await using var bench = await SandboxBench.StartAsync();
        var app = Create(bench, AppVisibility.WholeCompany);
        var token = await bench.TokenAsync();

        Assert.Equal(301002, SandboxBench.Code(await bench.GetAsync($"cgi-bin/agent/get?agentid={app.AgentId}&access_token={token}")));
        Assert.Equal(40056, SandboxBench.Code(await bench.GetAsync($"cgi-bin/agent/get?agentid=77&access_token={token}")));
    }

    [Fact]
    public async Task DisabledResetAndDeletedApp_AreRefusedEachInItsWay()
    {
        await using var bench = await SandboxBench.StartAsync();
        var app = Create(bench, AppVisibility.WholeCompany);
        var token = await bench.TokenAsync(app);
        Task<JsonObject> AgentAsync() => bench.GetAsync($"cgi-bin/agent/get?agentid={app.AgentId}&access_token={token}");

        bench.WeCom.Admin.Enable(app, false);
        Assert.Equal(50003, SandboxBench.Code(await AgentAsync()));
        Assert.Equal(40001, SandboxBench.Code(await GetTokenAsync(bench, app.Secret)));
        bench.WeCom.Admin.Enable(app, true);
        Assert.Equal(60020, SandboxBench.Code(await AgentAsync()));
        var old = app.Secret;
        bench.WeCom.Admin.ResetSecret(app);
        Assert.Equal(40014, SandboxBench.Code(await AgentAsync()));
        Assert.Equal(40001, SandboxBench.Code(await GetTokenAsync(bench, old)));
        token = await bench.TokenAsync(app);
        bench.WeCom.Admin.Delete(app);
        Assert.Equal(40014, SandboxBench.Code(await AgentAsync()));
        Assert.Equal(40001, SandboxBench.Code(await GetTokenAsync(bench, app.Secret)));
        Assert.Equal(AdminRefusal.AppUnknown, bench.WeCom.Admin.Enable(app, true).Refusal);
        Assert.Equal(1000004, Create(bench, AppVisibility.Nobody).AgentId);
    }

    [Fact]
    public async Task TrustedDomain_IsSavedOnlyWithTheRightFile()
    {
        await using var bench = await SandboxBench.StartAsync();
        var admin = bench.WeCom.Admin;
        await using var site = await ProofSite.StartAsync(admin.ProofOf(bench.Corp));
        var app = Create(bench, AppVisibility.WholeCompany);

        site.Answer = context => context.Response.WriteAsync("<html></html>", Cancel);
        Assert.Equal(AdminRefusal.ProofWrongContent, (await admin.SetTrustedDomainAsync(app, site.Domain, Cancel)).Refusal);
        site.Answer = context =>
        {
            context.Response.Redirect("/signin");
            return Task.CompletedTask;
        };
        Assert.Equal(new AdminOutcome(AdminRefusal.ProofWrongStatus, "302"), await admin.SetTrustedDomainAsync(app, site.Domain, Cancel));
        Assert.Equal(AdminRefusal.DomainIsAddress, (await admin.SetTrustedDomainAsync(app, site.Domain.Replace("localhost", "127.0.0.1", StringComparison.Ordinal), Cancel)).Refusal);
        Assert.Equal(AdminRefusal.ProofUnreachable, (await admin.SetTrustedDomainAsync(app, "localhost:1", Cancel)).Refusal);
        Assert.Null(app.TrustedDomain);
        site.Answer = null;
        Assert.True((await admin.SetTrustedDomainAsync(app, site.Domain, Cancel)).IsDone);
        Assert.Equal(site.Domain, app.TrustedDomain);
        Assert.True(admin.SetTrustedIps(app, "127.0.0.1").IsDone);
    }

    [Fact]
    public async Task TrustedDomain_21stChangeOfTheMonth_IsRefused()
    {
        await using var bench = await SandboxBench.StartAsync();
        await using var site = await ProofSite.StartAsync(bench.WeCom.Admin.ProofOf(bench.Corp));
        var app = Create(bench, AppVisibility.WholeCompany);
        for (var i = 0; i < AdminRules.MostDomainChanges; i++)
        {
            Assert.True((await bench.WeCom.Admin.SetTrustedDomainAsync(app, site.Domain, Cancel)).IsDone);
        }

        Assert.Equal(85004, (await bench.WeCom.Admin.SetTrustedDomainAsync(app, site.Domain, Cancel)).Code);
        bench.Clock.Advance(TimeSpan.FromDays(30));
        Assert.True((await bench.WeCom.Admin.SetTrustedDomainAsync(app, site.Domain, Cancel)).IsDone);
    }

    [Fact]
    public async Task SignIn_ThroughAnotherDomainOrPort_ShowsError50001()
    {
        await using var bench = await SandboxBench.StartAsync();
        await using var site = await ProofSite.StartAsync(bench.WeCom.Admin.ProofOf(bench.Corp));
        var app = Create(bench, AppVisibility.WholeCompany);
        string Page(string back) => $"connect/oauth2/authorize?appid={SandboxBench.CorpId}&redirect_uri={Uri.EscapeDataString(back)}"
            + $"&response_type=code&scope=snsapi_base&state=x&agentid={app.AgentId}&sandbox_user=zhang";

        Assert.Contains("50001", await bench.Http.GetStringAsync(Page($"http://{site.Domain}/back"), Cancel), StringComparison.Ordinal);
        Assert.True((await bench.WeCom.Admin.SetTrustedDomainAsync(app, site.Domain, Cancel)).IsDone);
        Assert.Contains("50001", await bench.Http.GetStringAsync(Page("http://localhost/back"), Cancel), StringComparison.Ordinal);
        using var handler = new HttpClientHandler { AllowAutoRedirect = false };
        using var http = new HttpClient(handler) { BaseAddress = bench.Server.BaseUrl };
        using var back = await http.GetAsync(new Uri(Page($"http://{site.Domain}/back"), UriKind.Relative), Cancel);
        Assert.Equal(302, (int)back.StatusCode);
    }

    [Fact]
    public async Task Callback_OfSomebodyElsesHost_IsRefusedUnasked()
    {
        await using var bench = await SandboxBench.StartAsync();
        bench.WeCom.Switches.ProviderDomains = "localhost";

        var check = await bench.WeCom.Admin.SetCallbackAsync(bench.App, "http://localhost:1/x", SandboxBench.Token, SandboxBench.AesKey, Cancel);

        Assert.Equal(new CallbackCheck(CallbackCheckResult.ForeignDomain, "localhost"), check);
        Assert.Empty(bench.WeCom.Calls);
    }

    private static SandboxApp Create(SandboxBench bench, AppVisibility visibility)
    {
        var (outcome, app) = bench.WeCom.Admin.CreateApp(bench.Corp, new AppDraft("On call", visibility));
        Assert.True(outcome.IsDone);
        return app!;
    }

    private static object Text(string toUser) => new { touser = toUser, msgtype = "text", text = new { content = "hello" } };

    private static Task<JsonObject> SendAsync(SandboxBench bench, SandboxApp app, object message)
    {
        var body = message as JsonObject ?? System.Text.Json.JsonSerializer.SerializeToNode(message)!.AsObject();
        body["agentid"] = app.AgentId;
        return bench.PostAsync("message/send", body, app);
    }

    private static Task<JsonObject> GetTokenAsync(SandboxBench bench, string secret) =>
        bench.GetAsync($"cgi-bin/gettoken?corpid={SandboxBench.CorpId}&corpsecret={secret}");
}
