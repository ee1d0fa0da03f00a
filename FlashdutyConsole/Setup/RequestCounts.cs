using System.Collections.Concurrent;

namespace FlashdutyConsole.Setup;

/// <summary>How requests from alert sources and from WeCom were answered, since the start.</summary>
public sealed class RequestCounts
{
    private readonly ConcurrentDictionary<(string Kind, int Status), long> _counts = new();

    /// <summary>The kinds that are counted.</summary>
    public static IReadOnlyList<string> Kinds { get; } = ["standard", "prometheus", "callback"];

    /// <summary>Kind, HTTP status and number of answers.</summary>
    public IReadOnlyList<(string Kind, int Status, long Count)> All =>
        [.. _counts.Select(count => (count.Key.Kind, count.Key.Status, count.Value)).OrderBy(count => count)];

    /// <summary>Counts one answer.</summary>
    public void Count(string kind, int status) => _counts.AddOrUpdate((kind, status), 1, static (_, count) => count + 1);

    /// <summary>The kind of request at this path; null for all others, which are not counted, so that the number of series is bounded.</summary>
    public static string? KindOf(PathString path) =>
        path.StartsWithSegments("/event/push/alert/standard", StringComparison.OrdinalIgnoreCase) ? "standard"
        : path.StartsWithSegments("/event/push/alert/prometheus", StringComparison.OrdinalIgnoreCase) ? "prometheus"
        : path.StartsWithSegments("/wecom/callback", StringComparison.OrdinalIgnoreCase) ? "callback"
        : null;
}
