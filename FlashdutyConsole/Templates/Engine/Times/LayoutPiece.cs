namespace FlashdutyConsole.Templates.Engine.Times;

/// <summary>A piece of a layout and how it is written there: the text itself says an offset's form and a fraction's digits.</summary>
internal readonly record struct LayoutPiece(LayoutPart Part, string Text)
{
    private static readonly string[] s_offsets =
        ["-070000", "-07:00:00", "-0700", "-07:00", "-07", "Z070000", "Z07:00:00", "Z0700", "Z07:00", "Z07"];

    /// <summary>Cuts a layout into pieces.</summary>
    public static List<LayoutPiece> Cut(string layout)
    {
        var pieces = new List<LayoutPiece>();
        var literal = 0;
        for (var at = 0; at < layout.Length;)
        {
            var (part, length) = Next(layout, at);
            if (part == LayoutPart.Literal)
            {
                at += Math.Max(1, length);
                continue;
            }

            if (at > literal)
            {
                pieces.Add(new LayoutPiece(LayoutPart.Literal, layout[literal..at]));
            }

            pieces.Add(new LayoutPiece(part, layout.Substring(at, length)));
            at += length;
            literal = at;
        }

        if (literal < layout.Length)
        {
            pieces.Add(new LayoutPiece(LayoutPart.Literal, layout[literal..]));
        }

        return pieces;
    }

    private static (LayoutPart Part, int Length) Next(string layout, int at)
    {
        var rest = layout.AsSpan(at);
        switch (rest[0])
        {
            case 'J' when rest.StartsWith("January"):
                return (LayoutPart.LongMonth, 7);
            case 'J' when rest.StartsWith("Jan") && !StartsLower(rest[3..]):
                return (LayoutPart.Month, 3);
            case 'M' when rest.StartsWith("Monday"):
                return (LayoutPart.LongWeekday, 6);
            case 'M' when rest.StartsWith("Mon") && !StartsLower(rest[3..]):
                return (LayoutPart.Weekday, 3);
            case 'M' when rest.StartsWith("MST"):
                return (LayoutPart.ZoneName, 3);
            case '0' when rest.StartsWith("002"):
                return (LayoutPart.ZeroYearDay, 3);
            case '0' when rest.Length > 1 && rest[1] is >= '1' and <= '6':
                return (rest[1] switch
                {
                    '1' => LayoutPart.ZeroMonth, '2' => LayoutPart.ZeroDay, '3' => LayoutPart.ZeroHour12, '4' => LayoutPart.ZeroMinute,
                    '5' => LayoutPart.ZeroSecond, _ => LayoutPart.Year,
                }, 2);
            case '1':
                return rest.StartsWith("15") ? (LayoutPart.Hour, 2) : (LayoutPart.NumberMonth, 1);
            case '2':
                return rest.StartsWith("2006") ? (LayoutPart.LongYear, 4) : (LayoutPart.Day, 1);
            case '_' when rest.StartsWith("_2006"):
                return (LayoutPart.Literal, 1);
            case '_' when rest.StartsWith("_2"):
                return (LayoutPart.UnderDay, 2);
            case '_' when rest.StartsWith("__2"):
                return (LayoutPart.UnderYearDay, 3);
            case '3':
                return (LayoutPart.Hour12, 1);
            case '4':
                return (LayoutPart.Minute, 1);
            case '5':
                return (LayoutPart.Second, 1);
            case 'P' when rest.StartsWith("PM"):
                return (LayoutPart.UpperPm, 2);
            case 'p' when rest.StartsWith("pm"):
                return (LayoutPart.LowerPm, 2);
            case '-' or 'Z':
                foreach (var offset in s_offsets)
                {
                    if (rest.StartsWith(offset))
                    {
                        return (LayoutPart.Offset, offset.Length);
                    }
                }

                break;
            case '.' or ',' when rest.Length > 1 && rest[1] is '0' or '9':
                var end = rest[1..].IndexOfAnyExcept(rest[1]) is >= 0 and var other ? other + 1 : rest.Length;
                if (end >= rest.Length || !char.IsAsciiDigit(rest[end]))
                {
                    return (rest[1] == '0' ? LayoutPart.FractionZeros : LayoutPart.FractionNines, end);
                }

                break;
        }

        return (LayoutPart.Literal, 1);
    }

    private static bool StartsLower(ReadOnlySpan<char> text) => text.Length > 0 && char.IsAsciiLetterLower(text[0]);
}
