using System.Net;
using FlashdutyConsole.Alerts;
using FlashdutyConsole.Incidents;
using FlashdutyConsole.Integrations;
using FlashdutyConsole.Tests.Support;

namespace FlashdutyConsole.Tests.Alerts;

/// <summary>Alertmanager's webhook as it is written down; the real one is in <see cref="AlertmanagerTests"/>.</summary>
public sealed class PrometheusPushTests(SharedConsole shared) : IClassFixture<SharedConsole>
{
    private readonly TestConsole _console = shared.Console;

    [Theory]
    [InlineData("severity", "critical", IncidentSeverity.Critical)]
    [InlineData("severity", "CRITICAL", IncidentSeverity.Critical)]
    [InlineData("severity", "warning", IncidentSeverity.Warning)]
    [InlineData("priority", "warn", IncidentSeverity.Warning)]
    [InlineData("priority", "info", IncidentSeverity.Info)]
    [InlineData("level", "critical", IncidentSeverity.Critical)]
    [InlineData("level", "ok", IncidentSeverity.Ok)]
    [InlineData("severity", "none", IncidentSeverity.Warning)]
    [InlineData("severity", "page", IncidentSeverity.Warning)]
    [InlineData("other", "critical", IncidentSeverity.Warning)]
    public void SeverityOf_Label_IsMapped(string name, string value, IncidentSeverity severity) =>
        Assert.Equal(severity, PrometheusEvents.SeverityOf(new Dictionary<string, string> { [name] = value }));

    [Fact]
    public void SeverityOf_SeveralLabels_TheFirstThatIsKnownCounts()
    {
        Assert.Equal(IncidentSeverity.Info, PrometheusEvents.SeverityOf(new Dictionary<string, string> { ["level"] = "critical", ["severity"] = "info" }));
        Assert.Equal(IncidentSeverity.Critical, PrometheusEvents.SeverityOf(new Dictionary<string, string> { ["severity"] = "P1", ["priority"] = "critical" }));
    }

    [Fact]
    public async Task Push_Group_IsOneIncidentForEachAlert()
    {
        var source = await _console.AddIntegrationAsync(PluginType.Prometheus);

        Assert.Equal(HttpStatusCode.OK, (await _console.PushAsync(source, Group(Firing("f1", "web-1"), Firing("f2", "web-2")))).Status);
        Assert.Equal(2, (await _console.IncidentsAsync(source)).Count);
        await _console.PushAsync(source, Group(Resolved("f1", "web-1"), Firing("f2", "web-2")));

        Assert.Equal([IncidentProgress.Closed, IncidentProgress.Triggered], (await _console.IncidentsAsync(source)).Select(incident => incident.Progress));
        Assert.Equal([2, 2], (await _console.AlertsAsync(source)).Select(alert => alert.EventCount));
    }

    [Fact]
    public async Task Push_Annotations_AreTitleDescriptionAndLabels()
    {
        var source = await _console.AddIntegrationAsync(PluginType.Prometheus);

        await _console.PushAsync(source, Group(Firing("f1", "web-1")));

        var alert = Assert.Single(await _console.AlertsAsync(source));
        Assert.Equal(("CPU is high on web-1", "more than 90 %", "f1"), (alert.Title, alert.Description, alert.AlertKey));
        Assert.Equal(IncidentSeverity.Critical, alert.Severity);
        Assert.Equal("https://wiki.example.com", alert.Labels["runbook"]);
        // Where a label has the name of an annotation, the label stays.
        Assert.Equal("team of the label", alert.Labels["team"]);
        Assert.Equal(new DateTimeOffset(2026, 11, 23, 1, 0, 0, 123, TimeSpan.Zero), alert.StartTime);
    }

    [Fact]
    public async Task Push_WithoutSummary_IsTitledByAlertname()
    {
        var source = await _console.AddIntegrationAsync(PluginType.Prometheus);

        await _console.PushAsync(source, Group("""{"status":"firing","labels":{"alertname":"HighCPU"},"fingerprint":"f"}"""));

        Assert.Equal("HighCPU", Assert.Single(await _console.IncidentsAsync(source)).Title);
    }

