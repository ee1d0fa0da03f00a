using System.Net;
using System.Text;
using FlashdutyConsole.Incidents;
using FlashdutyConsole.Integrations;
using FlashdutyConsole.Tests.Support;
using static FlashdutyConsole.Tests.Alerts.IngestBench;

namespace FlashdutyConsole.Tests.Alerts;

/// <summary>What a source may send and what it is answered. An error stores nothing.</summary>
public sealed class StandardPushTests(SharedConsole shared) : IClassFixture<SharedConsole>
{
    private readonly TestConsole _console = shared.Console;

    public static TheoryData<string, string> Refused() => new()
    {
        { "", "not valid JSON" },
        { "{", "not valid JSON" },
        { "[]", "JSON object" },
        { "null", "JSON object" },
        { """{"title_rule":"t","event_status":"Info"} x""", "not valid JSON" },
        { """{"title_rule":"t","event_status":"Info",}""", "not valid JSON" },
        { """{"title_rule":"t","event_status":"Info","event_time":NaN}""", "not valid JSON" },
        { """{"title_rule":"t","title_rule":"u","event_status":"Info"}""", "not valid JSON" },
        { """{"title_rule":"t","event_status":"Info","labels":{"a":"1","a":"2"}}""", "not valid JSON" },
        { """{"event_status":"Info"}""", "title_rule" },
        { """{"title_rule":"","event_status":"Info"}""", "title_rule" },
        { """{"title_rule":"  ","event_status":"Info"}""", "title_rule" },
        { """{"title_rule":"\u0000","event_status":"Info"}""", "title_rule" },
        { """{"title_rule":null,"event_status":"Info"}""", "title_rule" },
        { """{"title_rule":5,"event_status":"Info"}""", "title_rule" },
        { """{"title_rule":"\ud800","event_status":"Info"}""", "title_rule" },
        { """{"title_rule":"t"}""", "event_status" },
        { """{"title_rule":"t","event_status":"critical"}""", "event_status" },
        { """{"title_rule":"t","event_status":1}""", "event_status" },
        { """{"title_rule":"t","event_status":"Ok"}""", "alert_key" },
        { """{"title_rule":"t","event_status":"Ok","alert_key":""}""", "alert_key" },
        { """{"title_rule":"t","event_status":"Info","alert_key":7}""", "alert_key" },
        { """{"title_rule":"t","event_status":"Info","description":[]}""", "description" },
        { """{"title_rule":"t","event_status":"Info","labels":[]}""", "labels" },
        { """{"title_rule":"t","event_status":"Info","labels":{"a":1}}""", "labels" },
        { """{"title_rule":"t","event_status":"Info","labels":{"a":null}}""", "labels" },
        { """{"title_rule":"t","event_status":"Info","labels":{"a":{"b":"c"}}}""", "labels" },
        { """{"title_rule":"t","event_status":"Info","labels":{"\ud800":"c"}}""", "" },
        { """{"\ud800":"t","title_rule":"t","event_status":"Info","labels":{"a":"\udfff"}}""", "" },
        { """{"title_rule":"t","event_status":"Info","event_time":"1763859600"}""", "event_time" },
        { """{"title_rule":"t","event_status":"Info","event_time":1.5}""", "event_time" },
        { """{"title_rule":"t","event_status":"Info","event_time":-1}""", "event_time" },
        { """{"title_rule":"t","event_status":"Info","event_time":1763859600000000}""", "event_time" },
        { """{"title_rule":"t","event_status":"Info","event_time":1e400}""", "event_time" },
        { new string('[', 100), "not valid JSON" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task Push_WrongBody_IsRefusedAndNothingStored(string body, string names)
    {
        var source = await _console.AddIntegrationAsync(PluginType.Standard);

        var answer = await _console.PushAsync(source, body);

        Assert.Equal((HttpStatusCode.BadRequest, "InvalidParameter"), (answer.Status, answer.Code));
        Assert.Contains(names, answer.Message);
        await AssertNothingAsync(source);
        Assert.Equal(answer.RequestIdHeader, answer.Body.GetProperty("request_id").GetString());
    }

    [Fact]
    public async Task Push_InvalidUtf8_IsRefused()
    {
        var source = await _console.AddIntegrationAsync(PluginType.Standard);
        byte[] body = [.. """{"title_rule":"a"""u8, 0xC3, 0x28, .. "\",\"event_status\":\"Info\"}"u8];

        var answer = await _console.PushAsync(source, body);

        Assert.Equal((HttpStatusCode.BadRequest, "InvalidParameter"), (answer.Status, answer.Code));
        await AssertNothingAsync(source);
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("application/jsonx")]
    [InlineData(null)]
    public async Task Push_WrongContentType_IsRefused(string? contentType)
    {
        var source = await _console.AddIntegrationAsync(PluginType.Standard);

        var answer = await _console.PushAsync(PluginType.Standard, source.Key, """{"title_rule":"t","event_status":"Info"}"""u8.ToArray(), contentType);

        Assert.Equal((HttpStatusCode.BadRequest, "InvalidContentType"), (answer.Status, answer.Code));
        await AssertNothingAsync(source);
    }

    [Theory]
    [InlineData("application/json; charset=utf-8")]
    [InlineData("Application/JSON")]
    public async Task Push_ContentTypeWithParameters_IsTaken(string contentType)
    {
        var source = await _console.AddIntegrationAsync(PluginType.Standard);

        Assert.Equal(HttpStatusCode.OK, (await _console.PushAsync(source, Event("k", "Info"), contentType)).Status);
    }

    [Fact]
    public async Task Push_WrongKey_IsUnauthorized()
    {
        var other = await _console.AddIntegrationAsync(PluginType.Prometheus);
        var body = """{"title_rule":"t","event_status":"Info"}"""u8.ToArray();

        foreach (var key in (string?[])[null, "", "unknown", other.Key])
        {
            var answer = await _console.PushAsync(PluginType.Standard, key, body);
            Assert.Equal((HttpStatusCode.Unauthorized, "Unauthorized"), (answer.Status, answer.Code));
        }

        await AssertNothingAsync(other);
    }

    [Fact]
    public async Task Push_DeletedIntegration_IsUnauthorized()
    {
        var source = await _console.AddIntegrationAsync(PluginType.Standard);
        await _console.WriteAsync(db => db.Integrations.Single(one => one.Id == source.Id).DeletedAt = _console.Now);
        _console.Get<IntegrationDirectory>().Forget();

        Assert.Equal(HttpStatusCode.Unauthorized, (await _console.PushAsync(source, Event("k", "Info"))).Status);
    }

    [Fact]
    public async Task Push_OneByteMoreThanAMebibyte_IsTooLarge()
    {
        var source = await _console.AddIntegrationAsync(PluginType.Standard);
        var body = Padded(1024 * 1024);

        Assert.Equal(HttpStatusCode.OK, (await _console.PushAsync(source, body)).Status);
        var answer = await _console.PushAsync(source, Padded((1024 * 1024) + 1));

        Assert.Equal((HttpStatusCode.RequestEntityTooLarge, "EntityTooLarge"), (answer.Status, answer.Code));
        Assert.Equal(1, await _console.EventsAsync(source));
    }

    [Fact]
    public async Task Push_TooLargeWithoutALength_IsTooLarge()
    {
        var source = await _console.AddIntegrationAsync(PluginType.Standard);
        using var stream = new MemoryStream(Padded((1024 * 1024) + 1));
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri($"/event/push/alert/standard?integration_key={source.Key}", UriKind.Relative));
        request.Content = new StreamContent(stream);
        request.Content.Headers.ContentType = new("application/json");
        request.Headers.TransferEncodingChunked = true;

        using var response = await _console.Http.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
        await AssertNothingAsync(source);
    }

    [Fact]
    public async Task Push_TooLongTexts_AreCutNotRefused()
    {
        var source = await _console.AddIntegrationAsync(PluginType.Standard);
        var labels = Enumerable.Range(0, 51).ToDictionary(number => $"l{number:00}", _ => "v");
        labels["l00"] = new string('v', 2049);
        labels.Remove("l01");
        labels[new string('k', 129)] = "long";

        // The last character of title and label would be torn by a cut in the middle of an emoji.
        var answer = await _console.PushAsync(source, new
        {
            title_rule = new string('t', 511) + "😀!", event_status = "Info", alert_key = new string('a', 256),
            description = new string('d', 2049), labels,
        });

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal(new string('a', 255), answer.Data.GetProperty("alert_key").GetString());
        var alert = Assert.Single(await _console.AlertsAsync(source));
        Assert.Equal(new string('t', 511), alert.Title);
        Assert.Equal(2048, alert.Description.Length);
        Assert.Equal(50, alert.Labels.Count);
        Assert.Equal(2048, alert.Labels["l00"].Length);
        Assert.DoesNotContain(alert.Labels.Keys, key => key.Length > 128);
    }

    [Fact]
    public async Task Push_TitleOf513Characters_IsCutTo512()
    {
        var source = await _console.AddIntegrationAsync(PluginType.Standard);

        await _console.PushAsync(source, Event("k", "Info", new string('t', 513)));

        Assert.Equal(512, Assert.Single(await _console.IncidentsAsync(source)).Title.Length);
    }

    [Fact]
    public async Task Push_LabelKeyOf129Characters_IsCutTo128()
    {
        var source = await _console.AddIntegrationAsync(PluginType.Standard);

        await _console.PushAsync(source, Event("k", "Info", labels: new Dictionary<string, string> { [new string('k', 129)] = "v" }));

        Assert.Equal(new string('k', 128), Assert.Single((await _console.AlertsAsync(source))[0].Labels).Key);
    }

    [Fact]
    public async Task Push_ControlCharacters_AreDropped()
    {
        var source = await _console.AddIntegrationAsync(PluginType.Standard);

        await _console.PushAsync(source, """{"title_rule":"a\u0000b\u001b[31m","event_status":"Info","alert_key":"k\u0000","description":"1\n2\t3"}""");

        var alert = Assert.Single(await _console.AlertsAsync(source));
        Assert.Equal(("ab[31m", "k", "1\n2\t3"), (alert.Title, alert.AlertKey, alert.Description));
    }

    [Fact]
    public async Task Push_UnknownFieldsAndNulls_AreIgnored()
    {
        var source = await _console.AddIntegrationAsync(PluginType.Standard);

        var answer = await _console.PushAsync(
            source, """{"title_rule":"t","event_status":"Info","alert_key":null,"labels":null,"description":null,"event_time":null,"more":{"a":[1]}}""");

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.NotEmpty(answer.Data.GetProperty("alert_key").GetString()!);
    }

    [Fact]
    public async Task Push_WithoutKey_GetsOneThatRecoversIt()
    {
        var source = await _console.AddIntegrationAsync(PluginType.Standard);

        var key = (await _console.PushAsync(source, """{"title_rule":"t","event_status":"Info"}""")).Data.GetProperty("alert_key").GetString()!;
        var other = (await _console.PushAsync(source, """{"title_rule":"t","event_status":"Info"}""")).Data.GetProperty("alert_key").GetString()!;
        await _console.PushAsync(source, Event(key, "Ok"));

        Assert.NotEqual(key, other);
        Assert.Equal([IncidentProgress.Closed, IncidentProgress.Triggered], (await _console.IncidentsAsync(source)).Select(incident => incident.Progress));
    }

    [Fact]
    public async Task Push_EventTime_IsWhenItBegan()
    {
        var source = await _console.AddIntegrationAsync(PluginType.Standard);

        await _console.PushAsync(source, """{"title_rule":"t","event_status":"Info","alert_key":"k","event_time":1763859600}""");

        Assert.Equal(1763859600, Assert.Single(await _console.IncidentsAsync(source)).StartTime.ToUnixTimeSeconds());
    }

    [Fact]
    public async Task Push_OtherMethod_IsNotTaken()
    {
        var source = await _console.AddIntegrationAsync(PluginType.Standard);

        using var response = await _console.Http.GetAsync(new Uri($"/event/push/alert/standard?integration_key={source.Key}", UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.NotEqual(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task Push_TooOften_IsHeldBackForThisSourceOnly()
    {
        await using var console = await TestConsole.StartAsync(new TestConsoleOptions { Args = ["--Ingest:RequestsPerSecond=5"] });
        var noisy = await console.AddIntegrationAsync(PluginType.Standard);
        var calm = await console.AddIntegrationAsync(PluginType.Standard);

        var answers = await Task.WhenAll(Enumerable.Range(0, 40).Select(number => console.PushAsync(noisy, Event($"k{number}", "Info"))));
        var other = await console.PushAsync(calm, Event("k", "Info"));

        Assert.Equal(HttpStatusCode.OK, other.Status);
        var held = answers.Where(answer => answer.Status == HttpStatusCode.TooManyRequests).ToList();
        Assert.NotEmpty(held);
        Assert.All(held, answer =>
        {
            Assert.Equal("RequestTooFrequently", answer.Code);
            Assert.True(answer.Headers.RetryAfter!.Delta >= TimeSpan.FromSeconds(1));
        });
        // What was taken is stored, what was not is not.
        Assert.Equal(answers.Length - held.Count, await console.EventsAsync(noisy));
    }

    private async Task AssertNothingAsync(Integration source)
    {
        Assert.Empty(await _console.AlertsAsync(source));
        Assert.Empty(await _console.IncidentsAsync(source));
        Assert.Equal(0, await _console.EventsAsync(source));
    }

    private static byte[] Padded(int length)
    {
        const string head = """{"title_rule":"t","event_status":"Info","more":" """;
        return Encoding.UTF8.GetBytes(head + new string('x', length - head.Length - 2) + "\"}");
    }
}
