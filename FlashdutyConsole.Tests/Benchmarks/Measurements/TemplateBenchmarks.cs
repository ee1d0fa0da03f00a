using System.Globalization;
using BenchmarkDotNet.Attributes;
using FlashdutyConsole.Templates;
using FlashdutyConsole.Templates.Engine;

namespace FlashdutyConsole.Benchmarks.Measurements;

/// <summary>What BenchmarkDotNet measures of templates, over an incident with 20 labels.</summary>
[MemoryDiagnoser]
public class TemplateBenchmarks
{
    // Labels as a card shows them: eight of the twenty.
    private const string Range = """
        {{range $k, $v := .Labels}}{{if in $k "resource" "metric" "trigger_value" "region" "cluster" "service" "env" "check"}}{{$k}}: {{$v}}
        {{end}}{{end}}
        """;

    private static readonly GoData s_incident = GoData.Parse($$"""
        {
          "ID": "6621f2a4c8d3f0a1b2c3d4e5", "Num": "C3D4E5", "Title": "db-1 / disk.used above 90%", "IncidentSeverity": "Critical", "Progress": "Triggered",
          "StartTime": 1718006400, "ChannelName": "Databases", "AlertCnt": 3,
          "Labels": {
            "resource": "db-1", "metric": "disk.used", "trigger_value": "92.5", "region": "cn-north-1", "cluster": "main", "service": "orders", "env": "prod", "check": "disk above 90%",
            {{string.Join(", ", Enumerable.Range(1, 12).Select(number => string.Create(CultureInfo.InvariantCulture, $"\"label_{number}\": \"value {number}\"")))}}
          }
        }
        """);

    private static readonly GoTemplate s_default = GoTemplate.Parse(PresetTemplate.Template.WeComApp);
    private static readonly GoTemplate s_range = GoTemplate.Parse(Range);

    /// <summary>The default template of a card, parsed before.</summary>
    [Benchmark(Description = "render the default template")]
    public string RenderDefault() => s_default.Render(s_incident, RenderOptions.Card).Text;

    /// <summary>A range over the labels of which eight are shown, parsed before.</summary>
    [Benchmark(Description = "render a range over 20 labels, 8 shown")]
    public string RenderRange() => s_range.Render(s_incident, RenderOptions.Card).Text;

    /// <summary>Parsing the default template.</summary>
    [Benchmark(Description = "parse the default template")]
    public object ParseDefault() => GoTemplate.Parse(PresetTemplate.Template.WeComApp);
}
