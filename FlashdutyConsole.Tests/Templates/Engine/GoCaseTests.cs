using System.Text.RegularExpressions;
using FlashdutyConsole.Templates.Engine;

namespace FlashdutyConsole.Tests.Templates.Engine;

/// <summary>What Go renders is what comes out here, byte for byte.</summary>
public sealed partial class GoCaseTests
{
    // As deep as Go goes, which takes a deep stack.
    private const int StackBytes = 512 << 20;

    [Fact]
    public void Render_OwnCases_AreAsGoRendersThem()
    {
        Assert.True(GoCase.Own.Count > 1000);
        Assert.Equal([], Differences(GoCase.Own));
    }

    [Fact]
    public void Render_Corpus_IsAsGoRendersIt() => Assert.Equal([], Differences(GoCase.Corpus));

    private static List<string> Differences(IReadOnlyList<GoCase> cases)
    {
        var differences = new List<string>();
        var thread = new Thread(() => differences.AddRange(cases.Select(Difference).OfType<string>()), StackBytes);
        thread.Start();
        thread.Join();
        return differences;
    }

    private static string? Difference(GoCase one)
    {
        string? output;
        string error = "";
        try
        {
            var options = RenderOptions.Go with { TimeZone = one.Zone, Limits = RenderLimits.CommandLine };
            output = GoTemplate.Parse(one.Template).Render(GoData.Parse(one.Data), options).Text;
        }
        catch (TemplateException fault)
        {
            Assert.True(fault is { Line: > 0, Column: > 0, Message.Length: > 0 });
            (output, error) = (null, fault.Message);
        }

        // A run of bytes that are not text counts as one replacement character.
        return output == (one.Output is null ? null : Broken().Replace(one.Output, "\uFFFD"))
            ? null
            : $"{one.Id} {one.Template}: {output ?? error} instead of {one.Output ?? "an error"}";
    }

    [GeneratedRegex("\uFFFD+")]
    private static partial Regex Broken();
}
