using System.Globalization;
using FlashdutyConsole.Incidents;
using FlashdutyConsole.Integrations;
using FlashdutyConsole.Tests.Support;

namespace FlashdutyConsole.Tests.Alerts;

/// <summary>Debian's own Alertmanager posts its webhooks to the console.</summary>
public sealed class AlertmanagerTests
{
    [Fact]
    public async Task Alertmanager_GroupFiresThenResolves_IncidentsOpenThenClose()
    {
        // Debian package prometheus-alertmanager.
        var binary = Needs.Alertmanager();
        await using var console = await TestConsole.StartAsync();
        var source = await console.AddIntegrationAsync(PluginType.Prometheus);
        await using var alertmanager = await AlertmanagerProcess.StartAsync(
            binary, new Uri(console.Address, $"/event/push/alert/prometheus?integration_key={source.Key}"));

        await alertmanager.PostAsync(Alerts(3, ends: TimeProvider.System.GetUtcNow().AddHours(1)));
        await Eventually.TrueAsync(async () => (await console.IncidentsAsync(source)).Count == 3, "three incidents");
        var open = await console.IncidentsAsync(source);
        Assert.All(open, incident => Assert.Equal((IncidentProgress.Triggered, IncidentSeverity.Critical), (incident.Progress, incident.Severity)));
        Assert.Equal(
            ["CPU is high on web-0", "CPU is high on web-1", "CPU is high on web-2"], open.Select(incident => incident.Title).Order());
        Assert.All(open, incident => Assert.Equal("more than 90 %", incident.Description));

        // Two of the group recover, the third goes on.
        await alertmanager.PostAsync(Alerts(2, ends: TimeProvider.System.GetUtcNow().AddSeconds(-1)));
        await Eventually.TrueAsync(
            async () => (await console.IncidentsAsync(source)).Count(incident => incident.Progress == IncidentProgress.Closed) == 2, "two incidents closed");
        Assert.Equal("CPU is high on web-2", Assert.Single(await console.IncidentsAsync(source), incident => incident.Progress == IncidentProgress.Triggered).Title);

        await alertmanager.PostAsync(Alerts(3, ends: TimeProvider.System.GetUtcNow().AddSeconds(-1)));
        await Eventually.TrueAsync(
            async () => (await console.IncidentsAsync(source)).All(incident => incident.Progress == IncidentProgress.Closed), "all incidents closed");

        // Repeats of what has fired or recovered made nothing new.
        Assert.Equal(3, (await console.AlertsAsync(source)).Count);
        Assert.Equal(3, (await console.IncidentsAsync(source)).Count);
    }

    private static object[] Alerts(int count, DateTimeOffset ends) => [.. Enumerable.Range(0, count).Select(number => new
    {
        labels = new { alertname = "HighCPU", severity = "critical", instance = $"web-{number}" },
        annotations = new { summary = $"CPU is high on web-{number}", description = "more than 90 %" },
        startsAt = ends.AddHours(-2).ToString("O", CultureInfo.InvariantCulture),
        endsAt = ends.ToString("O", CultureInfo.InvariantCulture),
    })];
}
