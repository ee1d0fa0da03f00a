using System.Net;
using System.Text.Json;
using FlashdutyConsole.Deliveries;
using FlashdutyConsole.Incidents;
using FlashdutyConsole.Incidents.Timeline;
using FlashdutyConsole.Integrations;
using FlashdutyConsole.Members;
using FlashdutyConsole.Tests.Support;

namespace FlashdutyConsole.Tests.Incidents;

public sealed class IncidentOperationsTests : IAsyncLifetime
{
    private const string Unknown = "ffffffffffffffffffffffff";
    private TestConsole _console = null!;

    public async ValueTask InitializeAsync() => _console = await TestConsole.StartAsync();

    public ValueTask DisposeAsync() => _console.DisposeAsync();

    [Fact]
    public async Task Info_OfIncidentFromAlert_HasEveryField()
    {
        var channel = await _console.AddChannelAsync("Payments");
        var source = await _console.AddIntegrationAsync(PluginType.Standard, channel.Id);
        var (incident, _) = await _console.AddIncidentAsync("Disk full", channel.Id, source.Id);

        var data = (await _console.CallAsync("/incident/info", new { incident_id = incident.Id })).Data;

        Assert.Equal("Payments", data.GetProperty("channel_name").GetString());
        Assert.Equal("enabled", data.GetProperty("channel_status").GetString());
        Assert.Equal("Critical", data.GetProperty("incident_status").GetString());
        Assert.Equal("Triggered", data.GetProperty("progress").GetString());
        Assert.Equal("standard", data.GetProperty("integration_types")[0].GetString());
        Assert.Equal("web-1", data.GetProperty("labels").GetProperty("resource").GetString());
        Assert.Equal(incident.StartTime.ToUnixTimeSeconds(), data.GetProperty("start_time").GetInt64());
        Assert.Equal(1, data.GetProperty("account_id").GetInt64());
        Assert.Equal(new Uri(_console.Address, $"/incident/detail/{incident.Id}").AbsoluteUri, data.GetProperty("detail_url").GetString());
    }

    [Fact]
    public async Task Create_AssignedToMember_ShowsAssignmentAndResponder()
    {
        var ann = await _console.AddMemberAsync("Ann");

        var id = (await _console.CallAsync("/incident/create", new
        {
            incident_severity = "Warning",
            title = "Database connection timeout",
            description = "prod-db-01",
            assigned_to = new { person_ids = new[] { ann.Id } },
        })).Data.GetProperty("incident_id").GetString();
        var data = (await _console.CallAsync("/incident/info", new { incident_id = id })).Data;

        Assert.Equal("assign", data.GetProperty("assigned_to").GetProperty("type").GetString());
        Assert.Equal(ann.Id, data.GetProperty("assigned_to").GetProperty("person_ids")[0].GetInt64());
        Assert.Equal("Ann", data.GetProperty("responders")[0].GetProperty("person_name").GetString());
        Assert.Equal(_console.OwnerId, data.GetProperty("creator").GetProperty("person_id").GetInt64());
        Assert.Equal("Warning", data.GetProperty("incident_status").GetString());
    }

