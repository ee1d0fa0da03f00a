using FlashdutyConsole.Tests.Support;

namespace FlashdutyConsole.Tests.Setup;

public sealed class ConsoleProcessTests
{
    [Fact]
    public async Task Process_KilledAndStartedAgain_IsReadyOnTheSameData()
    {
        await using var console = await ConsoleProcess.StartAsync();
        await console.KillAsync();

        await console.RestartAsync();

        Assert.Equal(2, console.Lines.Count(line => line.StartsWith("Flashduty Console is ready: ", StringComparison.Ordinal)));
        Assert.DoesNotContain(console.Lines, line => line.Contains("/setup?token=", StringComparison.Ordinal));
        Assert.DoesNotContain(console.Lines, line => line.Contains(ConsoleProcess.AppKey, StringComparison.Ordinal));
        Assert.Equal(0, await console.StopAsync());
    }

    [Fact]
    public async Task Process_EmptyWithoutBootstrap_PrintsANewSetupLinkAtEachStart()
    {
        await using var console = await ConsoleProcess.StartAsync([]);
        await console.StopAsync();
        await console.RestartAsync();

        await Eventually.TrueAsync(() => Task.FromResult(Links(console).Count == 2), "two links are printed");

        Assert.Equal(2, Links(console).Distinct().Count());
        Assert.All(Links(console), link => Assert.Contains($"http://127.0.0.1:{console.Port}/setup?token=", link));
    }

    private static List<string> Links(ConsoleProcess console) =>
        [.. console.Lines.Where(line => line.Contains("/setup?token=", StringComparison.Ordinal))];
}
