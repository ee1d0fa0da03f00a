using System.Diagnostics;
using FlashdutyConsole.Templates;
using FlashdutyConsole.Templates.Engine;

namespace FlashdutyConsole.Benchmarks.Measurements;

/// <summary>M11, its first half: how long a card's template takes, and how soon one that would never end is stopped.</summary>
public sealed class TemplateRender : IRun
{
    private const int Rounds = 20;
    private const int Times = 5_000;

    // Labels as a card shows them, and one that stays away.
    private const string Card = """
        {{range $k, $v := .Labels}}{{if in $k "resource" "metric" "trigger_value" "region" "cluster" "service" "env" "check"}}{{$k}}: {{$v}}
        {{end}}{{end}}
        """;

    private static readonly string[] s_endless =
    [
        "{{range until 100000000}}x{{end}}", "{{range until 1000}}{{range until 1000}}{{range until 1000}}{{end}}{{end}}{{end}}", "{{repeat 100000000 \"x\"}}",
        "{{define \"a\"}}{{template \"a\" .}}{{end}}{{template \"a\" .}}", "{{$s := \"x\"}}{{range until 100}}{{$s = print $s $s}}{{end}}",
        "{{range until 100000}}{{regexMatch \"^(a+)+$\" (repeat 1000 \"a\")}}{{end}}",
    ];

    /// <inheritdoc/>
    public string Name => "m11";

    /// <inheritdoc/>
    public string Description => "a card's template: rendered, parsed, and stopped when it would never end";

    /// <inheritdoc/>
    public Task<RunResult> RunAsync(RunContext context)
    {
        var preset = PresetTemplate.Template.WeComApp;
        var template = GoTemplate.Parse(preset);
        var labels = GoTemplate.Parse(Card);
        var (render, renderBytes) = Measure(() => template.Render(SampleIncident.Data, RenderOptions.Card));
        var (eight, eightBytes) = Measure(() => labels.Render(SampleIncident.Data, RenderOptions.Card));
        var (parse, _) = Measure(() => GoTemplate.Parse(preset));
        var stopped = s_endless.Max(Stop);
        return Task.FromResult(new RunResult(
        [
            RunRow.AtMost("the preset over a typical incident", render, "us", 10),
            RunRow.AtMost("allocated by it", renderBytes / 1024.0, "KB", 10),
            RunRow.AtMost("a range over the labels, eight shown (DotLiquid: 334)", eight, "us", 167),
            RunRow.Note("allocated by it", eightBytes / 1024.0, "KB"),
            RunRow.AtMost("parsing the preset", parse, "us", 50),
            RunRow.AtMost("the slowest stop of a template without end", stopped, "ms", 250),
        ]));
    }

    // Microseconds and bytes of one; the median of many rounds.
    private static (double Microseconds, double Bytes) Measure(Func<object> work)
    {
        var times = new List<double>();
        long bytes = 0;
        for (var round = 0; round < Rounds; round++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            var start = Stopwatch.GetTimestamp();
            for (var i = 0; i < Times; i++)
            {
                _ = work();
            }

            times.Add(Stopwatch.GetElapsedTime(start).TotalMicroseconds / Times);
            bytes = (GC.GetAllocatedBytesForCurrentThread() - before) / Times;
        }

        times.Sort();
        return (times[Rounds / 2], bytes);
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
