using CsCheck;
using FlashdutyConsole.Alerts;
using FlashdutyConsole.Incidents;
using FlashdutyConsole.Integrations;
using FlashdutyConsole.Tests.Support;

namespace FlashdutyConsole.Tests.Alerts;

/// <summary>For any sequence of events over a few keys, what is stored is what a few lines of plain code say.</summary>
public sealed class DedupPropertyTests(SharedConsole shared) : IClassFixture<SharedConsole>
{
    private static readonly Gen<(int Key, IncidentSeverity Status, int Batch)[]> s_events =
        Gen.Select(Gen.Int[0, 3], Gen.Enum<IncidentSeverity>(), Gen.Int[1, 5]).Array[0, 40];

    private readonly TestConsole _console = shared.Console;

    [Fact]
    public async Task Intake_AnyEvents_StoresWhatTheModelSays()
    {
        var intake = _console.Get<AlertIntake>();
        await s_events.SampleAsync(async events =>
        {
            var source = await _console.AddIntegrationAsync(PluginType.Standard);
            var model = new Model();
            for (var at = 0; at < events.Length;)
            {
                // Requests of one to five events, as Alertmanager sends them.
                var batch = events.Skip(at).Take(events[at].Batch).ToList();
                at += batch.Count;
                batch.ForEach(one => model.Take(one.Key, one.Status));
                Assert.True(await intake.StoreAsync(source, [.. batch.Select(one => Event(one.Key, one.Status))]));
            }

            var incidents = await _console.IncidentsAsync(source);
            Assert.Equal(model.Alerts, (await _console.AlertsAsync(source)).Select(alert =>
                new Expected(alert.AlertKey, alert.Severity, alert.EndTime is not null, alert.EventCount, 1 + incidents.FindIndex(incident => incident.Id == alert.IncidentId))));
            Assert.Equal(model.Alerts, incidents.Select((incident, index) =>
                new Expected(incident.DedupKey.Split(':')[1], incident.Severity, incident.Progress == IncidentProgress.Closed, incident.EventCount, index + 1)));
            Assert.All(incidents, incident => Assert.Equal(incident.Progress == IncidentProgress.Closed ? 0 : 1, incident.ActiveAlertCount));
            Assert.Equal(events.Length, await _console.EventsAsync(source));
        }, iter: 40, threads: 1);
    }

    private static IncomingEvent Event(int key, IncidentSeverity status) => new()
    {
        AlertKey = $"k{key}", Title = "CPU is high", Status = status, EventTime = DateTimeOffset.UnixEpoch.AddDays(20_000),
    };

    private sealed record Expected(string Key, IncidentSeverity Severity, bool Over, int Events, int Incident);

    // Each alert has an incident of its own, so one list describes both.
    private sealed class Model
    {
        public List<Expected> Alerts { get; } = [];

        public void Take(int key, IncidentSeverity status)
        {
            var at = Alerts.FindIndex(alert => alert.Key == $"k{key}" && !alert.Over);
            if (at < 0 && status != IncidentSeverity.Ok)
            {
                Alerts.Add(new Expected($"k{key}", status, false, 1, Alerts.Count + 1));
            }
            else if (at >= 0)
            {
                var known = Alerts[at];
                Alerts[at] = status == IncidentSeverity.Ok
                    ? known with { Over = true, Events = known.Events + 1 }
                    : known with { Severity = status < known.Severity ? status : known.Severity, Events = known.Events + 1 };
            }
        }
    }
}
