using FlashdutyConsole.Benchmarks.Measurements;
using FlashdutyConsole.Benchmarks.Support;

namespace FlashdutyConsole.Benchmarks;

/// <summary>Every side-by-side measurement in one run, and their figures in one table.</summary>
public sealed class MeasureAll : IRun
{
    /// <inheritdoc/>
    public string Name => "measure";

    /// <inheritdoc/>
    public string Description => "all of m1 to m10 and the curve in one run, one table; --quick to try, --rounds=5 --seconds=10 by default";

    /// <inheritdoc/>
    public async Task<RunResult> RunAsync(RunContext context)
    {
        var plan = MeasurePlan.Of(context);
        var rows = new List<PeerRow>();
        // The curve is part of m10.
        foreach (var measurement in Catalogue.Runs.OfType<Measurement>().Where(one => one is not GrowthCurve))
        {
            context.Say($"{measurement.Name}: {measurement.Description}");
            try
            {
                rows.AddRange(await measurement.RowsAsync(context, plan));
            }
            catch (Exception exception) when (!context.Cancel.IsCancellationRequested)
            {
                // The others are worth their time all the same.
                context.Say(exception.ToString());
                rows.Add(PeerRow.Note($"{measurement.Name} could not be carried out", exception.Message) with { Verdict = RunVerdict.Missed });
            }
        }

        context.Say($"\n{MeasureTable.Write(rows)}\n\n  load average {Cores.Load()}, {(context.Pinned ? "server on core 0, load and WeCom on core 1" : "nothing pinned")}, {plan.Rounds} round(s) of {plan.Seconds} s");
        return new RunResult([RunRow.That("every floor is met", rows.TrueForAll(row => row.Verdict != RunVerdict.Missed))]);
    }
}
