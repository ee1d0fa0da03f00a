using System.Globalization;

namespace FlashdutyConsole.Members.AuditLog;

/// <summary>The filter of the audit log as it stands in an address: the page and the export read the same.</summary>
/// <param name="Person">A member's id.</param>
/// <param name="Action">Name of an action.</param>
/// <param name="From">First day, as <c>yyyy-MM-dd</c> on the reader's clock.</param>
/// <param name="To">Last day.</param>
/// <param name="Words">Words to look for.</param>
public sealed record AuditQuery(string? Person, string? Action, string? From, string? To, string? Words)
{
    private const int MaximumWords = 200;

    /// <summary>Whether it asks for everything.</summary>
    public bool IsEmpty => string.IsNullOrEmpty(Person) && string.IsNullOrEmpty(Action) && string.IsNullOrEmpty(From) && string.IsNullOrEmpty(To) && string.IsNullOrEmpty(Words);

    /// <summary>The filter; what cannot be read does not filter.</summary>
    /// <param name="zone">The reader's clock.</param>
    public AuditFilter Filter(TimeZoneInfo zone) => new()
    {
        MemberId = long.TryParse(Person, NumberStyles.None, CultureInfo.InvariantCulture, out var person) ? person : null,
        Actions = Action is { Length: > 0 } action ? [action] : [],
        From = Day(From, zone, 0),
        To = Day(To, zone, 1),
        Words = Words is { Length: > 0 } words ? words[..Math.Min(words.Length, MaximumWords)].Trim() : null,
    };

    /// <summary>The query of an address with this filter.</summary>
    /// <param name="before">Where the page begins; 0 = at the newest.</param>
    public string Address(long before = 0)
    {
        var parts = new (string Name, string? Value)[]
        {
            ("person", Person), ("action", Action), ("from", From), ("to", To), ("words", Words),
            ("before", before > 0 ? before.ToString(CultureInfo.InvariantCulture) : null),
        };
        var query = string.Join('&', parts.Where(part => !string.IsNullOrEmpty(part.Value)).Select(part => $"{part.Name}={Uri.EscapeDataString(part.Value!)}"));
        return query.Length > 0 ? "?" + query : "";
    }

    private static DateTimeOffset? Day(string? text, TimeZoneInfo zone, int later)
    {
        if (!DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) || day.Year is < 2000 or > 9000)
        {
            return null;
        }

        var midnight = day.AddDays(later).ToDateTime(TimeOnly.MinValue);
        return new DateTimeOffset(midnight, zone.GetUtcOffset(midnight)).ToUniversalTime();
    }
}
