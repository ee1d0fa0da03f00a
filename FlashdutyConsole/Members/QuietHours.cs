namespace FlashdutyConsole.Members;

/// <summary>The hours in which a member is not to be told of incidents of severity Info, on the member's own clock.</summary>
public sealed record QuietHours
{
    /// <summary>First minute of the day; 0 = midnight.</summary>
    public int FromMinute { get; init; }

    /// <summary>The minute of the day in which they end; before <see cref="FromMinute"/> = on the next day.</summary>
    public int ToMinute { get; init; }

    /// <summary>Whether both are minutes of a day and the hours are neither nothing nor the whole day.</summary>
    public bool IsValid => FromMinute is >= 0 and < 1440 && ToMinute is >= 0 and < 1440 && FromMinute != ToMinute;

    /// <summary>Whether they hold at an instant.</summary>
    /// <param name="now">The instant.</param>
    /// <param name="zone">The member's time zone.</param>
    public bool Hold(DateTimeOffset now, TimeZoneInfo zone)
    {
        var local = TimeZoneInfo.ConvertTime(now, zone);
        var minute = (local.Hour * 60) + local.Minute;
        return FromMinute <= ToMinute ? minute >= FromMinute && minute < ToMinute : minute >= FromMinute || minute < ToMinute;
    }
}
