using FlashdutyConsole.Templates;
using FlashdutyConsole.Tests.Support;

namespace FlashdutyConsole.Tests.Templates;

public sealed class TemplateOperationsTests(SharedConsole shared) : IClassFixture<SharedConsole>
{
    private readonly TestConsole _console = shared.Console;

    [Fact]
    public async Task Preset_HasTheLabelLinesInOrder()
    {
        var data = (await _console.CallAsync("/template/info", new { template_id = NotificationTemplate.PresetId })).Data;

        var lines = data.GetProperty("wecom_app").GetString()!.Split('\n');
        Assert.Equal("""{{if index .Labels "resource"}}资源: {{index .Labels "resource"}}{{end}}""", lines[0]);
        Assert.Equal(
            ["resource", "metric", "trigger_value", "region", "cluster", "service", "env"],
            lines.Select(line => line.Split('"')[1]));
    }

    [Fact]
    public async Task List_HasThePresetFirstThenTheOthers()
    {
        // The other tests of this class make templates too.
        await using var console = await TestConsole.StartAsync();
        var now = console.Now;
        await console.WriteAsync(db => db.Templates.Add(
            new NotificationTemplate { Id = "6605a1b2c3d4e5f6a7b8c9d0", Name = "Mine", CreatorId = console.OwnerId, CreatedAt = now, UpdatedAt = now }));

        var first = (await console.CallAsync("/template/list", new { limit = 1 })).Data;
        var second = (await console.CallAsync("/template/list", new { limit = 1, p = 2 })).Data;
        var found = (await console.CallAsync("/template/list", new { query = "min", creator_id = console.OwnerId })).Data;

        Assert.Equal(2, first.GetProperty("total").GetInt32());
        Assert.True(first.GetProperty("has_next_page").GetBoolean());
        Assert.Equal(NotificationTemplate.PresetId, first.GetProperty("items")[0].GetProperty("template_id").GetString());
        Assert.Equal("Mine", second.GetProperty("items")[0].GetProperty("template_name").GetString());
        Assert.False(second.GetProperty("has_next_page").GetBoolean());
        Assert.Equal("Mine", Assert.Single(found.GetProperty("items").EnumerateArray()).GetProperty("template_name").GetString());
    }

    [Fact]
    public async Task Info_OfUnknownTemplate_IsResourceNotFound() =>
        Assert.Equal("ResourceNotFound", (await _console.CallAsync("/template/info", new { template_id = "ffffffffffffffffffffffff" })).Code);

    [Fact]
    public async Task Create_ThenInfo_KeepsEveryChannelsText()
    {
        var made = (await _console.CallAsync("/template/create", new
        {
            team_id = 0, template_name = "Prod incident", description = "Default.", email = "Incident {{ .IncidentName }}", sms = "s", wecom_app = "{{.Title}}",
        })).Data;
        var info = (await _console.CallAsync("/template/info", new { template_id = made.GetProperty("template_id").GetString() })).Data;

        Assert.Equal("Prod incident", made.GetProperty("template_name").GetString());
        Assert.Equal("Incident {{ .IncidentName }}", info.GetProperty("email").GetString());
        Assert.Equal("", info.GetProperty("slack").GetString());
        Assert.Equal("{{.Title}}", info.GetProperty("wecom_app").GetString());
        Assert.Equal(_console.OwnerId, info.GetProperty("creator_id").GetInt64());
        Assert.False(info.TryGetProperty("deleted_at", out _));
    }

    [Fact]
    public async Task Update_WhatIsLeftOut_StaysAndAnOldVersionIsRefused()
    {
        var id = await CreateAsync("to update", "a");

        var updated = await _console.CallAsync("/template/update", new { template_id = id, template_name = "updated", version = 1 });
        var outdated = await _console.CallAsync("/template/update", new { template_id = id, template_name = "updated", wecom_app = "b", version = 1 });
        var broken = await _console.CallAsync("/template/update", new { template_id = id, template_name = "updated", wecom_app = "x\n{{frob}}" });

        Assert.Equal(System.Net.HttpStatusCode.OK, updated.Status);
        Assert.Equal("InvalidParameter", outdated.Code);
        Assert.Equal("InvalidParameter", broken.Code);
        Assert.Contains("wecom_app: 2:3: ", broken.Text);
        var info = (await _console.CallAsync("/template/info", new { template_id = id })).Data;
        Assert.Equal(("updated", "a", 2), (info.GetProperty("template_name").GetString(), info.GetProperty("wecom_app").GetString(), info.GetProperty("version").GetInt32()));
    }

    [Fact]
    public async Task Delete_Template_IsGoneFromEverywhere()
    {
        var id = await CreateAsync("to delete", "a");

        Assert.Equal(System.Net.HttpStatusCode.OK, (await _console.CallAsync("/template/delete", new { template_id = id })).Status);
        Assert.Equal("ResourceNotFound", (await _console.CallAsync("/template/delete", new { template_id = id })).Code);
        Assert.Equal("ResourceNotFound", (await _console.CallAsync("/template/info", new { template_id = id })).Code);
        Assert.Equal("ResourceNotFound", (await _console.CallAsync("/template/update", new { template_id = id, template_name = "x" })).Code);
        Assert.Equal(0, (await _console.CallAsync("/template/list", new { query = "to delete" })).Data.GetProperty("total").GetInt32());
    }

    [Theory]
    [InlineData("/template/update")]
    [InlineData("/template/delete")]
    public async Task Change_OfThePreset_IsDenied(string operation) =>
        Assert.Equal("AccessDenied", (await _console.CallAsync(operation, new { template_id = NotificationTemplate.PresetId, template_name = "mine" })).Code);

    [Theory]
    [InlineData("", "x", 0)]
    [InlineData("123456789012345678901234567890123456789x", "x", 0)]
    [InlineData("fine", "{{.Title", 0)]
    [InlineData("fine", "x", 7)]
    public async Task Create_BadRequest_IsInvalidParameter(string name, string content, int team) => Assert.Equal(
        "InvalidParameter", (await _console.CallAsync("/template/create", new { template_name = name, wecom_app = content, team_id = team })).Code);

    [Fact]
    public async Task Create_AsResponder_IsDenied()
    {
        const string key = "responder-key-0123456789abcdef01234567";
        await _console.AddMemberAsync("templates-responder", appKey: key);

        Assert.Equal("AccessDenied", (await _console.CallAsync("/template/create", new { template_name = "mine" }, key)).Code);
    }

    private async Task<string> CreateAsync(string name, string content) =>
        (await _console.CallAsync("/template/create", new { template_name = name, wecom_app = content })).Data.GetProperty("template_id").GetString()!;
}
