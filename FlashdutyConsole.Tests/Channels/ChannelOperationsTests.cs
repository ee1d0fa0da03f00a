using System.Net;
using FlashdutyConsole.Integrations;
using FlashdutyConsole.Members;
using FlashdutyConsole.Templates;
using FlashdutyConsole.Tests.Support;

namespace FlashdutyConsole.Tests.Channels;

public sealed class ChannelOperationsTests(SharedConsole shared) : IClassFixture<SharedConsole>
{
    private readonly TestConsole _console = shared.Console;

    [Fact]
    public async Task Channel_CreatedUpdatedAndDeleted_ShowsEachState()
    {
        var id = (await _console.CallAsync("/channel/create", new
        {
            team_id = 3521074710131,
            channel_name = "Production Alerts",
            description = "All of production",
            group = new { method = "p", equals = new[] { new[] { "service", "check" } }, time_window = 10, window_type = "tumbling" },
            auto_resolve_timeout = 86400,
            auto_resolve_mode = "update",
        })).Data.GetProperty("channel_id").GetInt64();
        var body = new { channel_id = id };

        var made = (await _console.CallAsync("/channel/info", body)).Data;
        Assert.Equal(0, made.GetProperty("team_id").GetInt64());
        Assert.Equal("p", made.GetProperty("group").GetProperty("method").GetString());
        Assert.Equal("check", made.GetProperty("group").GetProperty("equals")[0][1].GetString());
        Assert.Equal(86400, made.GetProperty("auto_resolve_timeout").GetInt64());

        _ = (await _console.CallAsync("/channel/update", new { channel_id = id, channel_name = "Renamed" })).Data;
        _ = (await _console.CallAsync("/channel/disable", body)).Data;
        await _console.AddIncidentAsync("Counted", id);
        var changed = (await _console.CallAsync("/channel/info", body)).Data;
        Assert.Equal("Renamed", changed.GetProperty("channel_name").GetString());
        Assert.Equal("All of production", changed.GetProperty("description").GetString());
        Assert.Equal("disabled", changed.GetProperty("status").GetString());
        Assert.Equal(1, changed.GetProperty("progress_to_incident_cnts").GetProperty("Triggered").GetInt32());
        Assert.Equal("Critical", changed.GetProperty("active_incident_highest_severity").GetString());
        Assert.InRange(changed.GetProperty("last_incident_at").GetInt64(), _console.Now.ToUnixTimeSeconds() - 60, _console.Now.ToUnixTimeSeconds());

        _ = (await _console.CallAsync("/channel/enable", body)).Data;
        var list = (await _console.CallAsync("/channel/list", new { channel_name = "Renamed", orderby = "last_incident_at" })).Data;
        Assert.Equal(id, Assert.Single(list.GetProperty("items").EnumerateArray()).GetProperty("channel_id").GetInt64());
        var infos = (await _console.CallAsync("/channel/infos", new { channel_ids = new[] { id, 999_999 } })).Data;
        Assert.Equal("Renamed", Assert.Single(infos.GetProperty("items").EnumerateArray()).GetProperty("channel_name").GetString());
        var brief = (await _console.CallAsync("/channel/list", new { query = "renam", is_brief = true })).Data.GetProperty("items")[0];
        Assert.Equal(4, brief.EnumerateObject().Count());

        _ = (await _console.CallAsync("/channel/delete", body)).Data;
        Assert.Equal("ResourceNotFound", (await _console.CallAsync("/channel/info", body)).Code);
        Assert.Equal("ResourceNotFound", (await _console.CallAsync("/channel/delete", body)).Code);
    }

    [Fact]
    public async Task Delete_OfChannelThatAnIntegrationFeeds_IsReferenceExist()
    {
        var channel = await _console.AddChannelAsync();
        await _console.AddIntegrationAsync(PluginType.Standard, channel.Id);

        Assert.Equal("ReferenceExist", (await _console.CallAsync("/channel/delete", new { channel_id = channel.Id })).Code);
    }

    [Fact]
    public async Task Create_WithDefaultRule_MakesBothOrNeither()
    {
        object Body(long person) => new
        {
            team_id = 0,
            channel_name = $"With rule {person}",
            escalate_rule = new { template_id = NotificationTemplate.PresetId, target = new { person_ids = new[] { person }, by = new { follow_preference = true } } },
        };

        var id = (await _console.CallAsync("/channel/create", Body(_console.OwnerId))).Data.GetProperty("channel_id").GetInt64();
        var rule = Assert.Single((await _console.CallAsync("/channel/escalate/rule/list", new { channel_id = id })).Data.GetProperty("items").EnumerateArray());
        Assert.Equal(_console.OwnerId, rule.GetProperty("layers")[0].GetProperty("target").GetProperty("person_ids")[0].GetInt64());

        Assert.Equal("ResourceNotFound", (await _console.CallAsync("/channel/create", Body(999_999))).Code);
        Assert.Equal(0, (await _console.CallAsync("/channel/list", new { channel_name = "With rule 999999" })).Data.GetProperty("total").GetInt32());
    }

