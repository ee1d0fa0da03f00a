using System.Diagnostics;
using System.Globalization;

namespace FlashdutyConsole.Benchmarks.Support;

/// <summary>Which core a process runs on. Needs two cores and Debian's <c>util-linux</c>; without them nothing is pinned.</summary>
public static class Cores
{
    /// <summary>Puts every thread of this program, and whatever it starts, on one core.</summary>
    /// <returns>Whether it could.</returns>
    public static async Task<bool> PinAsync(int core)
    {
        if (Environment.ProcessorCount < 2 || !OperatingSystem.IsLinux())
        {
            return false;
        }

        try
        {
            using var taskset = Process.Start(new ProcessStartInfo(
                "taskset", ["-a", "-c", "-p", Text(core), Text(Environment.ProcessId)]) { RedirectStandardOutput = true })!;
            await taskset.WaitForExitAsync();
            return taskset.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }

    /// <summary>What to put before a command so that it runs on one core.</summary>
    public static IReadOnlyList<string> On(int core) => ["taskset", "-c", Text(core)];

    /// <summary>The machine's load average of the last minute.</summary>
    public static string Load() => File.Exists("/proc/loadavg") ? File.ReadAllText("/proc/loadavg").Split(' ')[0] : "?";

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
