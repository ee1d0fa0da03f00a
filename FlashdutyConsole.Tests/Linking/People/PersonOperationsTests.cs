using System.Net;
using System.Text.Json;
using FlashdutyConsole.Linking;
using FlashdutyConsole.Linking.People;
using FlashdutyConsole.Members;
using FlashdutyConsole.Sandbox;
using FlashdutyConsole.Sandbox.Switches;
using FlashdutyConsole.Tests.Support;

namespace FlashdutyConsole.Tests.Linking.People;

/// <summary>The operations <c>/datasource/im/person/*</c>, and what stands behind them.</summary>
public sealed class PersonOperationsTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task List_ByFilterAndText_TellsWhoHowAndWhen()
    {
        await using var console = await LinkingBench.StartAsync();

        var all = await ListAsync(console, new { integration_id = console.Integration.Id });
        Assert.Equal(3, all.GetProperty("total").GetInt32());
        var linked = await ListAsync(console, new { integration_id = console.Integration.Id, filter = "linked" });
        var zhang = Assert.Single(linked.GetProperty("items").EnumerateArray());
        Assert.Equal("zhang", zhang.GetProperty("wecom_userid").GetString());
        Assert.Equal("given", zhang.GetProperty("link_method").GetString());
        Assert.Equal(console.Console.Now.ToUnixTimeSeconds(), zhang.GetProperty("linked_at").GetInt64());
        var unlinked = await ListAsync(console, new { integration_id = console.Integration.Id, filter = "unlinked", query = "LI@example" });
        Assert.Equal("", Assert.Single(unlinked.GetProperty("items").EnumerateArray()).GetProperty("wecom_userid").GetString());
    }

    [Fact]
    public async Task Operations_WrongRequestOrRole_AreRefused()
    {
        await using var console = await LinkingBench.StartAsync();
        await console.Console.AddMemberAsync("reader", MemberRole.Responder, "responder-app-key-0123456789abcdef0123456789");

        foreach (var operation in (string[])["list", "try-link", "unlink"])
        {
            var path = "/datasource/im/person/" + operation;
            Assert.Equal("InvalidParameter", (await console.Console.CallAsync(path, new { })).Code);
            Assert.Equal("ResourceNotFound", (await console.Console.CallAsync(path, new { integration_id = 999 })).Code);
            Assert.Equal("InvalidParameter", (await console.Console.CallAsync(path, new { integration_id = console.Source.Id })).Code);
            Assert.Equal("AccessDenied", (await console.Console.CallAsync(path, new { integration_id = console.Integration.Id }, "responder-app-key-0123456789abcdef0123456789")).Code);
            Assert.Equal("Unauthorized", (await console.Console.CallAsync(path, new { integration_id = console.Integration.Id }, null)).Code);
        }

        Assert.Equal("InvalidParameter", (await console.Console.CallAsync("/datasource/im/person/list", new { integration_id = console.Integration.Id, filter = "some" })).Code);
        Assert.Equal("ResourceNotFound", (await console.Console.CallAsync("/datasource/im/person/unlink", new { integration_id = console.Integration.Id, person_id = console.MemberId("li") })).Code);
    }

    [Fact]
    public async Task TryLink_ByEmailThenPhone_ReportsEachMember()
    {
        await using var console = await LinkingBench.StartAsync(new SandboxedConsoleOptions
        {
            Members = ["zhang", "li", "wang", "ma", "he", "xu"], Unlinked = ["li", "wang", "ma", "he", "xu"],
        });
        var corp = console.App.Corp;
        foreach (var name in (string[])["li", "wang", "ma", "he", "xu"])
        {
            corp.RemoveUser(name);
        }

        corp.SetUser(new SandboxUser("LiNa", "li", 1, null, "li@example.com"));
        corp.SetUser(new SandboxUser("wang.fang", "wang", 1, "13900000001"));
        corp.SetUser(new SandboxUser("shared", "shared", 1, "13900000002"));
        await console.ChangeAsync(db =>
        {
            db.Members.Single(member => member.Id == console.MemberId("wang")).PhoneNumber = "13900000001";
            db.Members.Single(member => member.Id == console.MemberId("ma")).PhoneNumber = "13900000002";
            db.Members.Single(member => member.Id == console.MemberId("he")).PhoneNumber = "13900000002";
        });

        var data = (await console.Console.CallAsync("/datasource/im/person/try-link", new { integration_id = console.Integration.Id })).Data;

        Assert.Equal(
            [console.MemberId("li"), console.MemberId("wang")],
            data.GetProperty("new_linked_person_ids").EnumerateArray().Select(id => id.GetInt64()).Order());
        var results = data.GetProperty("results").EnumerateArray().ToDictionary(line => line.GetProperty("person_name").GetString()!, line => line.GetProperty("result").GetString());
        Assert.Equal(("found", "found", "ambiguous", "ambiguous", "not_found"), (results["li"], results["wang"], results["ma"], results["he"], results["xu"]));
        Assert.Equal(
            [("lina", LinkMethod.Email), ("wang.fang", LinkMethod.Phone)],
            (await console.LinksAsync()).Skip(1).Select(link => (link.WeComUserId, link.Method)).Order());
    }

    [Fact]
    public async Task TryLink_NumberWithOrWithoutCountryCode_IsFoundAndOtherFormsAreNotAskedForForever()
    {
        var names = Enumerable.Range(10, 30).Select(number => "m" + number).ToArray();
        await using var console = await LinkingBench.StartAsync(new SandboxedConsoleOptions { Members = ["zhang", .. names], Unlinked = names, Layers = [["zhang"]] });
        foreach (var name in names)
        {
            console.App.Corp.RemoveUser(name);
        }

        await console.ChangeAsync(db =>
        {
            foreach (var name in names)
            {
                var member = db.Members.Single(one => one.Id == console.MemberId(name));
                (member.CountryCode, member.PhoneNumber) = ("86", "139000000" + name[1..]);
            }
        });
        var run = console.Console.Get<TryLink>();

        // Nobody is in WeCom: the other form of the number is given up after a few, the calls of each member in between may be under way.
        await run.RunAsync(console.Integration.Id, console.Acting("zhang"), null, Cancel);
        Assert.InRange(console.Requests("/cgi-bin/user/getuserid"), 40, 44);

        // Stored with the country code: asked for as long as it helps.
        foreach (var name in names)
        {
            console.App.Corp.SetUser(new SandboxUser(name, name, 1, "+86139000000" + name[1..]));
        }

        var report = (await run.RunAsync(console.Integration.Id, console.Acting("zhang"), null, Cancel))!;
        Assert.Equal(30, report.Linked.Count);
        Assert.All((await console.LinksAsync()).Skip(1), link => Assert.Equal(LinkMethod.Phone, link.Method));
    }

    [Fact]
    public async Task TryLink_NotAllowedToAsk_SaysSoAndStopsAsking()
    {
        await using var console = await LinkingBench.StartAsync();
        var run = console.Console.Get<TryLink>();
        console.WeCom.Switches.Inject("user/get_userid_by_email", Fault.ErrCode(48002), count: 50);
        console.WeCom.Switches.Inject("user/getuserid", Fault.ErrCode(48002), count: 50);

        var forbidden = (await run.RunAsync(console.Integration.Id, console.Acting("zhang"), null, Cancel))!;
        Assert.All(forbidden.Lines, line => Assert.Equal(TryLinkOutcome.NoPermission, line.Outcome));
        console.WeCom.Switches.ClearFaults();
        console.WeCom.Switches.Inject("user/get_userid_by_email", Fault.ErrCode(45009), count: 50);
        var stopped = (await run.RunAsync(console.Integration.Id, console.Acting("zhang"), null, Cancel))!;

        Assert.Equal(45009, stopped.StoppedBy);
        Assert.All(stopped.Lines, line => Assert.Equal(TryLinkOutcome.NotAsked, line.Outcome));
        Assert.Single(await console.LinksAsync());
    }

    [Fact]
    public async Task Import_AnythingWrong_ImportsNothing()
    {
        await using var console = await LinkingBench.StartAsync(new SandboxedConsoleOptions { Members = ["zhang", "li", "wang"], Unlinked = ["li", "wang"] });
        var import = console.Console.Get<ImportLinks>();

        var wrong = await import.RunAsync(
            console.Integration.Id, "email,wecom_userid\nli@example.com,li\nnobody@example.com,x\nzhang@example.com,other\nwang@example.com,ZHANG\n", console.Acting("zhang"), Cancel);
        Assert.Equal(
            [(3, LinkFileFaultKind.UnknownEmail), (4, LinkFileFaultKind.MemberTaken), (5, LinkFileFaultKind.UserTaken)],
            wrong.Faults.Select(fault => (fault.Line, fault.Kind)));
        Assert.Single(await console.LinksAsync());

        var right = await import.RunAsync(console.Integration.Id, "LI@example.com,Li\nwang@example.com,wang\nzhang@example.com,zhang\n", console.Acting("zhang"), Cancel);
        Assert.Equal((2, 1), (right.Linked, right.Unchanged));
        Assert.Equal(3, (await console.LinksAsync()).Count);
        Assert.Equal(LinkFileFaultKind.Empty, Assert.Single((await import.RunAsync(console.Integration.Id, "\n", console.Acting("zhang"), Cancel)).Faults).Kind);
    }

    private static async Task<JsonElement> ListAsync(SandboxedConsole console, object body)
    {
        var answer = await console.Console.CallAsync("/datasource/im/person/list", body);
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        return answer.Data;
    }
}
