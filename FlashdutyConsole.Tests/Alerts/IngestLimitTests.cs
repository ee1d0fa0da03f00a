using System.Net;
using System.Text;
using FlashdutyConsole.Alerts;
using FlashdutyConsole.Integrations;
using FlashdutyConsole.OpenApi;
using FlashdutyConsole.Tests.Support;
using Microsoft.Extensions.Time.Testing;
using static FlashdutyConsole.Tests.Alerts.IngestBench;

namespace FlashdutyConsole.Tests.Alerts;

/// <summary>How much a source may send, and how deep. The limits of single fields: <see cref="StandardPushTests"/>.</summary>
public sealed class IngestLimitTests
{
    [Fact]
    public async Task Push_OneRequestAboveTheLimit_Is429ForThisKeyOnlyUntilTimeHasPassed()
    {
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 11, 23, 1, 0, 0, TimeSpan.Zero));
        await using var console = await TestConsole.StartAsync(new TestConsoleOptions { Time = time, Args = ["--Ingest:RequestsPerSecond=5"] });
        var noisy = await console.AddIntegrationAsync(PluginType.Standard);
        var calm = await console.AddIntegrationAsync(PluginType.Standard);
        for (var second = 0; second < 2; second++)
        {
            for (var number = 0; number < 5; number++)
            {
                Assert.Equal(HttpStatusCode.OK, (await console.PushAsync(noisy, Event($"k{second}{number}", "Info"))).Status);
            }

            var held = await console.PushAsync(noisy, Event("one too many", "Info"));
            Assert.Equal((HttpStatusCode.TooManyRequests, "RequestTooFrequently"), (held.Status, held.Code));
            Assert.Equal(TimeSpan.FromSeconds(1), held.Headers.RetryAfter!.Delta);
            Assert.Equal(HttpStatusCode.OK, (await console.PushAsync(calm, Event($"c{second}", "Info"))).Status);
            time.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.Equal((10, 2), (await console.EventsAsync(noisy), await console.EventsAsync(calm)));
    }

    [Fact]
    public void Read_RefusedBodies_CostLessThanTwoMebibytes()
    {
        var deep = string.Concat(Enumerable.Repeat("[", 10_000));
        string[] bodies =
        [
            deep, $$"""{"title_rule":"t","event_status":"Info","more":{{deep}}""", """{"title_rule":NaN}""", """{"title_rule":"a","title_rule":"b"}""",
            """{"title_rule":"t","event_status":"Info","labels":{"a":"LONG","b":1}}""".Replace("LONG", new string('x', 1_000_000), StringComparison.Ordinal),
            $$"""{"event_status":"Info","more":"{{new string('x', 1_000_000)}}"}""",
        ];
        foreach (var body in bodies.Select(Encoding.UTF8.GetBytes))
        {
            Assert.Throws<ApiException>(() => StandardEvent.Read(body, DateTimeOffset.UnixEpoch));

            var before = GC.GetAllocatedBytesForCurrentThread();
            Assert.Throws<ApiException>(() => StandardEvent.Read(body, DateTimeOffset.UnixEpoch));
            Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 2 * 1024 * 1024);
        }
    }

    [Theory]
    [InlineData("[", "]", true)]
    [InlineData("[", "]", false)]
    [InlineData("{\"a\":", "}", true)]
    public async Task Push_TenThousandDeep_IsRefused(string open, string close, bool closed)
    {
        await using var console = await TestConsole.StartAsync();
        var source = await console.AddIntegrationAsync(PluginType.Standard);
        var prometheus = await console.AddIntegrationAsync(PluginType.Prometheus);
        var deep = new StringBuilder().Insert(0, open, 10_000).Append('1').Append(closed ? string.Concat(Enumerable.Repeat(close, 10_000)) : "").ToString();

        foreach (var body in (string[])[deep, $$"""{"title_rule":"t","event_status":"Info","more":{{deep}}}""", $$"""{"alerts":[{"status":"firing","more":{{deep}}}]}"""])
        {
            foreach (var to in (Integration[])[source, prometheus])
            {
                Assert.Equal((HttpStatusCode.BadRequest, "InvalidParameter"), ((await console.PushAsync(to, body)).Status, (await console.PushAsync(to, body)).Code));
            }
        }

        Assert.Equal((0, 0), (await console.EventsAsync(source), await console.EventsAsync(prometheus)));
    }
}