    [Fact]
    public async Task Actions_OneAfterAnother_LeaveTheirStateAndFeed()
    {
        var ann = await _console.AddMemberAsync("Ann");
        var (incident, _) = await _console.AddIncidentAsync();
        var (other, _) = await _console.AddIncidentAsync("Same thing");
        var one = new { incident_id = incident.Id };
        string[] ids = [incident.Id];

        await OkAsync("/incident/ack", new { incident_ids = ids });
        Assert.Equal("Processing", await ProgressAsync(incident.Id));
        await OkAsync("/incident/ack", new { incident_ids = ids });
        await OkAsync("/incident/unack", new { incident_ids = ids });
        Assert.Equal("Triggered", await ProgressAsync(incident.Id));
        await OkAsync("/incident/snooze", new { incident_ids = ids, minutes = 60 });
        var snoozed = (await _console.CallAsync("/incident/info", one)).Data.GetProperty("snoozed_before").GetInt64();
        Assert.InRange(snoozed, _console.Now.ToUnixTimeSeconds() + 3500, _console.Now.ToUnixTimeSeconds() + 3600);
        await OkAsync("/incident/wake", new { incident_ids = ids });
        await OkAsync("/incident/comment", new { incident_ids = ids, comment = "Rolling back" });
        await OkAsync("/incident/reset", new { incident_id = incident.Id, title = "A new title", incident_severity = "Info", impact = "none at all" });
        await OkAsync("/incident/responder/add", new { incident_id = incident.Id, person_ids = new[] { ann.Id } });
        await OkAsync("/incident/assign", new { incident_ids = ids, assigned_to = new { person_ids = new[] { ann.Id }, type = "assign" } });
        await OkAsync("/incident/merge", new { source_incident_ids = new[] { other.Id }, target_incident_id = incident.Id, comment = "same" });
        await OkAsync("/incident/resolve", new { incident_ids = ids, root_cause = "leak", resolution = "restart" });
        Assert.Equal("Closed", await ProgressAsync(incident.Id));
        Assert.Equal("Closed", await ProgressAsync(other.Id));
        await OkAsync("/incident/reopen", new { incident_ids = ids, reason = "again" });
        await OkAsync("/incident/reopen", new { incident_ids = ids });

        var feed = (await _console.CallAsync("/incident/feed", new { incident_id = incident.Id, limit = 100, asc = true })).Data.GetProperty("items");
        var entries = feed.EnumerateArray().ToList();
        Assert.Equal(
            ["i_ack", "i_unack", "i_snooze", "i_wake", "i_comm", "i_r_title", "i_r_severity", "i_r_impact", "i_a_rspd", "i_assign", "i_merge", "i_rslv", "i_reopen"],
            entries.Select(entry => entry.GetProperty("type").GetString()));
        Assert.All(entries, entry => ApiContract.VerifyFeedDetail(entry.GetProperty("type").GetString()!, entry.GetProperty("detail")));
        Assert.All(entries, entry => Assert.InRange(
            entry.GetProperty("created_at").GetInt64(), _console.Now.ToUnixTimeMilliseconds() - 600_000, _console.Now.ToUnixTimeMilliseconds()));
        Assert.Equal("console", entries[11].GetProperty("detail").GetProperty("from").GetString());
        Assert.Equal(2, (await _console.CallAsync("/incident/info", one)).Data.GetProperty("alert_cnt").GetInt32());
    }

    [Fact]
    public async Task Feed_OfFailedNotification_SaysWhyForThatPerson()
    {
        var (incident, _) = await _console.AddIncidentAsync();
        var now = _console.Now;
        await _console.WriteAsync(db =>
        {
            db.Timeline.Add(TimelineEntry.New(incident.Id, TimelineType.Notify, new NotifyDetail
            {
                Rid = "rid1", FireType = "fire", LayerIdx = 0, By = "wecom_app:1", Persons = [new NotifiedPerson(1), new NotifiedPerson(2), new NotifiedPerson(3)],
            }, Actor.Engine, now));
            db.Deliveries.Add(new Delivery { IncidentId = incident.Id, NotificationId = "rid1", MemberId = 1, State = DeliveryState.Undeliverable, Reason = DeliveryReason.NotLinked, CreatedAt = now });
            db.Deliveries.Add(new Delivery { IncidentId = incident.Id, NotificationId = "rid1", MemberId = 2, State = DeliveryState.Failed, Reason = DeliveryReason.Recipient, ErrCode = 60111, CreatedAt = now });
            return db.Deliveries.Add(new Delivery { IncidentId = incident.Id, NotificationId = "rid1", MemberId = 3, State = DeliveryState.Sent, MsgId = "m3", CreatedAt = now });
        });

        var detail = (await _console.CallAsync("/incident/feed", new { incident_id = incident.Id })).Data.GetProperty("items")[0].GetProperty("detail");

        ApiContract.VerifyFeedDetail("i_notify", detail);
        var reasons = detail.GetProperty("persons").EnumerateArray()
            .Select(person => person.TryGetProperty("failed_reason", out var reason) ? reason.GetString() : null).ToList();
        Assert.Contains("not linked", reasons[0]);
        Assert.Contains("60111", reasons[1]);
        Assert.Null(reasons[2]);
    }

    [Fact]
    public async Task List_InPages_GivesEachIncidentOnce()
    {
        var all = new List<string>();
        for (var i = 0; i < 5; i++)
        {
            all.Add((await _console.AddIncidentAsync($"Incident {i}")).Incident.Id);
        }

        var seen = new List<string>();
        var context = "";
        bool more;
        do
        {
            var data = (await _console.CallAsync("/incident/list", Window(("limit", 2), ("search_after_ctx", context)))).Data;
            Assert.Equal(5, data.GetProperty("total").GetInt32());
            seen.AddRange(data.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("incident_id").GetString()!));
            context = data.GetProperty("search_after_ctx").GetString()!;
            more = data.GetProperty("has_next_page").GetBoolean();
        }
        while (more && seen.Count < 10);

