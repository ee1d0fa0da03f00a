using System.Globalization;

namespace FlashdutyConsole.Templates.Engine.Times;

/// <summary>Reads times by Go's layouts.</summary>
internal ref struct TimeReader
{
    private readonly Zone _local;
    private ReadOnlySpan<char> _rest;
    private long _year;
    private int _month = -1;
    private int _day = -1;
    private int _yearDay = -1;
    private int _hour;
    private int _minute;
    private int _second;
    private int _nanosecond;
    private bool? _isPm;
    private int? _offset;
    private string? _zoneName;
    private bool _isUtc;

    private TimeReader(ReadOnlySpan<char> text, Zone local)
    {
        _rest = text;
        _local = local;
    }

    /// <summary>Reads a time; null when the text does not fit the layout.</summary>
    public static GoTime? Read(string layout, string text, Zone local)
    {
        var reader = new TimeReader(text, local);
        var pieces = LayoutPiece.Cut(layout);
        for (var i = 0; i < pieces.Count; i++)
        {
            var after = i + 1 < pieces.Count ? pieces[i + 1].Part : LayoutPart.Literal;
            if (!reader.Piece(pieces[i], after))
            {
                return null;
            }
        }

        return reader._rest.Length == 0 ? reader.Finish() : null;
    }

    private bool Piece(LayoutPiece piece, LayoutPart after)
    {
        switch (piece.Part)
        {
            case LayoutPart.Literal:
                return Literal(piece.Text);
            case LayoutPart.LongMonth:
                return Name(12, month => GoMonth.Name(month + 1), out _month, 1);
            case LayoutPart.Month:
                return Name(12, month => GoMonth.Name(month + 1)[..3], out _month, 1);
            case LayoutPart.LongWeekday:
                return Name(7, GoWeekday.Name, out _, 0);
            case LayoutPart.Weekday:
                return Name(7, day => GoWeekday.Name(day)[..3], out _, 0);
            case LayoutPart.NumberMonth or LayoutPart.ZeroMonth:
                return Number(piece.Part == LayoutPart.ZeroMonth, out _month) && _month is >= 1 and <= 12;
            case LayoutPart.Day or LayoutPart.UnderDay or LayoutPart.ZeroDay:
                Skip(piece.Part == LayoutPart.UnderDay ? 1 : 0);
                return Number(piece.Part == LayoutPart.ZeroDay, out _day);
            case LayoutPart.UnderYearDay or LayoutPart.ZeroYearDay:
                Skip(piece.Part == LayoutPart.UnderYearDay ? 2 : 0);
                return Digits(piece.Part == LayoutPart.ZeroYearDay ? 3 : Math.Min(3, CountDigits()), out _yearDay);
            case LayoutPart.Hour:
                return Number(false, out _hour) && _hour < 24;
            case LayoutPart.Hour12 or LayoutPart.ZeroHour12:
                return Number(piece.Part == LayoutPart.ZeroHour12, out _hour) && _hour <= 12;
            case LayoutPart.Minute or LayoutPart.ZeroMinute:
                return Number(piece.Part == LayoutPart.ZeroMinute, out _minute) && _minute < 60;
            case LayoutPart.Second or LayoutPart.ZeroSecond:
                return Number(piece.Part == LayoutPart.ZeroSecond, out _second) && _second < 60
                    && (after is LayoutPart.FractionZeros or LayoutPart.FractionNines || OptionalFraction());
            case LayoutPart.LongYear:
                var four = Digits(4, out var longYear);
                _year = longYear;
                return four;
            case LayoutPart.Year:
                var two = Digits(2, out var year);
                _year = year >= 69 ? year + 1900 : year + 2000;
                return two;
            case LayoutPart.UpperPm or LayoutPart.LowerPm:
                return HalfOfDay(piece.Part == LayoutPart.UpperPm ? "PM" : "pm", piece.Part == LayoutPart.UpperPm ? "AM" : "am");
            case LayoutPart.ZoneName:
                return ZoneName();
            case LayoutPart.Offset:
                return Offset(piece.Text);
            case LayoutPart.FractionZeros:
                return Fraction(piece.Text.Length - 1);
            default:
                return OptionalFraction();
        }
    }

    private GoTime? Finish()
    {
        _hour = _isPm switch { true when _hour < 12 => _hour + 12, false when _hour == 12 => 0, _ => _hour };
        if (_yearDay >= 0)
        {
            if (_yearDay < 1 || _yearDay > 365 + (GoTime.DaysIn(_year, 2) - 28))
            {
                return null;
            }

            var (_, month, day) = GoTime.DateOf(GoTime.DaysOf(_year, 1, 1) + _yearDay - 1);
            if ((_month >= 0 && _month != month) || (_day >= 0 && _day != day))
            {
                return null;
            }

            (_month, _day) = (month, day);
        }

        _month = Math.Max(_month, 1);
        _day = _day < 0 ? 1 : _day;
        if (_day < 1 || _day > GoTime.DaysIn(_year, _month))
        {
            return null;
        }

        var seconds = (_hour * 3600L) + (_minute * 60) + _second;
        if (_isUtc)
        {
            return GoTime.Of(_year, _month, _day, seconds, _nanosecond, Zone.Utc);
        }

        if (_offset is { } offset)
        {
            var there = GoTime.Of(_year, _month, _day, seconds - offset, _nanosecond, Zone.Utc);
            // An offset the local zone has at that instant means the local zone.
            var local = _local.At(there.Unix);
            return local.Offset == offset && (_zoneName is null || local.Abbreviation == _zoneName)
                ? there.In(_local)
                : there.In(Zone.Fixed(_zoneName ?? "", offset));
        }

        if (_zoneName is null)
        {
            return GoTime.Of(_year, _month, _day, seconds, _nanosecond, _local);
        }

        var asLocal = GoTime.Of(_year, _month, _day, seconds, _nanosecond, _local);
        return asLocal.Abbreviation == _zoneName
            ? asLocal
            : GoTime.Of(_year, _month, _day, seconds, _nanosecond, Zone.Fixed(_zoneName, 0));
    }

    // Blanks in the layout stand for any number of them.
    private bool Literal(string literal)
    {
        var prefix = literal.AsSpan();
        while (prefix.Length > 0)
        {
            if (prefix[0] == ' ')
            {
                if (_rest.Length > 0 && _rest[0] != ' ')
                {
                    return false;
                }

                prefix = prefix.TrimStart(' ');
                _rest = _rest.TrimStart(' ');
                continue;
            }

            if (_rest.Length == 0 || _rest[0] != prefix[0])
            {
                return false;
            }

            prefix = prefix[1..];
            _rest = _rest[1..];
        }

        return true;
    }

    private bool Name(int count, Func<int, string> name, out int number, int first)
    {
        for (var i = 0; i < count; i++)
        {
            if (_rest.StartsWith(name(i), StringComparison.OrdinalIgnoreCase))
            {
                _rest = _rest[name(i).Length..];
                number = i + first;
                return true;
            }
        }

        number = -1;
        return false;
    }

    private bool Number(bool isFixed, out int number)
    {
        var digits = CountDigits();
        return Digits(digits >= 2 ? 2 : isFixed ? 2 : 1, out number);
    }

    private bool Digits(int count, out int number)
    {
        number = -1;
        if (count == 0 || CountDigits() < count)
        {
            return false;
        }

        number = int.Parse(_rest[..count], NumberStyles.None, CultureInfo.InvariantCulture);
        _rest = _rest[count..];
        return true;
    }

    private readonly int CountDigits() => _rest.IndexOfAnyExceptInRange('0', '9') is >= 0 and var end ? end : _rest.Length;

    private void Skip(int most)
    {
        for (; most > 0 && _rest.StartsWith(" "); most--)
        {
            _rest = _rest[1..];
        }
    }

    private bool HalfOfDay(string after, string before)
    {
        _isPm = _rest.StartsWith(after) ? true : _rest.StartsWith(before) ? false : null;
        _rest = _isPm is null ? _rest : _rest[2..];
        return _isPm is not null;
    }

    // A fraction may follow the seconds though the layout has none.
    private bool OptionalFraction()
    {
        if (_rest.Length < 2 || _rest[0] is not ('.' or ',') || !char.IsAsciiDigit(_rest[1]))
        {
            return true;
        }

        var end = _rest[1..].IndexOfAnyExceptInRange('0', '9');
        return Fraction(end < 0 ? _rest.Length - 1 : end);
    }

    private bool Fraction(int digits)
    {
        if (_rest.Length < digits + 1 || _rest[0] is not ('.' or ',') || _rest.Slice(1, digits).ContainsAnyExceptInRange('0', '9'))
        {
            return false;
        }

        _nanosecond = int.Parse(_rest.Slice(1, Math.Min(digits, 9)).ToString().PadRight(9, '0'), NumberStyles.None, CultureInfo.InvariantCulture);
        _rest = _rest[(digits + 1)..];
        return true;
    }

    private bool ZoneName()
    {
        if (_rest.StartsWith("UTC"))
        {
            _isUtc = true;
            _rest = _rest[3..];
            return true;
        }

        var letters = _rest.IndexOfAnyExceptInRange('A', 'Z') is >= 0 and var end ? end : _rest.Length;
        if (letters is < 3 or > 5)
        {
            return false;
        }

        _zoneName = _rest[..letters].ToString();
        _rest = _rest[letters..];
        return true;
    }

    private bool Offset(string form)
    {
        if (form[0] == 'Z' && _rest.StartsWith("Z"))
        {
            _isUtc = true;
            _rest = _rest[1..];
            return true;
        }

        if (_rest.Length < form.Length || _rest[0] is not ('+' or '-'))
        {
            return false;
        }

        var text = _rest[..form.Length];
        var total = 0;
        Span<int> units = [3600, 60, 1];
        var unit = 0;
        for (var at = 1; at < form.Length; at += 2)
        {
            if (form[at] == ':')
            {
                if (text[at] != ':')
                {
                    return false;
                }

                at++;
            }

            if (!int.TryParse(text.Slice(at, 2), NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number > (unit == 0 ? 24 : 60))
            {
                return false;
            }

            total += number * units[unit++];
        }

        _offset = _rest[0] == '-' ? -total : total;
        _rest = _rest[form.Length..];
        return true;
    }
}
