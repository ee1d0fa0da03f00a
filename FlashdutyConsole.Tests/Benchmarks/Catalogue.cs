using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using FlashdutyConsole.Benchmarks.Support;

namespace FlashdutyConsole.Benchmarks;

/// <summary>The command line: names of runs and their settings.</summary>
public static class Catalogue
{
    /// <summary>Every run of this program, by name.</summary>
    public static IReadOnlyList<IRun> Runs { get; } = [.. typeof(IRun).Assembly.GetTypes()
        .Where(type => type is { IsAbstract: false, IsInterface: false } && type.IsAssignableTo(typeof(IRun)))
        .Select(type => (IRun)Activator.CreateInstance(type)!)
        .OrderBy(run => run.Name, Comparer<string>.Create(ByNumber))];

    /// <summary>Runs what is named; without a name, lists all.</summary>
    /// <returns>0 when every floor is met, 1 when one is not, 2 when a name is unknown.</returns>
    public static async Task<int> RunAsync(IReadOnlyList<string> args, TextWriter output)
    {
        var names = args.Where(arg => !arg.StartsWith("--", StringComparison.Ordinal)).ToList();
        var settings = args.Where(arg => arg.StartsWith("--", StringComparison.Ordinal)).Select(arg => arg[2..].Split('=', 2))
            .ToDictionary(pair => pair[0], pair => pair.Length > 1 ? pair[1] : "true");
        if (names.Count == 0)
        {
            await ListAsync(output);
            return 0;
        }

        if (names.Find(name => Find(name).Count == 0) is { } unknown)
        {
            await output.WriteLineAsync($"There is no run \"{unknown}\".");
            await ListAsync(output);
            return 2;
        }

        using var cancel = new CancellationTokenSource();
        using var interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, signal =>
        {
            signal.Cancel = true;
            cancel.Cancel();
        });
        var pinned = !settings.ContainsKey("unpinned") && await Cores.PinAsync(RunContext.LoadCore);
        var context = new RunContext(output, settings, pinned, cancel.Token);
        var passed = true;
        foreach (var run in names.SelectMany(Find).Distinct())
        {
            passed &= await RunAsync(run, context, output);
        }

        return passed ? 0 : 1;
    }

    private static async Task<bool> RunAsync(IRun run, RunContext context, TextWriter output)
    {
        await output.WriteLineAsync($"{run.Name}: {run.Description}");
        var start = context.Time.GetTimestamp();
        RunResult result;
        try
        {
            result = await run.RunAsync(context);
        }
        catch (Exception exception) when (!context.Cancel.IsCancellationRequested)
        {
            result = new RunResult([RunRow.That("the run could be carried out", false, exception.ToString())]);
        }

        await output.WriteLineAsync(Table(run, result));
        await output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"{run.Name} {(result.Passed ? "passed" : "FAILED")} in {context.Time.GetElapsedTime(start).TotalSeconds:0} s, load {Cores.Load()}{(context.Pinned ? ", server on core 0" : "")}\n"));
        return result.Passed;
    }

    private static string Table(IRun run, RunResult result) => string.Join('\n', [
        $"\n| {run.Name} | result | wanted | |", "|---|---|---|---|",
        .. result.Rows.Select(row => $"| {row.What} | {row.Value} | {row.Wanted} | {Sign(row.Verdict)} |"), ""]);

    private static string Sign(RunVerdict verdict) => verdict switch
    {
        RunVerdict.Missed => "MISSED",
        RunVerdict.Floor => "floor",
        RunVerdict.Met => "ok",
        _ => "",
    };

    private static async Task ListAsync(TextWriter output)
    {
        await output.WriteLineAsync("Name what to run, or one of: measurements, faults, all. Settings: --unpinned, and those of a run as --name=value.");
        foreach (var run in Runs)
        {
            await output.WriteLineAsync($"  {run.Name,-6} {run.Description}");
        }
    }

    private static List<IRun> Find(string name) => name switch
    {
        // It would run every measurement a second time.
        "all" => [.. Runs.Where(run => run is not MeasureAll)],
        "faults" or "measurements" => [.. Runs.Where(run => run.GetType().Namespace!.EndsWith(name, StringComparison.OrdinalIgnoreCase))],
        _ => [.. Runs.Where(run => run.Name == name)],
    };

    // m2 before m10.
    private static int ByNumber(string? one, string? other) => string.CompareOrdinal(Padded(one!), Padded(other!));

    private static string Padded(string name)
    {
        var digits = name.AsSpan().IndexOfAnyInRange('0', '9');
        return digits < 0 ? name : name[..digits] + name[digits..].PadLeft(8, '0');
    }
}
