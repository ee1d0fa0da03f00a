using System.Net;
using FlashdutyConsole.Channels;
using FlashdutyConsole.Incidents;
using FlashdutyConsole.Incidents.Timeline;
using FlashdutyConsole.Integrations;
using FlashdutyConsole.Members;
using FlashdutyConsole.Tests.Support;
using static FlashdutyConsole.Tests.Alerts.IngestBench;

namespace FlashdutyConsole.Tests.Alerts;

/// <summary>Event to alert to incident, over HTTP.</summary>
public sealed class AlertFlowTests(SharedConsole shared) : IClassFixture<SharedConsole>
{
    private static readonly Actor s_li = new(3, ActorSource.Console);
    private readonly TestConsole _console = shared.Console;

    [Fact]
    public async Task Push_First_MakesAlertAndIncident()
    {
        var source = await SourceAsync();

        await PushAsync(source, "cpu", "Warning");

        var incident = await OneAsync(source);
        var alert = Assert.Single(await _console.AlertsAsync(source));
        Assert.Equal(incident.Id, alert.IncidentId);
        Assert.Equal((IncidentProgress.Triggered, IncidentSeverity.Warning, 1, 1, 1), (incident.Progress, incident.Severity, incident.AlertCount, incident.ActiveAlertCount, incident.EventCount));
        Assert.Equal("web-1", incident.Labels["resource"]);
        Assert.NotNull(incident.NextStepAt);
        Assert.Equal([TimelineType.New], await _console.HistoryAsync(incident.Id));
    }

    [Fact]
    public async Task Push_Repeated_RefreshesTheAlert()
    {
        var source = await SourceAsync();

        await PushAsync(source, "cpu", "Warning");
        await _console.PushAsync(source, Event("cpu", "Warning", "CPU is very high", new { resource = "web-2" }));

        var alert = Assert.Single(await _console.AlertsAsync(source));
        Assert.Equal(("CPU is very high", "web-2", 2), (alert.Title, alert.Labels["resource"], alert.EventCount));
        var incident = await OneAsync(source);
        Assert.Equal(("CPU is high", 1, 2), (incident.Title, incident.AlertCount, incident.EventCount));
    }

    [Fact]
    public async Task Push_Worse_RaisesTheIncidentAndTheEngineLooksAgain()
    {
        var source = await SourceAsync();
        await PushAsync(source, "cpu", "Info");
        // The engine has found no rule for Info.
        await _console.WriteAsync(db =>
        {
            var resting = db.Incidents.Single(one => one.IntegrationId == source.Id);
            (resting.NextStepAt, resting.Quiet) = (null, QuietReason.NoRule);
            return 0;
        });

        await PushAsync(source, "cpu", "Critical");

        var incident = await OneAsync(source);
        Assert.Equal(IncidentSeverity.Critical, incident.Severity);
        Assert.NotNull(incident.NextStepAt);
        Assert.Equal(QuietReason.None, incident.Quiet);
        Assert.Equal([TimelineType.New, TimelineType.ResetSeverity], await _console.HistoryAsync(incident.Id));
    }

    [Fact]
    public async Task Push_WorseWhileSnoozed_LeavesTheSnooze()
    {
        var source = await SourceAsync();
        await PushAsync(source, "cpu", "Info");
        var before = await OneAsync(source);
        await _console.Get<SnoozeIncident>().RunAsync([before.Id], 120, s_li, TestContext.Current.CancellationToken);

        await PushAsync(source, "cpu", "Critical");

        var incident = await OneAsync(source);
        Assert.Equal(IncidentSeverity.Critical, incident.Severity);
        Assert.Equal(incident.SnoozedUntil, incident.NextStepAt);
    }

