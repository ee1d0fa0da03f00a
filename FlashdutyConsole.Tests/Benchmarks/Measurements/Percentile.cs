namespace FlashdutyConsole.Benchmarks.Measurements;

/// <summary>Figures that stand for many. Pure.</summary>
public static class Percentile
{
    /// <summary>The smallest value that at least this share of the values does not exceed (nearest rank); NaN without values.</summary>
    /// <param name="values">The values, in any order.</param>
    /// <param name="share">0 to 1, such as 0.99.</param>
    public static double Of(IReadOnlyCollection<double> values, double share)
    {
        if (values.Count == 0)
        {
            return double.NaN;
        }

        var sorted = values.Order().ToArray();
        return sorted[Math.Clamp((int)Math.Ceiling(share * sorted.Length) - 1, 0, sorted.Length - 1)];
    }

    /// <summary>The middle value, of an even number the mean of the two in the middle; NaN without values.</summary>
    public static double Median(IReadOnlyCollection<double> values)
    {
        if (values.Count == 0)
        {
            return double.NaN;
        }

        var sorted = values.Order().ToArray();
        var middle = sorted.Length / 2;
        return sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    /// <summary>The median of the quotients of the rounds: what two runs side by side have in common, such as a busy machine, cancels out.</summary>
    public static double MedianOfRatios(IReadOnlyList<double> ours, IReadOnlyList<double> peer) =>
        Median([.. ours.Zip(peer, (one, other) => one / other)]);
}
