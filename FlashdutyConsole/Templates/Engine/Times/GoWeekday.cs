using System.Globalization;

namespace FlashdutyConsole.Templates.Engine.Times;

/// <summary>A day of the week, Sunday being 0, that prints as its English name.</summary>
internal sealed record GoWeekday(int Number)
{
    public static string Name(int day) => CultureInfo.InvariantCulture.DateTimeFormat.GetDayName((DayOfWeek)day);

    public override string ToString() => Name(Number);
}