    [Fact]
    public async Task Push_Better_KeepsTheWorst()
    {
        var source = await SourceAsync();

        await PushAsync(source, "cpu", "Critical");
        await PushAsync(source, "cpu", "Info");

        Assert.Equal(IncidentSeverity.Critical, (await OneAsync(source)).Severity);
        var alert = Assert.Single(await _console.AlertsAsync(source));
        Assert.Equal((IncidentSeverity.Critical, IncidentSeverity.Info), (alert.Severity, alert.Status));
    }

    [Fact]
    public async Task Push_WorseAfterAPersonSetTheSeverity_KeepsThePersons()
    {
        var source = await SourceAsync();
        await PushAsync(source, "cpu", "Warning");
        var incident = await OneAsync(source);
        await _console.Get<ResetIncident>().RunAsync(
            incident.Id, new IncidentFields { Severity = IncidentSeverity.Info }, s_li, TestContext.Current.CancellationToken);

        await PushAsync(source, "cpu", "Critical");

        Assert.Equal(IncidentSeverity.Info, (await OneAsync(source)).Severity);
    }

    [Fact]
    public async Task Push_Recovered_ClosesTheIncident()
    {
        var source = await SourceAsync();
        await PushAsync(source, "cpu", "Warning");

        await PushAsync(source, "cpu", "Ok");

        var incident = await OneAsync(source);
        Assert.Equal((IncidentProgress.Closed, 0, 0L, QuietReason.Closed), (incident.Progress, incident.ActiveAlertCount, incident.CloserId, incident.Quiet));
        Assert.NotNull(incident.CloseTime);
        Assert.Null(incident.NextStepAt);
        Assert.NotNull(Assert.Single(await _console.AlertsAsync(source)).EndTime);
        Assert.Equal([TimelineType.New, TimelineType.Resolve], await _console.HistoryAsync(incident.Id));
    }

    [Fact]
    public async Task Push_FiresAgainAfterRecovery_IsANewIncident()
    {
        var source = await SourceAsync();
        await PushAsync(source, "cpu", "Warning");
        await PushAsync(source, "cpu", "Ok");

        await PushAsync(source, "cpu", "Warning");

        Assert.Equal([IncidentProgress.Closed, IncidentProgress.Triggered], (await _console.IncidentsAsync(source)).Select(incident => incident.Progress));
    }

    [Fact]
    public async Task Push_RecoveryOfNothing_IsKeptForTheRecordOnly()
    {
        var source = await SourceAsync();

        var answer = await PushAsync(source, "cpu", "Ok");

        Assert.Equal("cpu", answer.Data.GetProperty("alert_key").GetString());
        Assert.Empty(await _console.IncidentsAsync(source));
        Assert.Equal(1, await _console.EventsAsync(source));
    }

    [Fact]
    public async Task Push_SameKeyFromTwoSources_AreTwoAlerts()
    {
        var one = await SourceAsync();
        var other = await SourceAsync();

        await PushAsync(one, "cpu", "Warning");
        await PushAsync(other, "cpu", "Ok");

        Assert.Equal(IncidentProgress.Triggered, (await OneAsync(one)).Progress);
    }

    [Fact]
    public async Task Push_Grouped_ClosesWhenAllHaveRecovered()
    {
        var source = await SourceAsync(channel => channel.Grouping = new AlertGrouping { Method = "p", EqualKeys = [["service"]] });
        await _console.PushAsync(source, Event("a", "Warning", labels: new { service = "pay" }));
        await _console.PushAsync(source, Event("b", "Critical", labels: new { service = "pay" }));
        await _console.PushAsync(source, Event("c", "Info", labels: new { service = "mail" }));

        var pay = (await _console.IncidentsAsync(source))[0];
        Assert.Equal((2, 2, IncidentSeverity.Critical), (pay.AlertCount, pay.ActiveAlertCount, pay.Severity));
        Assert.Equal(2, (await _console.IncidentsAsync(source)).Count);

        await PushAsync(source, "b", "Ok");
        pay = (await _console.IncidentsAsync(source))[0];
        Assert.Equal((1, IncidentProgress.Triggered), (pay.ActiveAlertCount, pay.Progress));
        await PushAsync(source, "a", "Ok");
        Assert.Equal(
            [IncidentProgress.Closed, IncidentProgress.Triggered], (await _console.IncidentsAsync(source)).Select(incident => incident.Progress));
    }

