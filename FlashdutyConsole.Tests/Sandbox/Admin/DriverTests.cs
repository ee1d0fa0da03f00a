using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace FlashdutyConsole.Tests.Sandbox.Admin;

public sealed class DriverTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Driver_SetsUpSendsPressesAndReadsTheState()
    {
        await using var bench = await SandboxBench.StartAsync();
        await using var app = await CallbackApp.StartAsync(SandboxBench.CorpId, SandboxBench.Token, SandboxBench.AesKey);
        app.AnswerWith(app.Seal("zhang", "<MsgType>update_button</MsgType><Button><ReplaceName>taken</ReplaceName></Button>"));

        var saved = await DriveAsync(bench, "callback", new { url = app.Url, token = SandboxBench.Token, aes_key = SandboxBench.AesKey });
        Assert.Equal("Saved", (string?)saved["result"]);
        var sent = await bench.SendCardAsync("t-1");
        var pressed = await DriveAsync(bench, "press", new { user_id = "zhang", msg_id = (string)sent["msgid"]!, key = "ack" });

        Assert.Equal(("Updated", 1, "taken"), ((string?)pressed["result"], (int)pressed["attempts"]!, (string?)pressed["message"]!["replaced_text"]));
        var state = await bench.GetAsync("sandbox/state");
        Assert.Equal(2, (int)state["counts"]!["visible"]!);
        Assert.Equal(1, (int)state["counts"]!["requests"]!["/cgi-bin/message/send"]!);
        var corp = state["corps"]![0]!;
        Assert.Equal(bench.App.Secret, (string?)corp["apps"]![0]!["secret"]);
        var zhang = corp["users"]!.AsArray().Single(user => (string?)user!["user_id"] == "zhang")!;
        Assert.Equal("CPU high", (string?)zhang["messages"]![0]!["card"]!["main_title"]!["title"]);
        var calls = JsonNode.Parse(await bench.Http.GetStringAsync("sandbox/calls", Cancel))!.AsArray();
        Assert.Equal(["/callback", "/cgi-bin/gettoken", "/cgi-bin/message/send", "/callback"], calls.Select(call =>
            new Uri(bench.Server.BaseUrl, (string)call!["path"]!).AbsolutePath));
    }

    [Fact]
    public async Task Driver_InjectsFaults()
    {
        await using var bench = await SandboxBench.StartAsync();

        await DriveAsync(bench, "inject", new { path = "message/send", kind = "errcode", code = 45009, count = 2 });

        Assert.Equal(45009, SandboxBench.Code(await bench.SendTextAsync("x")));
        await DriveAsync(bench, "release", new { });
        Assert.Equal(0, SandboxBench.Code(await bench.SendTextAsync("x")));
    }

    [Fact]
    public async Task Driver_ReadsAndSetsEverySwitch()
    {
        await using var bench = await SandboxBench.StartAsync();

        var all = await DriveAsync(bench, "switches", new
        {
            quotas_enforced = false,
            token_refetch = "NewTokenOldIsVoid",
            callback_retry_interval = "00:00:05",
            caller_ip = "203.0.113.1",
        });

        Assert.False(bench.WeCom.Switches.QuotasEnforced);
        Assert.Equal(TimeSpan.FromSeconds(5), bench.WeCom.Switches.CallbackRetryInterval);
        Assert.Equal("NewTokenOldIsVoid", (string?)all["token_refetch"]);
        Assert.Equal("203.0.113.1", (string?)(await bench.GetAsync("sandbox/switches"))["caller_ip"]);
    }

    [Fact]
    public async Task Driver_ChangesTheAppAndItsTokens()
    {
        await using var bench = await SandboxBench.StartAsync();
        var token = await bench.TokenAsync();

        await DriveAsync(bench, "app", new { agent_id = SandboxBench.AgentId, trusted_domain = "console.example", trusted_ips = new[] { "10.0.0.1" } });
        Assert.Equal("console.example", bench.App.TrustedDomain);
        Assert.Equal(60020, SandboxBench.Code(await bench.GetAsync("cgi-bin/agent/list?access_token=" + token)));
        await DriveAsync(bench, "app", new { trusted_ips = (string[]?)null, enabled = false });
        Assert.Equal(50003, SandboxBench.Code(await bench.GetAsync("cgi-bin/agent/list?access_token=" + token)));
        await DriveAsync(bench, "revoke", new { });
        Assert.Equal(40014, SandboxBench.Code(await bench.GetAsync("cgi-bin/agent/list?access_token=" + token)));
    }

    [Theory]
    [InlineData("press", """{"user_id":"zhang","key":"ack"}""", "msg_id")]
    [InlineData("inject", """{"path":"message/send","kind":"earthquake"}""", "kind")]
    [InlineData("switches", """{"no_such":1}""", "no_such")]
    [InlineData("switches", """{"quotas_enforced":"maybe"}""", "quotas_enforced")]
    [InlineData("revoke", """{"agent_id":99}""", "agent_id")]
    [InlineData("press", "nonsense", "body")]
    public async Task Driver_WrongRequest_NamesWhatIsWrong(string path, string body, string wrong)
    {
        await using var bench = await SandboxBench.StartAsync();

        using var response = await bench.Http.PostAsync("sandbox/" + path, new StringContent(body, Encoding.UTF8, "application/json"), Cancel);

        Assert.Equal(400, (int)response.StatusCode);
        Assert.Equal(wrong, (string?)JsonNode.Parse(await response.Content.ReadAsStringAsync(Cancel))!["wrong"]);
    }

    private static async Task<JsonObject> DriveAsync(SandboxBench bench, string path, object body)
    {
        using var response = await bench.Http.PostAsync(
            "sandbox/" + path, new StringContent(JsonSerializer.Serialize(body), Encoding.UTF8, "application/json"), Cancel);
        Assert.Equal(200, (int)response.StatusCode);
        return JsonNode.Parse(await response.Content.ReadAsStringAsync(Cancel))!.AsObject();
    }
}
