using System.Globalization;
using FlashdutyConsole.Incidents;
using FlashdutyConsole.Incidents.Previews;
using FlashdutyConsole.Templates;
using FlashdutyConsole.Tests.Support;

namespace FlashdutyConsole.Tests.Incidents.Previews;

/// <summary>A console that has seen three incidents.</summary>
public sealed class SeenConsole : IAsyncLifetime
{
    public TestConsole Console { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Console = await TestConsole.StartAsync();
        var now = Console.Now;
        await Console.WriteAsync(db =>
        {
            for (var i = 1; i <= 3; i++)
            {
                var id = $"66{i:D22}";
                db.Incidents.Add(new Incident
                {
                    Id = id, Title = $"incident {i}", StartTime = now, LastTime = now, CreatedAt = now, OpenedAt = now, UpdatedAt = now, AlertCount = i * 4,
                    Labels = new Dictionary<string, string> { ["resource"] = $"web-{i}", ["empty"] = "" },
                });
                for (var alert = 0; alert < i * 4; alert++)
                {
                    db.Alerts.Add(new Alert
                    {
                        Id = $"67{i:D2}{alert:D20}", IncidentId = id, AlertKey = $"{i}-{alert}", Title = "t", StartTime = now, LastTime = now, CreatedAt = now, UpdatedAt = now,
                        Labels = new Dictionary<string, string> { ["host"] = $"h{alert}" },
                    });
                }
            }

            return 0;
        });
    }

    public ValueTask DisposeAsync() => Console.DisposeAsync();
}

public sealed class CheckTemplateTests(SeenConsole seen) : IClassFixture<SeenConsole>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Check_GoodTemplate_SaysNothing() => Assert.Empty(await CheckAsync(
        "{{.Title}}\n{{$x := .Labels.resource}}\n{{/* a remark */}}\n{{if .Labels.resource}}{{$x}}{{end}}\n{{with .Creator}}{{.PersonName}}{{end}}\n{{(index .Alerts 0).Labels.host}}"));

    [Fact]
    public async Task Check_LabelThatNoIncidentHas_IsNamedWithTheNearest()
    {
        var found = await CheckAsync("x{{.Labels.resourse}}\ny{{index .Labels \"resource\"}}{{index .Labels \"team\"}}{{if .Labels.team}}a{{end}}\nz{{range .Alerts}}{{.Labels.hots}}{{end}}");

        Assert.Equal(
            [(TemplateFindingKind.UnknownLabel, 1, 11), (TemplateFindingKind.UnknownLabel, 2, 46), (TemplateFindingKind.UnknownAlertLabel, 3, 28)],
            found.Select(finding => (finding.Kind, finding.Line, finding.Column)));
        Assert.Equal("none of the last 3 incidents has a label resourse; did you mean resource?", found[0].Message);
        Assert.Equal("最近 3 个故障都没有标签 team", found[1].Say(CultureInfo.GetCultureInfo("zh-CN")));
    }

    [Fact]
    public async Task Check_LineThatIsAlwaysBlank_IsFound()
    {
        var found = await CheckAsync("{{.Title}}\n{{.Labels.empty}}\n{{if .Labels.empty}}\nempty\n{{end}}\n{{.Description}}x");

        Assert.Equal([(TemplateFindingKind.BlankLine, 2), (TemplateFindingKind.BlankLine, 3)], found.Select(finding => (finding.Kind, finding.Line)));
    }

    [Fact]
    public async Task Check_MoreThanEightLines_NamesTheWorst()
    {
        var finding = Assert.Single(await CheckAsync("{{range .Alerts}}{{.AlertKey}}\n{{end}}"));

        Assert.Equal("for 1 of the last 3 incidents it makes more than 8 lines: 12 lines for #000003, of which 4 are cut", finding.Message);
    }

    [Fact]
    public async Task Check_FailsForSome_SaysForWhich()
    {
        var found = await CheckAsync("{{if eq .Title \"incident 2\"}}{{fail \"two\"}}{{end}}x");

        Assert.Equal(TemplateFindingKind.RecentFails, Assert.Single(found).Kind);
        Assert.StartsWith("for 1 of the last 3 incidents it fails, as for #000002: ", found[0].Message);
    }

    [Fact]
    public async Task Check_BrokenTemplate_IsOneError()
    {
        var finding = Assert.Single(await CheckAsync("a\n{{frob}}"));

        Assert.Equal((true, 2, 3), (finding.IsError, finding.Line, finding.Column));
    }

    [Fact]
    public async Task Keys_ThatOccur_MostFrequentFirst()
    {
        var keys = await seen.Console.Get<FindLabelKeys>().RunAsync(Cancel);

        Assert.Equal([new LabelKey("empty", 3, ""), new LabelKey("resource", 3, "web-3")], keys.OfIncidents);
        Assert.Equal([("host", 24)], keys.OfAlerts.Select(key => (key.Key, key.Count)));
    }

    private Task<IReadOnlyList<TemplateFinding>> CheckAsync(string content) => seen.Console.Get<CheckTemplate>().RunAsync(content, Cancel);
}
