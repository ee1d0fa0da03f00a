using System.Globalization;

namespace FlashdutyConsole.Incidents.Cards;

/// <summary>In whose eyes a card is made.</summary>
/// <param name="Culture">Language of the card's texts.</param>
/// <param name="TimeZone">Zone of the card's times.</param>
public sealed record CardViewer(CultureInfo Culture, TimeZoneInfo TimeZone)
{
    /// <summary>The viewer with this locale and IANA time zone; unknown ones are English and UTC.</summary>
    public static CardViewer Of(string locale, string timeZone) => new(
        CultureInfo.GetCultureInfo(locale.StartsWith("zh", StringComparison.OrdinalIgnoreCase) ? "zh-CN" : "en"),
        TimeZoneInfo.TryFindSystemTimeZoneById(timeZone, out var zone) ? zone : TimeZoneInfo.Utc);

    /// <summary>Month, day, hour and minute in the viewer's zone.</summary>
    public string DayAndTime(DateTimeOffset instant) =>
        TimeZoneInfo.ConvertTime(instant, TimeZone).ToString("MM-dd HH:mm", CultureInfo.InvariantCulture);

    /// <summary>
    /// Hour, minute and second in the viewer's zone: makes two texts about the same incidents different, because WeCom takes
    /// equal ones within four hours for one (doc 90236).
    /// </summary>
    public string Second(DateTimeOffset instant) =>
        TimeZoneInfo.ConvertTime(instant, TimeZone).ToString("HH:mm:ss", CultureInfo.InvariantCulture);

    /// <summary>Hour and minute in the viewer's zone.</summary>
    public string Time(DateTimeOffset instant) =>
        TimeZoneInfo.ConvertTime(instant, TimeZone).ToString("HH:mm", CultureInfo.InvariantCulture);
}
