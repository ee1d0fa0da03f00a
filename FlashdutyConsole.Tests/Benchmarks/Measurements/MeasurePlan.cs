namespace FlashdutyConsole.Benchmarks.Measurements;

/// <summary>How long and how often something is measured. <c>--quick</c> is for trying, its figures are not for quoting.</summary>
/// <param name="Rounds">How often each side takes its turn: A B A B …</param>
/// <param name="Seconds">Length of one run.</param>
/// <param name="WarmUpSeconds">What is run before it and not counted.</param>
/// <param name="Quick">Whether this is only a try.</param>
public sealed record MeasurePlan(int Rounds, int Seconds, int WarmUpSeconds, bool Quick)
{
    /// <summary>What the command line asks for: 5 rounds of 10 s unless it says otherwise.</summary>
    public static MeasurePlan Of(RunContext context)
    {
        var quick = context.Word("quick", "false") != "false";
        return new MeasurePlan(
            Math.Max(1, context.Number("rounds", quick ? 1 : 5)), Math.Max(1, context.Number("seconds", quick ? 3 : 10)), quick ? 3 : 8, quick);
    }
}
