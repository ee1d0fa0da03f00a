using System.Text.Json.Nodes;

namespace FlashdutyConsole.Tests.Sandbox.Contacts;

public sealed class ContactsTests
{
    [Theory]
    [InlineData("agent/get?agentid=1000002", 0)]
    [InlineData("agent/get?", 41011)]
    [InlineData("agent/get?agentid=7", 301002)]
    [InlineData("agent/get?agentid=8", 40056)]
    [InlineData("agent/get?agentid=x", 40056)]
    [InlineData("user/get?userid=LI", 0)]
    [InlineData("user/get?", 41009)]
    [InlineData("user/get?userid=nobody", 60111)]
    [InlineData("user/get?userid=wang", 60011)]
    [InlineData("user/simplelist?department_id=2", 0)]
    [InlineData("user/simplelist?", 40058)]
    [InlineData("user/simplelist?department_id=99", 60123)]
    [InlineData("user/simplelist?department_id=3", 60011)]
    [InlineData("user/list?department_id=2", 0)]
    [InlineData("department/list?", 0)]
    [InlineData("department/list?id=3", 60011)]
    [InlineData("department/list?id=99", 60123)]
    [InlineData("department/simplelist?", 0)]
    [InlineData("user/getuserid?", 43002)]
    [InlineData("getcallbackip?", 0)]
    [InlineData("get_api_domain_ip?", 0)]
    public async Task Read_WithVisibilityOfOneDepartment_AnswersItsCode(string path, int code)
    {
        await using var bench = await SandboxBench.StartAsync();
        bench.Corp.AddApp(7, "Other");
        bench.App.RootVisible = false;
        bench.App.VisibleDepartments = [2];

        var reply = await ReadAsync(bench, path);

        Assert.Equal(code, SandboxBench.Code(reply));
    }

    [Fact]
    public async Task AgentGet_TellsVisibilityStateAndTrustedDomain()
    {
        await using var bench = await SandboxBench.StartAsync();
        bench.App.RootVisible = false;
        bench.App.VisibleUsers = bench.App.VisibleUsers.Add("zhao");
        bench.App.VisibleDepartments = [2];
        bench.App.TrustedDomain = "console.example";

        var reply = await ReadAsync(bench, "agent/get?agentid=1000002");

        Assert.Equal("zhao", (string?)reply["allow_userinfos"]!["user"]![0]!["userid"]);
        Assert.Equal([2], reply["allow_partys"]!["partyid"]!.AsArray().Select(id => (int)id!));
        Assert.Equal(("console.example", 0), ((string?)reply["redirect_domain"], (int)reply["close"]!));
    }

    [Fact]
    public async Task UserGet_KeepsMobileAndMailBack()
    {
        await using var bench = await SandboxBench.StartAsync();

        var reply = await ReadAsync(bench, "user/get?userid=zhang");

        Assert.Equal("Zhang Wei", (string?)reply["name"]);
        Assert.False(reply.ContainsKey("mobile") || reply.ContainsKey("email"));
    }

    [Fact]
    public async Task Lists_HoldWhatTheAppSees()
    {
        await using var bench = await SandboxBench.StartAsync();
        bench.App.RootVisible = false;
        bench.App.VisibleDepartments = [2];

        var users = await ReadAsync(bench, "user/simplelist?department_id=2");
        var departments = await ReadAsync(bench, "department/list?");

        Assert.Equal(["li", "zhang"], users["userlist"]!.AsArray().Select(user => (string?)user!["userid"]));
        Assert.Equal([2], departments["department"]!.AsArray().Select(department => (int)department!["id"]!));
    }

    [Fact]
    public async Task UserId_IsFoundByMobileAndMail()
    {
        await using var bench = await SandboxBench.StartAsync();

        Assert.Equal("li", (string?)(await bench.PostAsync("user/getuserid", new { mobile = "13800000002" }))["userid"]);
        Assert.Equal("li", (string?)(await bench.PostAsync("user/get_userid_by_email", new { email = "LI@demo.example", email_type = 1 }))["userid"]);
        Assert.Equal(46004, SandboxBench.Code(await bench.PostAsync("user/getuserid", new { mobile = "1" })));
        Assert.Equal(40058, SandboxBench.Code(await bench.PostAsync("user/getuserid", new { mobile = 1 })));
    }

    [Fact]
    public async Task UnknownPath_IsNotFound()
    {
        await using var bench = await SandboxBench.StartAsync();

        using var response = await bench.Http.GetAsync("cgi-bin/no/such", TestContext.Current.CancellationToken);

        Assert.Equal(404, (int)response.StatusCode);
    }

    private static async Task<JsonObject> ReadAsync(SandboxBench bench, string path) =>
        await bench.GetAsync($"cgi-bin/{path}&access_token={await bench.TokenAsync()}");
}
