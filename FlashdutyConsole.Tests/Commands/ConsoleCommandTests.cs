using FlashdutyConsole.Commands;
using FlashdutyConsole.Setup;

namespace FlashdutyConsole.Tests.Commands;

public sealed class ConsoleCommandTests
{
    [Theory]
    [InlineData("--nope")]
    [InlineData("--Console:Nope=1")]
    [InlineData("start")]
    [InlineData("backup")]
    [InlineData("restore", "a", "b")]
    [InlineData("[diagram]")]
    [InlineData("@file")]
    [InlineData("--demo", "--nope")]
    [InlineData("--Urls")]
    [InlineData("--Urls", "http://127.0.0.1:1", "--urls=http://127.0.0.1:2")]
    [InlineData("--demo=perhaps")]
    public async Task Run_UnknownArgument_SaysSoInOneLine(params string[] args)
    {
        var (code, output, error) = await RunAsync(args);

        Assert.Equal(ExitCode.Usage, code);
        Assert.Empty(output);
        Assert.Single(error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public async Task Run_Help_NamesEverySettingAndItsMeaning()
    {
        var (code, output, error) = await RunAsync("--help");

        Assert.Equal(ExitCode.Ok, code);
        Assert.Empty(error);
        Assert.Contains("--demo", output);
        Assert.All(ConsoleSettings.All, setting => Assert.Contains("--" + setting.Key, output));
        Assert.All(ConsoleSettings.All, setting => Assert.Contains(setting.Help, output));
    }

    [Fact]
    public async Task Run_Version_PrintsTheVersionOnly()
    {
        var (code, output, error) = await RunAsync("--version");

        Assert.Equal(ExitCode.Ok, code);
        Assert.Empty(error);
        Assert.Matches(@"^\d+\.\d+\.\d+\S*\s*$", output);
    }

    [Theory]
    [InlineData("Console:PublicUrl", "--Console:PublicUrl=ftp://console.example.com")]
    [InlineData("Console:PublicUrl", "--Console:PublicUrl", "https://console.example.com/path")]
    [InlineData("Console:PublicUrl", "--console:publicurl=https://user@console.example.com")]
    [InlineData("Urls", "--Urls=5080")]
    [InlineData("Urls", "--Urls", "http://127.0.0.1:1;ftp://127.0.0.1")]
    [InlineData("Database:Provider", "--Database:Provider=Oracle")]
    [InlineData("Bootstrap:AppKey", "--Bootstrap:AppKey=short-key")]
    [InlineData("Bootstrap:OwnerPassword", "--Bootstrap:OwnerEmail=owner@example.com")]
    [InlineData("Bootstrap:OwnerEmail", "--Bootstrap:OwnerEmail=owner", "--Bootstrap:OwnerPassword=long enough it is")]
    [InlineData("Bootstrap:OwnerPassword", "--Bootstrap:OwnerEmail=owner@example.com", "--Bootstrap:OwnerPassword=Password123!")]
    [InlineData("WeCom:ApiBaseUrl", "--WeCom:ApiBaseUrl=qyapi")]
    [InlineData("Logging:LogLevel", "--Logging:LogLevel:Default=loud")]
    public async Task Run_UnusableSetting_NamesItInOneLine(string key, params string[] args)
    {
        var directory = Path.Combine(Path.GetTempPath(), Guid.NewGuid().ToString("N"));

        var (code, output, error) = await RunAsync([.. args, "--Console:DataDirectory=" + directory]);

        Assert.Equal(ExitCode.Unusable, code);
        Assert.Empty(output);
        Assert.StartsWith(key, Assert.Single(error.Split('\n', StringSplitOptions.RemoveEmptyEntries)));
        Assert.DoesNotContain("short-key", error);
        Assert.DoesNotContain("Password123!", error);
        Assert.False(Directory.Exists(directory));
    }

    [Theory]
    [InlineData("file")]
    [InlineData("file/folder")]
    public async Task Run_DataFolderCannotBe_SaysSoInOneLine(string below)
    {
        var root = Directory.CreateTempSubdirectory("console-test-");
        try
        {
            await File.WriteAllTextAsync(Path.Combine(root.FullName, "file"), "x", TestContext.Current.CancellationToken);

            var (code, _, error) = await RunAsync("--Urls=http://127.0.0.1:0", "--Console:DataDirectory=" + Path.Combine(root.FullName, below));

            Assert.Equal(ExitCode.Unusable, code);
            Assert.StartsWith("Console:DataDirectory:", Assert.Single(error.Split('\n', StringSplitOptions.RemoveEmptyEntries)));
        }
        finally
        {
            root.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task Run_DatabaseIsSomethingElse_RefusesAndChangesNothing()
    {
        var root = Directory.CreateTempSubdirectory("console-test-");
        try
        {
            var file = Path.Combine(root.FullName, "console.db");
            await File.WriteAllTextAsync(file, "this is no database at all", TestContext.Current.CancellationToken);

            var (code, _, error) = await RunAsync("--Urls=http://127.0.0.1:0", "--Console:DataDirectory=" + root.FullName);

            Assert.Equal(ExitCode.Unusable, code);
            Assert.Contains("console.db", Assert.Single(error.Split('\n', StringSplitOptions.RemoveEmptyEntries)));
            Assert.Equal("this is no database at all", await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken));
        }
        finally
        {
            root.Delete(recursive: true);
        }
    }

    private static async Task<(int Code, string Output, string Error)> RunAsync(params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = await ConsoleCommand.RunAsync(args, output, error)
            // A fault that is not seen starts the console, which would run for ever.
            .WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        return (code, output.ToString(), error.ToString());
    }
}
