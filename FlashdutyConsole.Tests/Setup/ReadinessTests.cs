using System.Net;
using System.Text.Json;
using FlashdutyConsole.Setup;
using FlashdutyConsole.Tests.Support;
using FlashdutyConsole.Workers;
using Microsoft.Extensions.Time.Testing;

namespace FlashdutyConsole.Tests.Setup;

public sealed class ReadinessTests
{
    private static readonly DateTimeOffset s_now = new(2026, 11, 23, 8, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(true, 0, 0, true)]
    [InlineData(true, 29, 0, true)]
    [InlineData(true, 30, 0, false)]
    [InlineData(false, 0, 0, false)]
    [InlineData(true, 0, 10, false)]
    public void Report_OfTheParts_FollowsTheRule(bool storage, int secondsAgo, int queue, bool isReady)
    {
        var workers = new Dictionary<string, DateTimeOffset> { ["sender"] = s_now.AddSeconds(-secondsAgo) };

        var report = ReadinessReport.Of(storage, workers, queue, 10, s_now);

        Assert.Equal(isReady, report.IsReady);
        Assert.Equal(secondsAgo >= 30 ? ["sender"] : [], report.LateWorkers);
        Assert.Equal(secondsAgo, report.Workers["sender"]);
    }

    [Fact]
    public async Task Ready_WorkerStuck_Answers503NamingIt()
    {
        var time = new FakeTimeProvider(s_now);
        await using var console = await TestConsole.StartAsync(new TestConsoleOptions { Time = time });
        console.Get<WorkerStatus>().Finished("sender", s_now);

        var (before, _) = await AskAsync(console);
        time.Advance(TimeSpan.FromSeconds(31));
        var (after, body) = await AskAsync(console);

        Assert.Equal(HttpStatusCode.OK, before);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, after);
        Assert.Equal("sender", body.GetProperty("late_workers")[0].GetString());
        Assert.Equal("ok", body.GetProperty("storage").GetString());
    }

    [Fact]
    public async Task Live_WhileTheProcessRuns_Answers200()
    {
        await using var console = await TestConsole.StartAsync();

        using var response = await console.Http.GetAsync(new Uri("/health/live", UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    private static async Task<(HttpStatusCode, JsonElement)> AskAsync(TestConsole console)
    {
        using var response = await console.Http.GetAsync(new Uri("/health/ready", UriKind.Relative), TestContext.Current.CancellationToken);
        return (response.StatusCode, JsonDocument.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).RootElement);
    }
}