    [Fact]
    public async Task Push_WithoutFingerprint_IsKnownByItsLabels()
    {
        var source = await _console.AddIntegrationAsync(PluginType.Prometheus);
        const string firing = """{"status":"firing","labels":{"alertname":"HighCPU","a":"1"},"annotations":{"summary":"x"}}""";

        await _console.PushAsync(source, Group(firing));
        await _console.PushAsync(source, Group("""{"status":"resolved","labels":{"a":"1","alertname":"HighCPU"},"annotations":{"summary":"y"}}"""));

        Assert.Equal(IncidentProgress.Closed, Assert.Single(await _console.IncidentsAsync(source)).Progress);
    }

    [Fact]
    public async Task Push_GroupWithOneWrongAlert_StoresNone()
    {
        var source = await _console.AddIntegrationAsync(PluginType.Prometheus);

        var answer = await _console.PushAsync(source, Group(Firing("f1", "web-1"), """{"status":"maybe"}"""));

        Assert.Equal((HttpStatusCode.BadRequest, "InvalidParameter"), (answer.Status, answer.Code));
        Assert.Equal(0, await _console.EventsAsync(source));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"alerts":{}}""")]
    [InlineData("""{"alerts":[1]}""")]
    [InlineData("""{"alerts":[{}]}""")]
    [InlineData("""{"alerts":[{"status":"firing","labels":{"a":1}}]}""")]
    [InlineData("""{"alerts":[{"status":"firing","startsAt":"yesterday"}]}""")]
    [InlineData("""{"alerts":[{"status":"firing","annotations":{"\ud800":"x"}}]}""")]
    public async Task Push_NotAlertmanagersJson_IsRefused(string body)
    {
        var source = await _console.AddIntegrationAsync(PluginType.Prometheus);

        Assert.Equal("InvalidParameter", (await _console.PushAsync(source, body)).Code);
        Assert.Equal(0, await _console.EventsAsync(source));
    }

    [Fact]
    public async Task Push_NoAlerts_IsFine() => Assert.Equal(
        HttpStatusCode.OK, (await _console.PushAsync(await _console.AddIntegrationAsync(PluginType.Prometheus), Group())).Status);

    [Fact]
    public async Task Push_MoreThanFiveThousandAlerts_IsRefused()
    {
        var source = await _console.AddIntegrationAsync(PluginType.Prometheus);

        var answer = await _console.PushAsync(source, Group([.. Enumerable.Repeat("""{"status":"firing"}""", 5001)]));

        Assert.Equal("InvalidParameter", answer.Code);
        Assert.Equal(0, await _console.EventsAsync(source));
    }

    private static string Group(params string[] alerts) =>
        $$"""{"version":"4","groupKey":"{}:{}","truncatedAlerts":0,"status":"firing","receiver":"console","groupLabels":{},"commonLabels":{},"commonAnnotations":{},"externalURL":"http://am","alerts":[{{string.Join(',', alerts)}}]}""";

    private static string Firing(string fingerprint, string instance) => Alert("firing", fingerprint, instance, "0001-01-01T00:00:00Z");

    private static string Resolved(string fingerprint, string instance) => Alert("resolved", fingerprint, instance, "2026-11-23T02:00:00.5Z");

    private static string Alert(string status, string fingerprint, string instance, string endsAt) =>
        $$"""
        {"status":"{{status}}","labels":{"alertname":"HighCPU","severity":"critical","instance":"{{instance}}","team":"team of the label"},
        "annotations":{"summary":"CPU is high on {{instance}}","description":"more than 90 %","runbook":"https://wiki.example.com","team":"x"},
        "startsAt":"2026-11-23T01:00:00.123456789Z","endsAt":"{{endsAt}}","generatorURL":"http://p/g","fingerprint":"{{fingerprint}}"}
        """;
}
