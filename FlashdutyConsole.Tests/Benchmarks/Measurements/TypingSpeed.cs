using System.Globalization;
using FlashdutyConsole.Benchmarks.Support;

namespace FlashdutyConsole.Benchmarks.Measurements;

/// <summary>How soon the preview of a template follows what is typed.</summary>
public sealed class TypingSpeed : IRun
{
    private const int PerLine = 24;
    private const string Start = "Service {{.Labels.service}}\n{{.Title | upper}}\n{{range .Responders}}{{.PersonName}} {{end}}\n{{range $k, $v := .Labels}}{{if eq $k \"env\"}}{{$k}}: {{$v}}{{end}}{{end}}\n";

    /// <inheritdoc/>
    public string Name => "typing";

    /// <inheritdoc/>
    public string Description => "from a key in the template editor to the new preview, in Chromium, with 100 incidents; --keys=200, --pause=150 ms between two";

    /// <inheritdoc/>
    public async Task<RunResult> RunAsync(RunContext context)
    {
        var keys = context.Number("keys", 200);
        var pause = TimeSpan.FromMilliseconds(context.Number("pause", 150));
        // One core for the console, the other for the browser and its processes.
        await using var world = await World.StartAsync(context);
        for (var number = 0; number < 100; number++)
        {
            await world.PushAsync(string.Create(CultureInfo.InvariantCulture, $"host {number} is down"), labels: new { resource = "web-1", service = "orders", env = "prod" });
        }

        var made = await world.CallAsync("template/create", new { template_name = "typed", wecom_app = Start });
        await using var page = await EditorPage.OpenAsync(world.Server, made.GetProperty("template_id").GetString()!);
        await page.GoToEndAsync();
        // The first keys of a fresh console compile what they meet.
        var warm = await TypeAsync(context, page, context.Number("warm", 40), pause, 0);
        var times = await TypeAsync(context, page, keys, pause, warm.Count);
        return new RunResult(
        [
            RunRow.Exactly("keys without a preview", keys - times.Count, 0),
            RunRow.Note("key to preview, p50", Percentile.Of(times, 0.5), "ms"),
            RunRow.AtMost("key to preview, p95", Percentile.Of(times, 0.95), "ms", 100),
            RunRow.AtMost("key to preview, longest", Percentile.Of(times, 1), "ms", 100),
            RunRow.Note("longest of the first keys", Percentile.Of(warm, 1), "ms"),
        ]);
    }

    // A line of letters, taken back when it is full.
    private static async Task<List<double>> TypeAsync(RunContext context, EditorPage page, int keys, TimeSpan pause, int before)
    {
        for (var number = 0; number < keys; number++)
        {
            var forward = number / PerLine % 2 == 0;
            await page.PressAsync(forward ? ((char)('a' + (number % PerLine))).ToString() : number % PerLine == PerLine - 1 ? "x" : "Backspace");
            await context.RestAsync(pause);
        }

        await context.UntilAsync(async () => (await page.TimesAsync()).Length >= before + keys, TimeSpan.FromSeconds(10));
        return [.. (await page.TimesAsync()).Skip(before)];
    }
}