    [Fact]
    public async Task Push_GroupedAfterTheWindow_IsANewIncident()
    {
        var source = await SourceAsync(channel => channel.Grouping = new AlertGrouping { Method = "p", EqualKeys = [["service"]], TimeWindow = 10 });
        await _console.PushAsync(source, Event("a", "Warning", labels: new { service = "pay" }));
        await _console.WriteAsync(db => db.Incidents.Single(one => one.IntegrationId == source.Id).CreatedAt = _console.Now.AddMinutes(-11));

        await _console.PushAsync(source, Event("b", "Warning", labels: new { service = "pay" }));

        Assert.Equal(2, (await _console.IncidentsAsync(source)).Count);
    }

    [Fact]
    public async Task Push_RecoveredInAChannelThatKeepsOpen_StaysOpen()
    {
        var source = await SourceAsync(channel => channel.DisableAutoClose = true);
        await PushAsync(source, "cpu", "Warning");

        await PushAsync(source, "cpu", "Ok");

        var incident = await OneAsync(source);
        Assert.Equal((IncidentProgress.Triggered, 0), (incident.Progress, incident.ActiveAlertCount));
    }

    [Fact]
    public async Task Close_ByAPerson_NextEventIsANewIncident()
    {
        var source = await SourceAsync();
        await PushAsync(source, "cpu", "Warning");
        await _console.Get<CloseIncident>().RunAsync([(await OneAsync(source)).Id], s_li, TestContext.Current.CancellationToken);

        await PushAsync(source, "cpu", "Warning");

        Assert.Equal([IncidentProgress.Closed, IncidentProgress.Triggered], (await _console.IncidentsAsync(source)).Select(incident => incident.Progress));
    }

    [Fact]
    public async Task Reopen_ClosedByAPerson_ItsAlertLivesOnAndRecoveryClosesIt()
    {
        var source = await SourceAsync();
        await PushAsync(source, "cpu", "Warning");
        var id = (await OneAsync(source)).Id;
        await _console.Get<CloseIncident>().RunAsync([id], s_li, TestContext.Current.CancellationToken);
        await _console.Get<ReopenIncident>().RunAsync([id], "not over", s_li, TestContext.Current.CancellationToken);

        await PushAsync(source, "cpu", "Warning");
        Assert.Equal((IncidentProgress.Triggered, 1), ((await OneAsync(source)).Progress, (await OneAsync(source)).ActiveAlertCount));

        await PushAsync(source, "cpu", "Ok");
        Assert.Equal(IncidentProgress.Closed, (await OneAsync(source)).Progress);
    }

    [Fact]
    public async Task Reopen_FiredAnewMeanwhile_TheNewIncidentKeepsTheAlert()
    {
        var source = await SourceAsync();
        await PushAsync(source, "cpu", "Warning");
        var id = (await OneAsync(source)).Id;
        await _console.Get<CloseIncident>().RunAsync([id], s_li, TestContext.Current.CancellationToken);
        await PushAsync(source, "cpu", "Warning");

        await _console.Get<ReopenIncident>().RunAsync([id], "", s_li, TestContext.Current.CancellationToken);
        await PushAsync(source, "cpu", "Ok");

        Assert.Equal([IncidentProgress.Triggered, IncidentProgress.Closed], (await _console.IncidentsAsync(source)).Select(incident => incident.Progress));
        Assert.Equal(0, (await _console.IncidentsAsync(source))[0].ActiveAlertCount);
    }