    [Fact]
    public async Task Rule_CreatedUpdatedSwitchedAndDeleted_ShowsEachState()
    {
        var channel = await _console.AddChannelAsync();
        var wecom = await _console.AddIntegrationAsync(PluginType.WeComApp);
        var body = Rule(channel.Id, wecom.Id);

        var id = (await _console.CallAsync("/channel/escalate/rule/create", body)).Data.GetProperty("rule_id").GetString();
        var key = new { channel_id = channel.Id, rule_id = id };
        var made = (await _console.CallAsync("/channel/escalate/rule/info", key)).Data;
        Assert.Equal("On-call", made.GetProperty("rule_name").GetString());
        Assert.Equal(0.5, made.GetProperty("layers")[0].GetProperty("notify_step").GetDouble());
        Assert.Equal($"wecom_app:{wecom.Id}", made.GetProperty("layers")[0].GetProperty("target").GetProperty("by").GetProperty("critical")[0].GetString());
        Assert.Equal("/^prod-[0-9]+$/", made.GetProperty("filters")[0][0].GetProperty("vals")[0].GetString());
        Assert.Equal("enabled", made.GetProperty("status").GetString());

        body["rule_id"] = id!;
        body["rule_name"] = "Changed";
        body["priority"] = 7;
        _ = (await _console.CallAsync("/channel/escalate/rule/update", body)).Data;
        _ = (await _console.CallAsync("/channel/escalate/rule/disable", key)).Data;
        var changed = (await _console.CallAsync("/channel/escalate/rule/list", new { channel_id = channel.Id })).Data.GetProperty("items")[0];
        Assert.Equal("Changed", changed.GetProperty("rule_name").GetString());
        Assert.Equal(7, changed.GetProperty("priority").GetInt32());
        Assert.Equal("disabled", changed.GetProperty("status").GetString());

        _ = (await _console.CallAsync("/channel/escalate/rule/enable", key)).Data;
        _ = (await _console.CallAsync("/channel/escalate/rule/delete", key)).Data;
        Assert.Equal("ResourceNotFound", (await _console.CallAsync("/channel/escalate/rule/info", key)).Code);
        Assert.Equal("ResourceNotFound", (await _console.CallAsync("/channel/escalate/rule/enable", key)).Code);
    }

    [Theory]
    [InlineData("max_times", 7)]
    [InlineData("notify_step", 0.4)]
    [InlineData("notify_step", 121)]
    [InlineData("escalate_window", 721)]
    [InlineData("max_times", "3")]
    public async Task Rule_WithLayerOutsideItsLimits_NamesTheField(string field, object value)
    {
        var channel = await _console.AddChannelAsync();
        var body = Rule(channel.Id, null);
        body["layers"] = new[] { new Dictionary<string, object> { ["target"] = FollowOwner, [field] = value } };

        var answer = await _console.CallAsync("/channel/escalate/rule/create", body);

        Assert.Equal("InvalidParameter", answer.Code);
        Assert.Contains("layers[0]." + field, answer.Message);
    }

