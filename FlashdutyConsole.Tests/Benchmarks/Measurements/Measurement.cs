using FlashdutyConsole.Benchmarks.Support;

namespace FlashdutyConsole.Benchmarks.Measurements;

/// <summary>One of the side-by-side measurements.</summary>
public abstract class Measurement : IRun
{
    /// <inheritdoc/>
    public abstract string Name { get; }

    /// <inheritdoc/>
    public abstract string Description { get; }

    /// <summary>Measures.</summary>
    /// <exception cref="ProgramMissingException">A program that it needs is not installed.</exception>
    public abstract Task<IReadOnlyList<PeerRow>> MeasureAsync(RunContext context, MeasurePlan plan);

    /// <inheritdoc/>
    public async Task<RunResult> RunAsync(RunContext context) =>
        new([.. (await RowsAsync(context, MeasurePlan.Of(context))).Select(row => row.Plain())]);

    /// <summary>The rows; one that says so when a program is missing.</summary>
    public async Task<IReadOnlyList<PeerRow>> RowsAsync(RunContext context, MeasurePlan plan)
    {
        context.Say($"{(plan.Quick ? "a quick try: " : "")}{plan.Rounds} round(s) of {plan.Seconds} s, load average {Cores.Load()}");
        try
        {
            return await MeasureAsync(context, plan);
        }
        catch (ProgramMissingException missing)
        {
            context.Say("skipped: " + missing.Message);
            return [PeerRow.Note($"{Name} skipped", missing.Message)];
        }
    }
}
