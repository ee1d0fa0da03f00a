using System.Diagnostics;
using System.Globalization;
using FlashdutyConsole.Benchmarks.Support;

namespace FlashdutyConsole.Benchmarks.Measurements;

/// <summary>The load generator: Debian's wrk, one thread, with a script that makes each request.</summary>
public static class Wrk
{
    /// <summary>Path of the program.</summary>
    /// <exception cref="ProgramMissingException">It is not installed.</exception>
    public static string Path => ProgramMissingException.Find("wrk", "wrk");

    /// <summary>Posts for some seconds.</summary>
    /// <param name="context">The run.</param>
    /// <param name="address">Where to.</param>
    /// <param name="script">The script, see <see cref="WrkScripts"/>.</param>
    /// <param name="connections">How many requests are under way at once.</param>
    /// <param name="seconds">How long.</param>
    /// <param name="core">The core to run on; null = that of this program.</param>
    public static async Task<WrkResult> RunAsync(RunContext context, Uri address, string script, int connections, int seconds, int? core = null)
    {
        var folder = Directory.CreateTempSubdirectory("wrk-");
        try
        {
            var file = System.IO.Path.Combine(folder.FullName, "post.lua");
            await File.WriteAllTextAsync(file, script, context.Cancel);
            IReadOnlyList<string> command =
            [
                .. core is { } other && context.Pinned ? Cores.On(other) : [],
                Path, "-t1", $"-c{Text(connections)}", $"-d{Text(seconds)}s", "--latency", "--timeout", "30s", "-s", file, address.AbsoluteUri,
            ];
            using var wrk = Process.Start(new ProcessStartInfo(command[0], command.Skip(1)) { RedirectStandardOutput = true })!;
            var output = await wrk.StandardOutput.ReadToEndAsync(context.Cancel);
            await wrk.WaitForExitAsync(context.Cancel);
            return WrkResult.Read(output);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
