using System.Globalization;
using System.Text;

namespace FlashdutyConsole.Benchmarks.Measurements;

/// <summary>
/// Draws the growth as an SVG picture: three small charts with a logarithmic axis of stored alerts. It brings its own
/// background and follows the reader's light or dark scheme, so it is legible on any page. Pure.
/// </summary>
public static class CurvePicture
{
    private const int Width = 840;
    private const int Height = 250;
    private const int PanelWidth = 272;
    private const int Left = 52;
    private const int Top = 58;
    private const int PlotWidth = 200;
    private const int PlotHeight = 146;
    private const double FirstDecade = 3;
    private const double LastDecade = 6;

    /// <summary>The picture.</summary>
    public static string Draw(IReadOnlyList<GrowthPoint> points)
    {
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"""
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {Width} {Height}" width="{Width}" height="{Height}" role="img" aria-label="Time for an event, size of an incident and time of the list from 1,000 to 1,000,000 stored alerts">
            <style>
            text {"{"} font: 12px system-ui, -apple-system, "Segoe UI", Helvetica, Arial, sans-serif; fill: #57606a {"}"}
            .title {"{"} font-size: 14px; font-weight: 600; fill: #1f2328 {"}"}
            .value {"{"} font-weight: 600; fill: #1f2328 {"}"}
            .back {"{"} fill: #ffffff; stroke: #d0d7de {"}"}
            .grid {"{"} stroke: #d8dee4; stroke-width: 1 {"}"}
            .line {"{"} fill: none; stroke: #0b6bcb; stroke-width: 2; stroke-linejoin: round; stroke-linecap: round {"}"}
            .dot {"{"} fill: #0b6bcb; stroke: #ffffff; stroke-width: 2 {"}"}
            @media (prefers-color-scheme: dark) {"{"}
            text {"{"} fill: #9198a1 {"}"}
            .title, .value {"{"} fill: #f0f6fc {"}"}
            .back {"{"} fill: #0d1117; stroke: #3d444d {"}"}
            .grid {"{"} stroke: #2a313c {"}"}
            .line {"{"} stroke: #4aa3ff {"}"}
            .dot {"{"} fill: #4aa3ff; stroke: #0d1117 {"}"}
            {"}"}
            </style>
            <rect class="back" x="0.5" y="0.5" width="{Width - 1}" height="{Height - 1}" rx="6"/>

            """);
        Panel(svg, 0, "Time for an event", "µs", points, point => point.EventMicroseconds);
        Panel(svg, 1, "Database for an incident", "bytes", points, point => point.IncidentBytes);
        Panel(svg, 2, "First page of the list", "ms", points, point => point.ListMilliseconds);
        return svg.Append("</svg>\n").ToString();
    }

    private static void Panel(StringBuilder svg, int index, string title, string unit, IReadOnlyList<GrowthPoint> points, Func<GrowthPoint, double> value)
    {
        var most = Ceiling(points.Max(value));
        double X(double stored) => Left + (Math.Log10(stored) - FirstDecade) / (LastDecade - FirstDecade) * PlotWidth;
        double Y(double figure) => Top + PlotHeight * (1 - figure / most);
        svg.Append(CultureInfo.InvariantCulture, $"<g transform=\"translate({12 + index * PanelWidth} 0)\">\n<text class=\"title\" x=\"10\" y=\"28\">{title}</text>\n<text x=\"10\" y=\"46\">{unit}</text>\n");
        foreach (var share in (double[])[0, 0.5, 1])
        {
            svg.Append(CultureInfo.InvariantCulture, $"<line class=\"grid\" x1=\"{Left}\" x2=\"{Left + PlotWidth}\" y1=\"{Y(share * most):0.#}\" y2=\"{Y(share * most):0.#}\"/>\n");
            svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{Left - 8}\" y=\"{Y(share * most) + 4:0.#}\" text-anchor=\"end\">{PeerRow.Figure(share * most)}</text>\n");
        }

        foreach (var (stored, name) in ((double, string)[])[(1e3, "1k"), (1e4, "10k"), (1e5, "100k"), (1e6, "1M")])
        {
            svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{X(stored):0.#}\" y=\"{Top + PlotHeight + 20}\" text-anchor=\"middle\">{name}</text>\n");
        }

        svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{Left + PlotWidth / 2}\" y=\"{Top + PlotHeight + 36}\" text-anchor=\"middle\">alerts stored</text>\n");
        svg.Append("<polyline class=\"line\" points=\"").AppendJoin(' ', points.Select(point => string.Create(CultureInfo.InvariantCulture, $"{X(point.Stored):0.#},{Y(value(point)):0.#}"))).Append("\"/>\n");
        foreach (var point in points)
        {
            svg.Append(CultureInfo.InvariantCulture, $"<circle class=\"dot\" cx=\"{X(point.Stored):0.#}\" cy=\"{Y(value(point)):0.#}\" r=\"4\"><title>{point.Stored:#,0} stored: {PeerRow.Figure(value(point))} {unit}</title></circle>\n");
        }

        // Where the line does not come from.
        var falls = points.Count > 1 && value(points[^2]) > value(points[^1]);
        svg.Append(CultureInfo.InvariantCulture, $"<text class=\"value\" x=\"{X(points[^1].Stored):0.#}\" y=\"{Y(value(points[^1])) + (falls ? 20 : -10):0.#}\" text-anchor=\"end\">{PeerRow.Figure(value(points[^1]))}</text>\n</g>\n");
    }

    // 1, 2 or 5 times a power of ten, with room above the curve for a figure.
    private static double Ceiling(double value)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10(value * 1.25)));
        return power * new[] { 1, 2, 5, 10 }.First(step => step * power >= value * 1.25);
    }
}
