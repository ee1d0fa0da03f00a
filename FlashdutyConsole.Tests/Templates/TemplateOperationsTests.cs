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
        var now = _console.Now;
        await _console.WriteAsync(db => db.Templates.Add(
            new NotificationTemplate { Id = "6605a1b2c3d4e5f6a7b8c9d0", Name = "Mine", CreatorId = _console.OwnerId, CreatedAt = now, UpdatedAt = now }));

        var first = (await _console.CallAsync("/template/list", new { limit = 1 })).Data;
        var second = (await _console.CallAsync("/template/list", new { limit = 1, p = 2 })).Data;
        var found = (await _console.CallAsync("/template/list", new { query = "min", creator_id = _console.OwnerId })).Data;

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
}
