using FlashdutyConsole.Members;
using FlashdutyConsole.Templates;
using FlashdutyConsole.Templates.Files;
using FlashdutyConsole.Tests.Support;

namespace FlashdutyConsole.Tests.Templates.Files;

public sealed class TemplateFileTests(SharedConsole shared) : IClassFixture<SharedConsole>
{
    private const string Head = """{"format": "flashduty-console/notification-templates", "format_version": 1, "templates": """;

    private readonly TestConsole _console = shared.Console;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private Actor Owner => new(_console.OwnerId, ActorSource.Console);

    [Fact]
    public async Task Export_ThenImport_IsTheSameUnderAFreeName()
    {
        var draft = new TemplateDraft
        {
            Name = "carry 中", Description = "d", WeComApp = "{{.Title}}\r\n\n中 \"q\"\\{{/* x */}}\n", OtherChannels = new Dictionary<string, string> { ["sms"] = "s" },
        };
        var made = (await _console.Get<CreateTemplate>().RunAsync(draft, Owner, Cancel)).Template!;

        var file = await _console.Get<ExportTemplates>().RunAsync([made.Id], Cancel);
        var imported = await _console.Get<ImportTemplates>().RunAsync("\uFEFF" + file, Owner, Cancel);

        Assert.Contains("\"{{.Title}}\\r\",", file);
        Assert.Empty(imported.Faults);
        var copy = Assert.Single(imported.Templates);
        Assert.Equal(("carry 中 (2)", made.Description, made.WeComApp, "s"), (copy.Name, copy.Description, copy.WeComApp, copy.OtherChannels["sms"]));
        Assert.Null(await _console.Get<ExportTemplates>().RunAsync(["ffffffffffffffffffffffff"], Cancel));
    }

    [Theory]
    [InlineData("{\n  nope", ImportFaultKind.NotJson, 0, "", 2)]
    [InlineData("[]", ImportFaultKind.OtherFormat, 0, "", 0)]
    [InlineData("""{"format": "else"}""", ImportFaultKind.OtherFormat, 0, "", 0)]
    [InlineData("""{"format": "flashduty-console/notification-templates", "format_version": 2, "templates": []}""", ImportFaultKind.OtherVersion, 0, "", 0)]
    [InlineData(Head + "[]}", ImportFaultKind.NoTemplates, 0, "", 0)]
    [InlineData(Head + """[{"wecom_app": "x"}]}""", ImportFaultKind.Field, 1, "name", 0)]
    [InlineData(Head + """[{"name": "a", "wecom_app": "x"}, {"name": "b"}]}""", ImportFaultKind.Field, 2, "wecom_app", 0)]
    [InlineData(Head + """[{"name": "a", "wecom_app": [1]}]}""", ImportFaultKind.Field, 1, "wecom_app", 0)]
    [InlineData(Head + """[{"name": "a", "wecom_app": "x", "other_channels": {"fax": "y"}}]}""", ImportFaultKind.Field, 1, "other_channels.fax", 0)]
    [InlineData(Head + """[{"name": "a23456789012345678901234567890123456789x", "wecom_app": "x"}]}""", ImportFaultKind.Field, 1, "name", 0)]
    [InlineData(Head + """[{"name": "a", "wecom_app": ["ok", "{{if}}"]}]}""", ImportFaultKind.Broken, 1, "wecom_app", 2)]
    public async Task Import_FileWithAFault_NamesItAndTakesNothing(string file, ImportFaultKind kind, int index, string field, int line)
    {
        var before = (await _console.Get<FindTemplates>().RunAsync(new TemplateFilter(), 0, 1, Cancel)).Total;

        var imported = await _console.Get<ImportTemplates>().RunAsync(file, Owner, Cancel);

        var fault = Assert.Single(imported.Faults);
        Assert.Equal((kind, index, field, line), (fault.Kind, fault.Index, fault.Field, fault.Line));
        Assert.Equal(before, (await _console.Get<FindTemplates>().RunAsync(new TemplateFilter(), 0, 1, Cancel)).Total);
    }
}
