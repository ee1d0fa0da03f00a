using System.Diagnostics;
using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Exporters;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using FlashdutyConsole.Templates;
using FlashdutyConsole.Templates.Engine;

namespace FlashdutyConsole.Benchmarks.Measurements;

/// <summary>M11, its first half: how long a card's template takes, and how soon one that would never end is stopped.</summary>
public sealed class TemplateRender : IRun
{
    private static readonly string[] s_endless =
    [
        "{{range until 100000000}}x{{end}}", "{{range until 1000}}{{range until 1000}}{{range until 1000}}{{end}}{{end}}{{end}}", "{{repeat 100000000 \"x\"}}",
        "{{define \"a\"}}{{template \"a\" .}}{{end}}{{template \"a\" .}}", "{{$s := \"x\"}}{{range until 100}}{{$s = print $s $s}}{{end}}",
        "{{range until 100000}}{{regexMatch \"^(a+)+$\" (repeat 1000 \"a\")}}{{end}}",
    ];

    /// <inheritdoc/>
    public string Name => "m11";

    /// <inheritdoc/>
    public string Description => "a card's template by BenchmarkDotNet: rendered and parsed; and stopped when it would never end";

    /// <inheritdoc/>
    public Task<RunResult> RunAsync(RunContext context)
    {
        // In this process: what BenchmarkDotNet would build otherwise takes minutes.
        var log = new AccumulationLogger();
        var folder = Directory.CreateTempSubdirectory("benchmarks").FullName;
        var summary = BenchmarkRunner.Run<TemplateBenchmarks>(ManualConfig.CreateEmpty()
            .AddJob(Job.Default.WithToolchain(InProcessEmitToolchain.Instance))
            .AddDiagnoser(MemoryDiagnoser.Default)
            .AddColumnProvider(DefaultColumnProviders.Instance)
            .AddLogger(log)
            .WithArtifactsPath(folder)
            .WithOptions(ConfigOptions.DisableLogFile));
        Directory.Delete(folder, recursive: true);
        if (summary.HasCriticalValidationErrors || summary.Reports.Length < 3)
        {
            throw new InvalidOperationException(log.GetLog());
        }

        var table = new AccumulationLogger();
        MarkdownExporter.Console.ExportToLog(summary, table);
        context.Say(table.GetLog());
        var (render, allocated) = Of(summary, nameof(TemplateBenchmarks.RenderDefault));
        var (range, rangeAllocated) = Of(summary, nameof(TemplateBenchmarks.RenderRange));
        var (parse, _) = Of(summary, nameof(TemplateBenchmarks.ParseDefault));
        return Task.FromResult(new RunResult(
        [
            RunRow.AtMost("the default template over a typical incident", render, "us", 10),
            RunRow.AtMost("allocated by it", allocated, "KB", 10),
            RunRow.AtMost("a range over 20 labels, eight shown (DotLiquid: 334)", range, "us", 167),
            RunRow.Note("allocated by it (DotLiquid: 130)", rangeAllocated, "KB"),
            RunRow.AtMost("parsing the default template", parse, "us", 50),
            RunRow.AtMost("the slowest stop of a template without end", s_endless.Max(Stop), "ms", 250),
        ]));
    }

    // Microseconds and KB of one.
    private static (double Microseconds, double Kilobytes) Of(Summary summary, string method)
    {
        var report = summary.Reports.Single(one => one.BenchmarkCase.Descriptor.WorkloadMethod.Name == method);
        return (report.ResultStatistics!.Mean / 1000, (report.GcStats.GetBytesAllocatedPerOperation(report.BenchmarkCase) ?? 0) / 1024.0);
    }

    private static double Stop(string content)
    {
        var template = GoTemplate.Parse(content);
        var start = Stopwatch.GetTimestamp();
        try
        {
            _ = template.Render(SampleIncident.Data, RenderOptions.Card);
        }
        catch (TemplateException fault) when (fault.Fault == TemplateFault.Limit)
        {
            return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }

        return double.PositiveInfinity;
    }
}
