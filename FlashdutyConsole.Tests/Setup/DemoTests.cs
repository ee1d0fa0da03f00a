using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using FlashdutyConsole.Tests.Support;

namespace FlashdutyConsole.Tests.Setup;

/// <summary>The demo as a person starts it: a process of its own, used by what it prints and nothing else.</summary>
public sealed partial class DemoTests
{
    [Fact]
    public async Task Demo_StartedTwice_WorksAsPrinted()
    {
        await using var console = await ConsoleProcess.StartAsync(["--demo"]);
        var first = await PrintedAsync(console, 1);
        await AnswersAsync(console, first);

        await console.StopAsync();
        await console.RestartAsync();
        var second = await PrintedAsync(console, 2);

        Assert.Equal(first with { Driver = second.Driver }, second);
        // Another alert: the first one's incident is still open, and would take this one in without a new card.
        await AnswersAsync(console, second with { Alert = second.Alert.Replace("cpu-web-1", "cpu-web-2") });
    }

    private static async Task AnswersAsync(ConsoleProcess console, Printed printed)
    {
        foreach (var page in (string[])[printed.Start, printed.Sandbox, printed.Admin, printed.SignIn, printed.Driver])
        {
            using var response = await console.Http.GetAsync(new Uri(page), TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        }

        using var alert = new StringContent(printed.Alert, Encoding.UTF8, "application/json");
        using var pushed = await console.Http.PostAsync(new Uri(printed.Push), alert, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, pushed.StatusCode);

        using var body = new StringContent("{}", Encoding.UTF8, "application/json");
        using var listed = await console.Http.PostAsync(new Uri("/channel/list?app_key=" + printed.AppKey, UriKind.Relative), body, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, listed.StatusCode);

        await Eventually.TrueAsync(
            async () => CardsOf(await console.Http.GetStringAsync(new Uri(printed.Driver), TestContext.Current.CancellationToken)) >= 1,
            "a card is on somebody's phone");
    }

    private static int CardsOf(string state) => JsonDocument.Parse(state).RootElement.GetProperty("counts").GetProperty("visible").GetInt32();

    private static async Task<Printed> PrintedAsync(ConsoleProcess console, int start)
    {
        await Eventually.TrueAsync(
            () => Task.FromResult(console.Lines.Count(line => line.Contains("    -d '", StringComparison.Ordinal)) == start), "the demo has printed everything");
        var text = string.Join('\n', console.Lines);
        return new Printed(
            Last(text, StartLine()), Last(text, SandboxLine()), Last(text, AdminLine()), Last(text, SignInLine()), Last(text, PushLine()), Last(text, DriverLine()),
            Last(text, EmailLine()), Last(text, PasswordLine()), Last(text, AppKeyLine()), Last(text, AlertLine()));
    }

    private static string Last(string text, Regex line) => line.Matches(text)[^1].Groups[1].Value;

    [GeneratedRegex(@"(http://\S+/sandbox/start)$", RegexOptions.Multiline)]
    private static partial Regex StartLine();

    [GeneratedRegex(@"(http://\S+/sandbox/admin)$", RegexOptions.Multiline)]
    private static partial Regex AdminLine();

    [GeneratedRegex(@"(http://\S+/sandbox)$", RegexOptions.Multiline)]
    private static partial Regex SandboxLine();

    [GeneratedRegex(@"(http://\S+/signin)$", RegexOptions.Multiline)]
    private static partial Regex SignInLine();

    [GeneratedRegex(@"'(http://\S+/standard\?integration_key=\S+)'")]
    private static partial Regex PushLine();

    [GeneratedRegex(@"(http://\S+/sandbox/state)$", RegexOptions.Multiline)]
    private static partial Regex DriverLine();

    [GeneratedRegex(@"e-mail +(\S+)")]
    private static partial Regex EmailLine();

    [GeneratedRegex(@"password +(\S+)")]
    private static partial Regex PasswordLine();

    [GeneratedRegex(@"App key of the Open API +(\S+)")]
    private static partial Regex AppKeyLine();

    [GeneratedRegex("-d '(.+)'")]
    private static partial Regex AlertLine();

    private sealed record Printed(
        string Start, string Sandbox, string Admin, string SignIn, string Push, string Driver, string Email, string Password, string AppKey, string Alert);
}
