using FlashdutyConsole.Benchmarks.Support;

namespace FlashdutyConsole.Benchmarks.Measurements;

/// <summary>What an event costs while the store grows from 1,000 to 1,000,000 alerts, as a picture.</summary>
public sealed class GrowthCurve : Measurement
{
    /// <inheritdoc/>
    public override string Name => "curve";

    /// <inheritdoc/>
    public override string Description => "time for an event, bytes for an incident and the first page, from 1,000 to 1,000,000 stored; draws curve.svg";

    /// <inheritdoc/>
    public override async Task<IReadOnlyList<PeerRow>> MeasureAsync(RunContext context, MeasurePlan plan)
    {
        var points = await Growth.RunAsync(context, Growth.Sizes(context.Number("most", plan.Quick ? 30_000 : 1_000_000)));
        return await RowsAsync(context, plan, points);
    }

    /// <summary>Draws the points, unless this is a quick try, and sums them up.</summary>
    public static async Task<IReadOnlyList<PeerRow>> RowsAsync(RunContext context, MeasurePlan plan, IReadOnlyList<GrowthPoint> points)
    {
        var file = context.Word("picture", plan.Quick ? "" : Beside("curve.svg"));
        if (file.Length > 0)
        {
            await File.WriteAllTextAsync(file, CurvePicture.Draw(points), context.Cancel);
            context.Say("drawn: " + file);
        }

        var (first, last) = (points[0], points[^1]);
        return
        [
            // Small stores are quick: growth would show against the middle of them all.
            PeerRow.ByFigure(
                $"time for an event at {last.Stored:#,0} stored, to that at {first.Stored:#,0}", [last.EventMicroseconds / first.EventMicroseconds], [], 1.5, 1.1, low: true),
            PeerRow.Note($"bytes of the database for an incident, at {last.Stored:#,0}", PeerRow.Figure(last.IncidentBytes)),
        ];
    }

    // The source folder, not that of the build.
    private static string Beside(string name)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "FlashdutyConsole.Benchmarks.csproj")))
            {
                return Path.Combine(folder.FullName, name);
            }
        }

        return Path.GetFullPath(name);
    }
}
