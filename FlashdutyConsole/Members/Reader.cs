using System.Globalization;

namespace FlashdutyConsole.Members;

/// <summary>The member who looks at a page: what they may do, and the clock they read times by.</summary>
/// <param name="MemberId">The member; 0 = nobody is signed in.</param>
/// <param name="Role">What they may do.</param>
/// <param name="Zone">Their time zone.</param>
public sealed record Reader(long MemberId, MemberRole Role, TimeZoneInfo Zone)
{
    /// <summary>The address they use the console from; empty = not known.</summary>
    public string Ip { get; init; } = "";

    /// <summary>Whether they may act on incidents.</summary>
    public bool MayAct => Role >= MemberRole.Responder;

    /// <summary>Whether they may configure.</summary>
    public bool MayConfigure => Role >= MemberRole.Admin;

    /// <summary>The actor of what they do on a page.</summary>
    public Actor Actor => new(MemberId, ActorSource.Console) { Ip = Ip };

    /// <summary>Day and time on the reader's clock; the year only when it is another one.</summary>
    /// <param name="instant">The instant.</param>
    /// <param name="now">The present.</param>
    public string Time(DateTimeOffset instant, DateTimeOffset now)
    {
        var local = TimeZoneInfo.ConvertTime(instant, Zone);
        var culture = CultureInfo.CurrentUICulture;
        // "November" is longer than a phone's column.
        var day = local.Year == TimeZoneInfo.ConvertTime(now, Zone).Year
            ? local.ToString(culture.DateTimeFormat.MonthDayPattern.Replace("MMMM", "MMM", StringComparison.Ordinal), culture)
            : local.ToString("d", culture);
        return day + " " + local.ToString("HH:mm", CultureInfo.InvariantCulture);
    }

    /// <summary>The zone as people write it, such as <c>UTC+08:00</c>.</summary>
    /// <param name="now">The present, for daylight saving.</param>
    public string ZoneName(DateTimeOffset now)
    {
        var offset = Zone.GetUtcOffset(now);
        return string.Create(CultureInfo.InvariantCulture, $"{Zone.Id} (UTC{(offset < TimeSpan.Zero ? '-' : '+')}{offset:hh\\:mm})");
    }
}
