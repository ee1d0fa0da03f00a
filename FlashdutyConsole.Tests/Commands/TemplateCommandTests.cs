using FlashdutyConsole.Commands;
using FlashdutyConsole.Setup;

namespace FlashdutyConsole.Tests.Commands;

public sealed class TemplateCommandTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("console-test-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Render_Template_PrintsExactlyWhatItRenders()
    {
        var (code, output, error) = await RunAsync("render", File("t", "a\r\n{{.s}} {{.n}} {{.none}}\n"), "--data", File("d", """{"s": "磁盘", "n": 9007199254740993}"""));

        Assert.Equal((ExitCode.Ok, "a\r\n磁盘 9007199254740993 <no value>\n", ""), (code, output, error));
    }

    [Fact]
    public async Task Render_MissingEmpty_PrintsNothingForIt()
    {
        var (code, output, _) = await RunAsync("render", File("t", "[{{.none}}]"), "--data", File("d", "{}"), "--missing", "empty");

        Assert.Equal((ExitCode.Ok, "[]"), (code, output));
    }

    [Theory]
    [InlineData("x\n{{frob}}", "{}", ":2:3: ")]
    [InlineData("{{upper .n}}", """{"n": 1}""", ":1:9: ")]
    [InlineData("{{define \"a\"}}{{template \"a\"}}{{end}}{{template \"a\"}}", "{}", "deep")]
    [InlineData("x", "{\"a\":\n 1,}", "line 2, column 4")]
    public async Task Render_Fault_NamesThePlaceAndFails(string template, string data, string says)
    {
        var (code, _, error) = await RunAsync("render", File("t", template), "--data", File("d", data));

        Assert.Equal(ExitCode.Failed, code);
        Assert.Contains(says, Assert.Single(error.Split('\n', StringSplitOptions.RemoveEmptyEntries)));
    }

    [Fact]
    public async Task Render_NoSuchFile_SaysSo()
    {
        var (code, output, error) = await RunAsync("render", Path.Combine(_folder.FullName, "nope"), "--data", File("d", "{}"));

        Assert.Equal((ExitCode.Failed, ""), (code, output));
        Assert.Contains("nope", error);
    }

    [Theory]
    [InlineData("render", "t")]
    [InlineData("render")]
    [InlineData("lint")]
    [InlineData("render", "t", "--data", "d", "--missing", "zero")]
    [InlineData("render", "t", "--data", "d", "--nope")]
    [InlineData("frob")]
    public async Task Template_UnknownArguments_AreAnError(params string[] args) => Assert.Equal(ExitCode.Usage, (await RunAsync(args)).Code);

    [Fact]
    public async Task Lint_Files_ReportsEachAndFailsOnErrors()
    {
        var good = File("good", "{{.Title}}");
        var odd = File("odd", "{{.Titel}}");
        var bad = File("bad", "{{.Title");

        var (goodCode, goodOutput, _) = await RunAsync("lint", good, odd);
        var (badCode, _, badError) = await RunAsync("lint", good, bad);

        Assert.Equal(ExitCode.Ok, goodCode);
        Assert.Contains($"{good}: ok", goodOutput);
        Assert.Contains($"{odd}:1:3: warning: ", goodOutput);
        Assert.Equal(ExitCode.Failed, badCode);
        Assert.Contains($"{bad}:1:", badError);
    }

    private string File(string name, string text)
    {
        var path = Path.Combine(_folder.FullName, name);
        System.IO.File.WriteAllText(path, text);
        return path;
    }

    private static async Task<(int Code, string Output, string Error)> RunAsync(params string[] args)
    {
        await using var output = new StringWriter();
        await using var error = new StringWriter();
        var code = await ConsoleCommand.RunAsync(["template", .. args], output, error).WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);
        return (code, output.ToString(), error.ToString());
    }
}
