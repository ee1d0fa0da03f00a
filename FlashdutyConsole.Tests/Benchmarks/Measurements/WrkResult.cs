using System.Globalization;

namespace FlashdutyConsole.Benchmarks.Measurements;

/// <summary>What one run of wrk counted.</summary>
/// <param name="PerSecond">Requests answered with success, a second.</param>
/// <param name="P50">Median time to the answer, in milliseconds.</param>
/// <param name="P99">The time that 99 % do not exceed.</param>
/// <param name="Failed">Requests that were answered with another status or not at all.</param>
/// <param name="Requests">Requests answered with success.</param>
public sealed record WrkResult(double PerSecond, double P50, double P99, long Failed, long Requests)
{
    /// <summary>What the script's last function writes.</summary>
    public const string Mark = "RESULT";

    /// <summary>Reads the line that the script wrote.</summary>
    /// <exception cref="FormatException">There is none.</exception>
    public static WrkResult Read(string output)
    {
        var line = output.Split('\n').FirstOrDefault(one => one.StartsWith(Mark, StringComparison.Ordinal))
            ?? throw new FormatException("wrk told no result: " + output);
        // Requests, microseconds, failures, and latencies in microseconds.
        var numbers = line.Split(' ', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(text => double.Parse(text, CultureInfo.InvariantCulture)).ToArray();
        var good = numbers[0] - numbers[2];
        // No answer at all is not a quick one.
        var unit = good > 0 ? 1000 : double.NaN;
        return new WrkResult(good / (numbers[1] / 1e6), numbers[3] / unit, numbers[4] / unit, (long)numbers[2], (long)good);
    }
}
