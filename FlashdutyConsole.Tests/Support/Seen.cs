using System.Net;

namespace FlashdutyConsole.Tests.Support;

/// <summary>What a visitor got to see.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Location">Where the page sends the visitor; empty = nowhere.</param>
/// <param name="Text">The page.</param>
/// <param name="Headers">All headers, cookies among them.</param>
public sealed record Seen(HttpStatusCode Status, string Location, string Text, IReadOnlyDictionary<string, string> Headers)
{
    /// <summary>The answer as it came.</summary>
    public static async Task<Seen> OfAsync(HttpResponseMessage response) => new(
        response.StatusCode,
        response.Headers.TryGetValues("Location", out var locations) ? locations.First() : "",
        WebUtility.HtmlDecode(await response.Content.ReadAsStringAsync()),
        response.Headers.Concat(response.Content.Headers).ToDictionary(header => header.Key, header => string.Join('\n', header.Value), StringComparer.OrdinalIgnoreCase));
}