        Assert.Equal(Enumerable.Reverse(all), seen);
        var second = (await _console.CallAsync("/incident/list", Window(("limit", 2), ("p", 2), ("asc", true)))).Data;
        Assert.Equal(all.Skip(2).Take(2), second.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("incident_id").GetString()));
    }

    [Fact]
    public async Task List_Filtered_GivesOnlyWhatMatches()
    {
        var channel = await _console.AddChannelAsync();
        await _console.AddIncidentAsync("First");
        var (wanted, _) = await _console.AddIncidentAsync("Second", channel.Id, change: incident => incident.Severity = IncidentSeverity.Warning);

        foreach (var filter in new (string, object)[]
        {
            ("channel_ids", new[] { channel.Id }), ("incident_severity", "Warning,Info"), ("query", "econ"), ("nums", new[] { wanted.Num }),
            ("incident_ids", new[] { wanted.Id.ToUpperInvariant() }),
        })
        {
            var data = (await _console.CallAsync("/incident/list", Window(filter))).Data;
            Assert.Equal(wanted.Id, Assert.Single(data.GetProperty("items").EnumerateArray()).GetProperty("incident_id").GetString());
        }

        Assert.Equal(0, (await _console.CallAsync("/incident/list", Window(("progress", "Closed")))).Data.GetProperty("total").GetInt32());
        Assert.Equal(0, (await _console.CallAsync("/incident/list", Window(("is_snoozed", true)))).Data.GetProperty("total").GetInt32());
        Assert.Equal(0, (await _console.CallAsync("/incident/list", Window(("ever_muted", true)))).Data.GetProperty("total").GetInt32());
    }

    [Fact]
    public async Task ListByIds_KeepsTheOrderAndPassesOverTheUnknown()
    {
        var (first, _) = await _console.AddIncidentAsync("First");
        var (second, _) = await _console.AddIncidentAsync("Second");

        var data = (await _console.CallAsync("/incident/list-by-ids", new { incident_ids = new[] { first.Id, Unknown, second.Id } })).Data;

        Assert.Equal([first.Id, second.Id], data.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("incident_id").GetString()));
    }

    [Fact]
    public async Task Alerts_OfIncident_AreListedWithTheirEvents()
    {
        var source = await _console.AddIntegrationAsync(PluginType.Prometheus);
        var (incident, alert) = await _console.AddIncidentAsync(integrationId: source.Id);

        var data = (await _console.CallAsync("/incident/alert/list", new { incident_id = incident.Id, include_events = true, is_active = true })).Data;
        var list = (await _console.CallAsync("/alert/list", Window(("is_active", true), ("alert_keys", new[] { alert.AlertKey }), ("orderby", "updated_at")))).Data;
        var info = (await _console.CallAsync("/alert/info", new { alert_id = alert.Id })).Data;

        var item = Assert.Single(data.GetProperty("items").EnumerateArray());
        Assert.Equal(alert.Id, item.GetProperty("events")[0].GetProperty("alert_id").GetString());
        Assert.Equal("prometheus", item.GetProperty("integration_type").GetString());
        Assert.Equal(incident.Id, item.GetProperty("incident").GetProperty("incident_id").GetString());
        Assert.Equal(alert.Id, Assert.Single(list.GetProperty("items").EnumerateArray()).GetProperty("alert_id").GetString());
        Assert.Equal(1, info.GetProperty("event_cnt").GetInt32());
        Assert.Equal(0, (await _console.CallAsync("/incident/alert/list", new { incident_id = incident.Id, is_active = false })).Data.GetProperty("total").GetInt32());
    }

    [Fact]
    public async Task Acknowledge_OfClosedIncident_IsRefused()
    {
        var (incident, _) = await _console.AddIncidentAsync();
        await OkAsync("/incident/resolve", new { incident_ids = new[] { incident.Id } });

        Assert.Equal("InvalidParameter", (await _console.CallAsync("/incident/ack", new { incident_ids = new[] { incident.Id } })).Code);
    }

    private async Task OkAsync(string operation, object body) => _ = (await _console.CallAsync(operation, body)).Data;

    private async Task<string?> ProgressAsync(string id) =>
        (await _console.CallAsync("/incident/info", new { incident_id = id })).Data.GetProperty("progress").GetString();

    private Dictionary<string, object> Window(params (string Name, object Value)[] fields)
    {
        var now = _console.Now.ToUnixTimeSeconds();
        var body = new Dictionary<string, object> { ["start_time"] = now - 3600, ["end_time"] = now + 60 };
        foreach (var (name, value) in fields)
        {
            body[name] = value;
        }

        return body;
    }
}
