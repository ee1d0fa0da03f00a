using System.Globalization;
using System.Text;

namespace FlashdutyConsole.Templates.Engine.Times;

/// <summary>Writes times by Go's layouts, which show how the second of January 2006, 15:04:05 would look.</summary>
internal static class TimeLayout
{
    /// <summary>A time by a layout.</summary>
    public static string Format(GoTime time, string layout)
    {
        var text = new StringBuilder(layout.Length + 10);
        var (year, month, day) = time.Date;
        var (offset, abbreviation) = time.Zone.At(time.Unix);
        var (hour, minute, second) = (time.SecondOfDay / 3600, time.SecondOfDay / 60 % 60, time.SecondOfDay % 60);
        var hour12 = hour % 12 == 0 ? 12 : hour % 12;
        foreach (var piece in LayoutPiece.Cut(layout))
        {
            text.Append(piece.Part switch
            {
                LayoutPart.LongMonth => GoMonth.Name(month),
                LayoutPart.Month => GoMonth.Name(month)[..3],
                LayoutPart.NumberMonth => Number(month, 0),
                LayoutPart.ZeroMonth => Number(month, 2),
                LayoutPart.LongWeekday => GoWeekday.Name(time.Weekday),
                LayoutPart.Weekday => GoWeekday.Name(time.Weekday)[..3],
                LayoutPart.Day => Number(day, 0),
                LayoutPart.UnderDay => Number(day, 0).PadLeft(2),
                LayoutPart.ZeroDay => Number(day, 2),
                LayoutPart.UnderYearDay => Number(time.YearDay, 0).PadLeft(3),
                LayoutPart.ZeroYearDay => Number(time.YearDay, 3),
                LayoutPart.Hour => Number(hour, 2),
                LayoutPart.Hour12 => Number(hour12, 0),
                LayoutPart.ZeroHour12 => Number(hour12, 2),
                LayoutPart.Minute => Number(minute, 0),
                LayoutPart.ZeroMinute => Number(minute, 2),
                LayoutPart.Second => Number(second, 0),
                LayoutPart.ZeroSecond => Number(second, 2),
                LayoutPart.LongYear => Number(year, 4),
                LayoutPart.Year => Number(Math.Max(year, 0) % 100, 2),
                LayoutPart.UpperPm => hour >= 12 ? "PM" : "AM",
                LayoutPart.LowerPm => hour >= 12 ? "pm" : "am",
                LayoutPart.ZoneName => abbreviation.Length > 0 ? abbreviation : Offset(offset, "-0700"),
                LayoutPart.Offset => Offset(offset, piece.Text),
                LayoutPart.FractionZeros or LayoutPart.FractionNines => Fraction(time.Nanosecond, piece),
                _ => piece.Text,
            });
        }

        return text.ToString();
    }

    private static string Number(long value, int digits) => value < 0
        ? "-" + (-value).ToString(CultureInfo.InvariantCulture).PadLeft(digits, '0')
        : value.ToString(CultureInfo.InvariantCulture).PadLeft(digits, '0');

    private static string Offset(int offset, string form)
    {
        if (form[0] == 'Z' && offset == 0)
        {
            return "Z";
        }

        var size = Math.Abs(offset);
        var colon = form.Contains(':', StringComparison.Ordinal) ? ":" : "";
        var text = (offset < 0 ? "-" : "+") + Number(size / 3600, 2);
        text += form.Length == 3 ? "" : colon + Number(size / 60 % 60, 2);
        return form.Length is 7 or 9 ? text + colon + Number(size % 60, 2) : text;
    }

    private static string Fraction(int nanosecond, LayoutPiece piece)
    {
        var digits = piece.Text.Length - 1;
        var fraction = Number(nanosecond, 9).PadRight(digits, '0')[..digits];
        if (piece.Part == LayoutPart.FractionZeros)
        {
            return piece.Text[0] + fraction;
        }

        fraction = fraction.TrimEnd('0');
        return fraction.Length == 0 ? "" : piece.Text[0] + fraction;
    }
}
