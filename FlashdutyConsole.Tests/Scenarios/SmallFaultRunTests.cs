using FlashdutyConsole.Benchmarks;
using FlashdutyConsole.Benchmarks.Faults;
using FlashdutyConsole.Tests.Support;

namespace FlashdutyConsole.Tests.Scenarios;

/// <summary>
/// The fault runs, as small as seconds allow; the whole ones are commands of the program in Benchmarks/. What they say of
/// speed is not judged here: a machine that runs tests is busy.
/// </summary>
public sealed class SmallFaultRunTests
{
    [Fact]
    public async Task Ingest_TracedBySystemCalls_AnswersAfterTheFsync()
    {
        Needs.Strace();
        await PassesAsync(new AckAfterSync(), ("posts", 10));
    }

    [Fact]
    public Task Ingest_KilledThreeTimes_NothingAcknowledgedIsLost() => PassesAsync(new KillOnIngest(), ("rounds", 3));

    [Fact]
    public Task Send_KilledAtEachPoint_IsSeenExactlyOnce() => PassesAsync(new KillAroundSend(), ("rounds", 1));

    [Fact]
    public Task Stop_UnderLoadAndWithSendsHeld_LosesNothing() => PassesAsync(new GracefulStop(), ("seconds", 1), ("pages", 0));

    private static async Task PassesAsync(IRun run, params (string Name, int Value)[] settings)
    {
        using var output = new StringWriter();
        var result = await run.RunAsync(new RunContext(
            output, settings.ToDictionary(one => one.Name, one => one.Value.ToString()), pinned: false, TestContext.Current.CancellationToken));

        Assert.NotEmpty(result.Rows);
        Assert.All(
            result.Rows.Where(row => !row.Wanted.StartsWith('≤')),
            row => Assert.True(row.Verdict != RunVerdict.Missed, $"{row.What}: {row.Value}, wanted {row.Wanted}\n{output}"));
    }
}
