using FlashdutyConsole.Tests.Support;

namespace FlashdutyConsole.Tests.Incidents.Previews;

public sealed class PreviewOperationsTests(SharedConsole shared) : IClassFixture<SharedConsole>
{
    private readonly TestConsole _console = shared.Console;

    [Fact]
    public async Task Preview_Sample_ShowsWhatACardKeepsAndWhatIsMissing()
    {
        var data = (await _console.CallAsync("/template/preview", new { content = "{{.Labels.env}}\n\n{{.Labels.nope}}\n{{range until 9}}{{.}}\n{{end}}", type = "wecom_app" })).Data;

        Assert.True(data.GetProperty("success").GetBoolean());
        Assert.Equal("prod\n0\n1\n2\n3\n4\n5\n6…", data.GetProperty("content").GetString());
        Assert.Equal(8, data.GetProperty("lines").GetArrayLength());
        Assert.Equal(2, data.GetProperty("cut_lines").GetInt32());
        Assert.Equal("3:3: no value: .Labels.nope", Assert.Single(data.GetProperty("warnings").EnumerateArray()).GetString());
    }

    [Fact]
    public async Task Preview_BrokenTemplate_SaysWhere()
    {
        var data = (await _console.CallAsync("/template/preview", new { content = "a\n{{frob .Title}}", type = "wecom_app" })).Data;

        Assert.False(data.GetProperty("success").GetBoolean());
        Assert.StartsWith("2:3: ", data.GetProperty("message").GetString());
        Assert.Equal("", data.GetProperty("content").GetString());
    }

    [Fact]
    public async Task Preview_RealIncident_IsRenderedOverIt()
    {
        var made = (await _console.CallAsync("/incident/create", new { title = "disk full", incident_severity = "Warning" })).Data;
        var id = made.GetProperty("incident_id").GetString()!;

        var data = (await _console.CallAsync("/template/preview", new
        {
            content = "{{.Title}} {{.IncidentSeverity}} {{.Progress}} {{.AlertCnt}} {{.Creator.PersonName}} {{hasSuffix .ID .DetailUrl}} {{len .Alerts}}", type = "wecom_app", incident_id = id,
        })).Data;

        Assert.StartsWith("disk full Warning Triggered 0 ", data.GetProperty("content").GetString());
        Assert.EndsWith(" true 0", data.GetProperty("content").GetString());
    }

    [Theory]
    [InlineData("{{.Title}}", "email", null, "InvalidParameter")]
    [InlineData(null, "wecom_app", null, "InvalidParameter")]
    [InlineData("x", "wecom_app", "ffffffffffffffffffffffff", "ResourceNotFound")]
    public async Task Preview_BadRequest_IsRefused(string? content, string type, string? incident, string code) =>
        Assert.Equal(code, (await _console.CallAsync("/template/preview", new { content, type, incident_id = incident })).Code);
}