    [Fact]
    public async Task Rule_WithWhatIsNotThereOrNotSupported_SaysSo()
    {
        var channel = await _console.AddChannelAsync();
        async Task RefusedAsync(string code, string named, Action<Dictionary<string, object>> change)
        {
            var body = Rule(channel.Id, null);
            change(body);
            var answer = await _console.CallAsync("/channel/escalate/rule/create", body);
            Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
            Assert.Equal(code, answer.Code);
            Assert.Contains(named, answer.Message);
        }

        object[] Layers(object target) => [new { target }];
        var follow = new { follow_preference = true };
        long[] me = [_console.OwnerId];
        await RefusedAsync("ResourceNotFound", "channel_id", body => body["channel_id"] = 999_999);
        await RefusedAsync("ResourceNotFound", "person_ids", body => body["layers"] = Layers(new { person_ids = new[] { 999_999 }, by = follow }));
        await RefusedAsync("ResourceNotFound", "template_id", body => body["template_id"] = "ffffffffffffffffffffffff");
        await RefusedAsync("ResourceNotFound", "by", body => body["layers"] = Layers(new { person_ids = me, by = new { critical = new[] { "wecom_app:999999" } } }));
        await RefusedAsync("InvalidParameter", "by", body => body["layers"] = Layers(new { person_ids = me, by = new { critical = new[] { "voice" } } }));
        await RefusedAsync("InvalidParameter", "by", body => body["layers"] = Layers(new { person_ids = me, by = new { follow_preference = false } }));
        await RefusedAsync("InvalidParameter", "by", body => body["layers"] = Layers(new { person_ids = me }));
        await RefusedAsync("InvalidParameter", "person_ids", body => body["layers"] = Layers(new { by = follow }));
        await RefusedAsync("InvalidParameter", "team_ids", body => body["layers"] = Layers(new { person_ids = me, by = follow, team_ids = me }));
        await RefusedAsync("InvalidParameter", "webhooks", body => body["layers"] = Layers(new { person_ids = me, by = follow, webhooks = new[] { new { type = "wecom", settings = new { } } } }));
        await RefusedAsync("InvalidParameter", "schedule_to_role_ids", body => body["layers"] = Layers(new { person_ids = me, by = follow, schedule_to_role_ids = new Dictionary<string, long[]> { ["1"] = me } }));
        await RefusedAsync("InvalidParameter", "layers", body => body["layers"] = Array.Empty<object>());
        await RefusedAsync("InvalidParameter", "vals", body => body["filters"] = new[] { new[] { new { key = "check", oper = "IN", vals = new[] { "/(a)\\1/" } } } });
        await RefusedAsync("InvalidParameter", "vals", body => body["filters"] = new[] { new[] { new { key = "check", oper = "IN", vals = new[] { "/(/" } } } });
        await RefusedAsync("InvalidParameter", "oper", body => body["filters"] = new[] { new[] { new { key = "check", oper = "LIKE", vals = new[] { "a" } } } });
        await RefusedAsync("InvalidParameter", "start", body => body["time_filters"] = new[] { new { start = "25:00", end = "18:00" } });
        await RefusedAsync("InvalidParameter", "repeat", body => body["time_filters"] = new[] { new { start = "09:00", end = "18:00", repeat = new[] { 7 } } });
        await RefusedAsync("InvalidParameter", "cal_id", body => body["time_filters"] = new[] { new { start = "09:00", end = "18:00", cal_id = "cn" } });
        await RefusedAsync("InvalidParameter", "rule_name", body => body["rule_name"] = new string('x', 40));
        await RefusedAsync("InvalidParameter", "priority", body => body["priority"] = 201);
        await RefusedAsync("InvalidParameter", "aggr_window", body => body["aggr_window"] = 3601);
        await RefusedAsync("InvalidParameter", "template_id", body => body.Remove("template_id"));
    }

    [Theory]
    [InlineData("""{"team_id":1}""", "channel_name")]
    [InlineData("""{"team_id":1,"channel_name":""}""", "channel_name")]
    [InlineData("""{"team_id":-1,"channel_name":"x"}""", "team_id")]
    [InlineData("""{"team_id":1,"channel_name":"x","group":{"method":"i"}}""", "intelligent")]
    [InlineData("""{"team_id":1,"channel_name":"x","group":{}}""", "group.method")]
    [InlineData("""{"team_id":1,"channel_name":"x","group":{"method":"p","window_type":"sliding"}}""", "sliding")]
    [InlineData("""{"team_id":1,"channel_name":"x","is_private":true}""", "is_private")]
    [InlineData("""{"team_id":1,"channel_name":"x","flapping":{"max_changes":4}}""", "flapping")]
    [InlineData("""{"team_id":1,"channel_name":"x","auto_resolve_timeout":2592001}""", "auto_resolve_timeout")]
    [InlineData("""{"team_id":1,"channel_name":"x","auto_resolve_mode":"never"}""", "auto_resolve_mode")]
    [InlineData("""{"team_id":1,"channel_name":7}""", "channel_name")]
    public async Task Create_WithWrongField_IsInvalidParameterThatNamesIt(string body, string named)
    {
        var answer = await _console.CallAsync("/channel/create", body);

        Assert.Equal("InvalidParameter", answer.Code);
        Assert.Contains(named, answer.Message);
    }

    [Fact]
    public async Task Create_ByResponder_IsAccessDenied()
    {
        const string Key = "responder-key-0123456789abcdef0123456789";
        await _console.AddMemberAsync("Rita", MemberRole.Responder, Key);

        Assert.Equal("AccessDenied", (await _console.CallAsync("/channel/create", new { team_id = 0, channel_name = "x" }, Key)).Code);
        Assert.Equal(HttpStatusCode.OK, (await _console.CallAsync("/channel/list", new { }, Key)).Status);
    }

    private object FollowOwner => new { person_ids = new[] { _console.OwnerId }, by = new { follow_preference = true } };

    private Dictionary<string, object> Rule(long channelId, long? wecom) => new()
    {
        ["channel_id"] = channelId,
        ["rule_name"] = "On-call",
        ["template_id"] = NotificationTemplate.PresetId,
        ["description"] = "Primary, then everybody",
        ["aggr_window"] = 30,
        ["layers"] = new[]
        {
            new
            {
                target = wecom is null ? FollowOwner : new { person_ids = new[] { _console.OwnerId }, by = new { critical = new[] { $"wecom_app:{wecom}" } } },
                max_times = 3,
                notify_step = 0.5,
                escalate_window = 30,
                force_escalate = false,
            },
        },
        ["filters"] = new[] { new[] { new { key = "labels.env", oper = "IN", vals = new[] { "/^prod-[0-9]+$/", "live" } } } },
        ["time_filters"] = new[] { new { start = "09:00", end = "18:00", repeat = new[] { 1, 2, 3, 4, 5 } } },
    };
}
