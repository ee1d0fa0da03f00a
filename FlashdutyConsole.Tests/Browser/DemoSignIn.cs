using System.Text.RegularExpressions;
using FlashdutyConsole.Tests.Support;
using Microsoft.Playwright;

namespace FlashdutyConsole.Tests.Browser;

/// <summary>Signs in with what the demo has printed.</summary>
internal static partial class DemoSignIn
{
    /// <summary>Fills in the form that the page shows.</summary>
    public static async Task RunAsync(IPage page, ConsoleProcess console, string? email = null)
    {
        var printed = string.Join('\n', console.Lines);
        await page.FillAsync("input[type=email]", email ?? Email().Match(printed).Groups[1].Value);
        await page.FillAsync("input[type=password]", Password().Match(printed).Groups[1].Value);
        await page.ClickAsync("button[type=submit]");
    }

    [GeneratedRegex(@"e-mail +(\S+)")]
    private static partial Regex Email();

    [GeneratedRegex(@"password +(\S+)")]
    private static partial Regex Password();
}