    [Fact]
    public async Task Reopen_TwoIncidentsOfOneKeyAtOnce_BothOpenAndOneHasTheAlert()
    {
        var source = await SourceAsync();
        await PushAsync(source, "cpu", "Warning");
        var first = (await OneAsync(source)).Id;
        await _console.Get<CloseIncident>().RunAsync([first], s_li, TestContext.Current.CancellationToken);
        await PushAsync(source, "cpu", "Warning");
        var second = (await _console.IncidentsAsync(source))[1].Id;
        await _console.Get<CloseIncident>().RunAsync([second], s_li, TestContext.Current.CancellationToken);

        var outcome = await _console.Get<ReopenIncident>().RunAsync([first, second], "", s_li, TestContext.Current.CancellationToken);

        Assert.Equal(IncidentOutcome.Changed, outcome);
        Assert.All(await _console.IncidentsAsync(source), incident => Assert.Equal(IncidentProgress.Triggered, incident.Progress));
        Assert.Single(await _console.AlertsAsync(source), alert => alert.EndTime is null);
    }

    [Fact]
    public async Task Reopen_SourceHadRecoveredMeanwhile_NoAlertIsActiveAgain()
    {
        var source = await SourceAsync();
        await PushAsync(source, "cpu", "Warning");
        var id = (await OneAsync(source)).Id;
        await _console.Get<CloseIncident>().RunAsync([id], s_li, TestContext.Current.CancellationToken);
        await PushAsync(source, "cpu", "Ok");

        await _console.Get<ReopenIncident>().RunAsync([id], "", s_li, TestContext.Current.CancellationToken);

        Assert.Equal(0, (await OneAsync(source)).ActiveAlertCount);
        Assert.All(await _console.AlertsAsync(source), alert => Assert.NotNull(alert.EndTime));
    }

    [Fact]
    public async Task Merge_ThenRecovery_ClosesTheTargetWhenAllAreOver()
    {
        var source = await SourceAsync();
        await PushAsync(source, "a", "Warning");
        await PushAsync(source, "b", "Critical");
        var ids = (await _console.IncidentsAsync(source)).Select(incident => incident.Id).ToList();
        await _console.Get<MergeIncidents>().RunAsync(new MergeRequest { TargetId = ids[0], SourceIds = [ids[1]] }, s_li, TestContext.Current.CancellationToken);

        await PushAsync(source, "a", "Ok");
        var target = (await _console.IncidentsAsync(source))[0];
        Assert.Equal((IncidentProgress.Triggered, 1, IncidentSeverity.Critical), (target.Progress, target.ActiveAlertCount, target.Severity));

        await PushAsync(source, "b", "Ok");
        Assert.All(await _console.IncidentsAsync(source), incident => Assert.Equal(IncidentProgress.Closed, incident.Progress));
    }

    [Fact]
    public async Task Push_SixtyFourAtOnceWithOneKey_IsOneAlert()
    {
        var source = await SourceAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 64).Select(_ => PushAsync(source, "cpu", "Warning")));

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.OK, answer.Status));
        Assert.Equal(64, Assert.Single(await _console.AlertsAsync(source)).EventCount);
        Assert.Equal(64, (await OneAsync(source)).EventCount);
        Assert.Equal(64, await _console.EventsAsync(source));
    }

    private Task<ApiAnswer> PushAsync(Integration source, string key, string status) => _console.PushAsync(source, Event(key, status));

    private async Task<Incident> OneAsync(Integration source) => Assert.Single(await _console.IncidentsAsync(source));

    private async Task<Integration> SourceAsync(Action<Channel>? change = null)
    {
        var channel = await _console.AddChannelAsync();
        await _console.WriteAsync(db =>
        {
            change?.Invoke(db.Channels.Single(one => one.Id == channel.Id));
            return 0;
        });
        _console.Get<ChannelDirectory>().Forget();
        return await _console.AddIntegrationAsync(PluginType.Standard, channel.Id);
    }
}
