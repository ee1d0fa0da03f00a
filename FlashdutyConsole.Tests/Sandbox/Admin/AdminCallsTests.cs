using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace FlashdutyConsole.Tests.Sandbox.Admin;

/// <summary>The admin console over HTTP, as a driver in another process uses it.</summary>
public sealed class AdminCallsTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Driver_CreatesAnAppAndOpensItsGates()
    {
        await using var bench = await SandboxBench.StartAsync();
        await using var callback = await CallbackApp.StartAsync(SandboxBench.CorpId, SandboxBench.Token, SandboxBench.AesKey);
        var proof = await bench.GetAsync("sandbox/admin/proof");
        await using var site = await ProofSite.StartAsync(new((string)proof["code"]!));
        Assert.Equal($"WW_verify_{proof["code"]}.txt", (string?)proof["file"]);

        var created = await DriveAsync(bench, "create", new { name = "On call", logo = "green", users = new[] { "zhang" }, departments = Array.Empty<int>() });
        var id = (int)created["agent_id"]!;
        Assert.Equal("TrustedIpsLocked", await ResultAsync(bench, "trusted_ips", new { agent_id = id, addresses = "127.0.0.1" }));
        Assert.Equal("DomainMalformed", await ResultAsync(bench, "trusted_domain", new { agent_id = id, domain = "http://localhost" }));
        Assert.Equal("Done", await ResultAsync(bench, "trusted_domain", new { agent_id = id, domain = site.Domain }));
        Assert.Equal("Unreachable", await ResultAsync(bench, "callback", new { agent_id = id, url = "http://127.0.0.1:1/", token = SandboxBench.Token, aes_key = SandboxBench.AesKey }));
        Assert.Equal("Done", await ResultAsync(bench, "callback", new { agent_id = id, url = callback.Url, token = SandboxBench.Token, aes_key = SandboxBench.AesKey }));
        Assert.Equal("Done", await ResultAsync(bench, "trusted_ips", new { agent_id = id, addresses = "127.0.0.1" }));
        Assert.Equal("Done", await ResultAsync(bench, "homepage", new { agent_id = id, url = "https://console.example/" }));
        Assert.Equal("Done", await ResultAsync(bench, "visibility", new { agent_id = id, users = new[] { "li" }, departments = new[] { 3 } }));
        Assert.Equal("Done", await ResultAsync(bench, "describe", new { agent_id = id, name = "Cards", description = "" }));

        var token = (string)(await bench.GetAsync($"cgi-bin/gettoken?corpid={proof["corp_id"]}&corpsecret={created["secret"]}"))["access_token"]!;
        var agent = await bench.GetAsync($"cgi-bin/agent/get?agentid={id}&access_token={token}");
        Assert.Equal((0, "Cards", site.Domain), (SandboxBench.Code(agent), (string)agent["name"]!, (string)agent["redirect_domain"]!));

        var reset = await DriveAsync(bench, "reset_secret", new { agent_id = id });
        Assert.NotEqual((string)created["secret"]!, (string)reset["secret"]!);
        Assert.Equal("Done", await ResultAsync(bench, "enable", new { agent_id = id, enabled = false }));
        Assert.Equal("Done", await ResultAsync(bench, "trusted_domain", new { agent_id = id, domain = "" }));
        Assert.Equal("Done", await ResultAsync(bench, "callback", new { agent_id = id, url = "" }));
        Assert.Equal("Done", await ResultAsync(bench, "delete", new { agent_id = id }));
        Assert.Equal("agent_id", await WrongAsync(bench, "enable", new { agent_id = id, enabled = true }));
    }

    [Theory]
    [InlineData("create", """{"name":1}""", "name")]
    [InlineData("create", """{"name":"x","logo":"9"}""", "name")]
    [InlineData("create", """{"name":"x","departments":["1"]}""", "users")]
    [InlineData("enable", """{"agent_id":1000002}""", "enabled")]
    [InlineData("visibility", """{"agent_id":1000002,"users":"zhang"}""", "users")]
    [InlineData("homepage", """{"agent_id":1000002,"url":1}""", "url")]
    [InlineData("homepage", """{"url":"https://x/"}""", "agent_id")]
    public async Task Driver_WrongRequest_NamesWhatIsWrong(string command, string body, string wrong)
    {
        await using var bench = await SandboxBench.StartAsync();

        Assert.Equal(wrong, await WrongAsync(bench, command, JsonNode.Parse(body)!));
    }

    private static async Task<string?> ResultAsync(SandboxBench bench, string command, object body) =>
        (string?)(await DriveAsync(bench, command, body))["result"];

    private static async Task<JsonObject> DriveAsync(SandboxBench bench, string command, object body)
    {
        var (status, answer) = await PostAsync(bench, command, body);
        Assert.Equal(200, status);
        return answer;
    }

    private static async Task<string?> WrongAsync(SandboxBench bench, string command, object body)
    {
        var (status, answer) = await PostAsync(bench, command, body);
        Assert.Equal(400, status);
        return (string?)answer["wrong"];
    }

    private static async Task<(int Status, JsonObject Answer)> PostAsync(SandboxBench bench, string command, object body)
    {
        using var content = new StringContent(JsonSerializer.Serialize(body), Encoding.UTF8, "application/json");
        using var response = await bench.Http.PostAsync("sandbox/admin/" + command, content, Cancel);
        return ((int)response.StatusCode, JsonNode.Parse(await response.Content.ReadAsStringAsync(Cancel))!.AsObject());
    }
}
