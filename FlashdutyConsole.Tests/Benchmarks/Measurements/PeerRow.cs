using System.Globalization;

namespace FlashdutyConsole.Benchmarks.Measurements;

/// <summary>One line of the table: our figure beside Alertmanager's.</summary>
/// <param name="What">What was counted, in which unit.</param>
/// <param name="Ours">The console's median.</param>
/// <param name="Peer">Alertmanager's median; empty when it has no such thing.</param>
/// <param name="Ratio">The median of the rounds' quotients, ours by theirs; empty without a peer.</param>
/// <param name="Floor">What must be reached.</param>
/// <param name="Stretch">What was hoped for.</param>
/// <param name="Verdict">What of it was reached.</param>
public sealed record PeerRow(string What, string Ours, string Peer, string Ratio, string Floor, string Stretch, RunVerdict Verdict)
{
    /// <summary>Judged by the quotient.</summary>
    /// <param name="what">What was counted.</param>
    /// <param name="ours">Our figure of each round.</param>
    /// <param name="peer">Theirs, of the same rounds.</param>
    /// <param name="floor">The quotient that must be reached.</param>
    /// <param name="stretch">The quotient hoped for.</param>
    /// <param name="low">Whether less is better.</param>
    public static PeerRow ByRatio(string what, IReadOnlyList<double> ours, IReadOnlyList<double> peer, double floor, double? stretch, bool low = false)
    {
        var ratio = Percentile.MedianOfRatios(ours, peer);
        var sign = low ? "≤" : "≥";
        return new PeerRow(
            what, Figure(Percentile.Median(ours)), Figure(Percentile.Median(peer)), $"{Figure(ratio)} ×", $"{sign} {Figure(floor)} ×",
            stretch is { } goal ? $"{sign} {Figure(goal)} ×" : "", Judge(ratio, floor, stretch, low));
    }

    /// <summary>Judged by our figure alone; the peer's stands beside it when there is one.</summary>
    /// <inheritdoc cref="ByRatio"/>
    public static PeerRow ByFigure(string what, IReadOnlyList<double> ours, IReadOnlyList<double> peer, double floor, double? stretch, bool low = false)
    {
        var value = Percentile.Median(ours);
        var sign = low ? "≤" : "≥";
        return new PeerRow(
            what, Figure(value), peer.Count == 0 ? "" : Figure(Percentile.Median(peer)),
            peer.Count == 0 ? "" : $"{Figure(Percentile.MedianOfRatios(ours, peer))} ×", $"{sign} {Figure(floor)}",
            stretch is { } goal ? $"{sign} {Figure(goal)}" : "", Judge(value, floor, stretch, low));
    }

    /// <summary>Told and not judged.</summary>
    public static PeerRow Note(string what, string ours, string peer = "") => new(what, ours, peer, "", "", "", RunVerdict.Noted);

    /// <summary>A number with as many digits as are worth reading.</summary>
    public static string Figure(double value)
    {
        var size = Math.Abs(value);
        return double.IsNaN(value) ? "none" : value.ToString(size >= 100 ? "#,0" : size >= 10 ? "0.#" : "0.##", CultureInfo.InvariantCulture);
    }

    /// <summary>The same line for a table without columns of its own for the peer.</summary>
    public RunRow Plain() => new(
        What,
        Peer.Length == 0 ? Ours : $"{Ours}, Alertmanager {Peer}{(Ratio.Length == 0 ? "" : $", {Ratio}")}",
        Stretch.Length == 0 ? Floor : $"{Floor} / {Stretch}", Verdict);

    // NaN meets nothing.
    private static RunVerdict Judge(double value, double floor, double? stretch, bool low)
    {
        bool Reaches(double goal) => low ? value <= goal : value >= goal;
        return !Reaches(floor) ? RunVerdict.Missed : stretch is { } goal && !Reaches(goal) ? RunVerdict.Floor : RunVerdict.Met;
    }
}
