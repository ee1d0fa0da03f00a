namespace FlashdutyConsole.Benchmarks.Measurements;

/// <summary>Lets two sides take turns.</summary>
public static class Turns
{
    /// <summary>Runs all rounds.</summary>
    public static async Task<SideBySide<T>> RunAsync<T>(RunContext context, MeasurePlan plan, Func<int, Task<T>> ours, Func<int, Task<T>> peer)
    {
        List<T> our = [], their = [];
        for (var round = 1; round <= plan.Rounds; round++)
        {
            our.Add(await ours(round));
            context.Say($"round {round} console: {our[^1]}");
            their.Add(await peer(round));
            context.Say($"round {round} Alertmanager: {their[^1]}");
        }

        return new SideBySide<T>(our, their);
    }
}
