using System.Collections.Concurrent;

namespace FlashdutyConsole.Benchmarks.Support;

/// <summary>Times that something took, from several threads.</summary>
public sealed class Latencies
{
    private readonly ConcurrentQueue<double> _milliseconds = new();

    /// <summary>How many there are.</summary>
    public int Count => _milliseconds.Count;

    /// <summary>The longest, in milliseconds; 0 when there is none.</summary>
    public double Max => _milliseconds.IsEmpty ? 0 : _milliseconds.Max();

    /// <summary>Adds one.</summary>
    public void Add(TimeSpan time) => _milliseconds.Enqueue(time.TotalMilliseconds);

    /// <summary>The time that this share of them did not exceed, in milliseconds; 0 when there is none.</summary>
    /// <param name="share">From 0 to 1, such as 0.999.</param>
    public double Percentile(double share)
    {
        var sorted = _milliseconds.Order().ToList();
        return sorted.Count == 0 ? 0 : sorted[Math.Clamp((int)Math.Ceiling(share * sorted.Count) - 1, 0, sorted.Count - 1)];
    }
}
