using FlashdutyConsole.Templates.Engine;

namespace FlashdutyConsole.Tests.Templates.Engine;

/// <summary>Faults say where and what was meant; limits stop whatever would not stop by itself.</summary>
public sealed class TemplateFaultTests
{
    private static readonly GoData s_data = GoData.Parse(
        """{"n": 3, "s": "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "l": [1, 2], "Labels": {"env": "prod"}}""");

    [Theory]
    [InlineData("ok\n  {{frobnicate .n}}", 2, 5, "frobnicate", null)]
    [InlineData("{{.s | toUpper}}", 1, 8, "toUpper", "upper")]
    [InlineData("{{.s | uper}}", 1, 8, "uper", "upper")]
    [InlineData("{{if .n}}a{{endif}}", 1, 13, "endif", "end")]
    [InlineData("{{$name := 1}}{{$nam}}", 1, 17, "$nam", "$name")]
    [InlineData("a\n\n{{if .n}}b", 3, 11, "line 3", null)]
    [InlineData("{{.n}", 1, 3, "U+007D", null)]
    public void Parse_Fault_SaysWhereAndWhatWasMeant(string template, int line, int column, string says, string? suggestion)
    {
        var fault = Assert.Throws<TemplateException>(() => GoTemplate.Parse(template));

        Assert.Equal(TemplateFault.Syntax, fault.Fault);
        Assert.Equal((line, column), (fault.Line, fault.Column));
        Assert.Contains(says, fault.Message);
        Assert.Equal(suggestion, fault.Suggestion);
    }

    [Theory]
    [InlineData("\n{{upper .n}}", 2, 9)]
    [InlineData("{{(now).Formt \"15\"}}", 1, 8)]
    [InlineData("{{template \"nope\"}}", 1, 12)]
    [InlineData("{{define \"line\"}}{{end}}{{template \"lime\"}}", 1, 36)]
    public void Render_Fault_SaysWhere(string template, int line, int column)
    {
        var fault = Assert.Throws<TemplateException>(() => GoTemplate.Parse(template).Render(s_data, RenderOptions.Go));

        Assert.Equal(TemplateFault.Execution, fault.Fault);
        Assert.Equal((line, column), (fault.Line, fault.Column));
    }

    [Theory]
    [InlineData("{{range until 100000000}}x{{end}}")]
    [InlineData("{{range 100000000}}{{end}}")]
    [InlineData("{{range until 1000}}{{range until 1000}}{{range until 1000}}{{end}}{{end}}{{end}}")]
    [InlineData("{{repeat 100000000 \"x\"}}")]
    [InlineData("{{printf \"%999999d%999999d%999999d\" 1 2 3}}")]
    [InlineData("{{range until 20000}}{{repeat 100 \"x\"}}{{end}}")]
    [InlineData("{{$s := .s}}{{range until 100}}{{$s = print $s $s}}{{end}}")]
    [InlineData("{{$l := list 1}}{{range until 100}}{{$l = concat $l $l}}{{end}}")]
    [InlineData("{{$l := list 1}}{{range until 60}}{{$l = list $l $l}}{{end}}{{$l}}")]
    [InlineData("{{$l := list 1}}{{range until 60}}{{$l = list $l $l}}{{end}}{{toJson $l}}")]
    [InlineData("{{$d := dict}}{{$_ := set $d \"d\" $d}}{{$d}}")]
    [InlineData("{{$d := dict}}{{$_ := set $d \"d\" $d}}{{deepCopy $d}}")]
    [InlineData("{{$d := dict}}{{$_ := set $d \"d\" $d}}{{$e := dict}}{{$_ = set $e \"d\" $e}}{{deepEqual $d $e}}")]
    [InlineData("{{define \"a\"}}{{template \"a\" .}}{{end}}{{template \"a\" .}}")]
    [InlineData("{{seq 0 1 100000000}}")]
    [InlineData("{{indent 100000000 \"x\"}}")]
    [InlineData("{{replace \"\" (repeat 10000 \"x\") (repeat 10000 \"y\")}}")]
    [InlineData("{{range until 100000}}{{regexReplaceAll \"(a+)+$\" $.s \"b\"}}{{end}}")]
    public void Render_WhatWouldNotStop_IsStopped(string template)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();

        var fault = Assert.Throws<TemplateException>(() => GoTemplate.Parse(template).Render(s_data, RenderOptions.Card));

        Assert.Equal(TemplateFault.Limit, fault.Fault);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 64 << 20);
    }

    [Fact]
    public void Render_EvilExpression_IsQuick()
    {
        var text = new string('a', 10_000) + "!";
        var data = GoData.From(new Dictionary<string, object?> { ["s"] = text });

        Assert.Equal("false", GoTemplate.Parse("{{regexMatch \"^(a+)+$\" .s}}").Render(data, RenderOptions.Card).Text);
        Assert.Equal("", GoTemplate.Parse("{{regexFind \"(x+x+)+y\" .s}}").Render(data, RenderOptions.Card).Text);
    }

    [Fact]
    public void Parse_DeeplyNested_IsAFaultAndNoCrash()
    {
        foreach (var template in (string[])
            [
                string.Concat(Enumerable.Repeat("{{if 1}}", 100_000)), "{{" + new string('(', 100_000), "{{print " + new string('(', 100_000) + "1",
                string.Concat(Enumerable.Repeat("{{if 0}}{{else if 1}}", 5_000)), "{{if 0}}" + string.Concat(Enumerable.Repeat("{{else if 1}}", 100_000)),
            ])
        {
            Assert.Throws<TemplateException>(() => GoTemplate.Parse(template));
        }
    }

    [Fact]
    public void Render_CardMode_MissingPrintsNothingAndIsAWarning()
    {
        var result = GoTemplate.Parse("a{{.nope}}b\n{{.Labels.zone}}{{.Labels.env}}{{toHtml .nope \"<x>\"}}").Render(s_data, RenderOptions.Card);

        Assert.Equal("ab\nprod<x>", result.Text);
        Assert.Equal([new RenderWarning(1, 4, ".nope"), new RenderWarning(2, 3, ".Labels.zone")], result.Warnings);
    }

    [Fact]
    public void Render_SettingKeys_LeavesTheDataAlone()
    {
        var template = GoTemplate.Parse("{{$_ := set .Labels \"env\" \"x\"}}{{.Labels.env}}");

        Assert.Equal("x", template.Render(s_data, RenderOptions.Go).Text);
        Assert.Equal("prod", GoTemplate.Parse("{{.Labels.env}}").Render(s_data, RenderOptions.Go).Text);
    }

    [Fact]
    public void Render_ManyThreads_AllGetTheSame()
    {
        var template = GoTemplate.Parse("{{range $k, $v := .Labels}}{{$k}}={{$v}}{{end}} {{regexReplaceAll \"a+\" .s \"b\"}} {{$d := set .Labels \"q\" 1}}{{$d}}");
        var expected = template.Render(s_data, RenderOptions.Card).Text;

        Parallel.For(0, 200, _ => Assert.Equal(expected, template.Render(s_data, RenderOptions.Card).Text));
    }
}
