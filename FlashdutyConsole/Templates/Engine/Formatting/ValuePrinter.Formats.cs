using System.Text;
using FlashdutyConsole.Templates.Engine.Evaluation;
using FlashdutyConsole.Templates.Engine.Values;

namespace FlashdutyConsole.Templates.Engine.Formatting;

/// <summary>Reads format strings.</summary>
internal sealed partial class ValuePrinter
{
    private const int LargestNumber = 1_000_000;

    /// <summary>As Go's Sprintf.</summary>
    public static string Sprintf(Budget budget, string format, ReadOnlySpan<object?> arguments)
    {
        var printer = new ValuePrinter(budget);
        printer.Format(format, arguments);
        return printer._text.ToString();
    }

    private void Format(string format, ReadOnlySpan<object?> arguments)
    {
        var reading = new Reading(format) { Arguments = arguments.Length };
        while (reading.At < format.Length)
        {
            var percent = format.IndexOf('%', reading.At);
            _text.Append(format, reading.At, (percent < 0 ? format.Length : percent) - reading.At);
            if (percent < 0)
            {
                break;
            }

            reading.At = percent + 1;
            Directive(ref reading, arguments);
        }

        if (!reading.Reordered && reading.Argument < arguments.Length)
        {
            Extra(arguments[reading.Argument..]);
        }
    }

    private void Directive(ref Reading reading, ReadOnlySpan<object?> arguments)
    {
        _flags = default;
        reading.GoodNumber = true;
        ReadFlags(ref reading);
        var afterIndex = reading.Index();
        if (reading.Take('*'))
        {
            _flags.Width = reading.Star(arguments);
            _text.Append(_flags.Width is null ? "%!(BADWIDTH)" : "");
            if (_flags.Width < 0)
            {
                _flags.Width = -_flags.Width;
                _flags.Minus = true;
                _flags.Zero = false;
            }

            afterIndex = false;
        }
        else
        {
            _flags.Width = reading.Number();
            reading.GoodNumber &= !(afterIndex && _flags.Width is not null);
        }

        afterIndex = ReadPrecision(ref reading, arguments, afterIndex);
        if (!afterIndex)
        {
            reading.Index();
        }

        Verb(ref reading, arguments);
    }

    private void ReadFlags(ref Reading reading)
    {
        for (; reading.At < reading.Format.Length; reading.At++)
        {
            switch (reading.Format[reading.At])
            {
                case '#':
                    _flags.Sharp = true;
                    break;
                case '0':
                    _flags.Zero = !_flags.Minus;
                    break;
                case '+':
                    _flags.Plus = true;
                    break;
                case '-':
                    _flags.Minus = true;
                    _flags.Zero = false;
                    break;
                case ' ':
                    _flags.Space = true;
                    break;
                default:
                    return;
            }
        }
    }

    private bool ReadPrecision(ref Reading reading, ReadOnlySpan<object?> arguments, bool afterIndex)
    {
        if (reading.At + 1 >= reading.Format.Length || !reading.Take('.'))
        {
            return afterIndex;
        }

        reading.GoodNumber &= !afterIndex;
        afterIndex = reading.Index();
        if (!reading.Take('*'))
        {
            _flags.Precision = reading.Number() ?? 0;
            return afterIndex;
        }

        var given = reading.Star(arguments);
        _flags.Precision = given is < 0 ? null : given;
        _text.Append(_flags.Precision is null ? "%!(BADPREC)" : "");
        return false;
    }

    private void Verb(ref Reading reading, ReadOnlySpan<object?> arguments)
    {
        if (reading.At >= reading.Format.Length)
        {
            _text.Append("%!(NOVERB)");
            return;
        }

        if (!Rune.TryGetRuneAt(reading.Format, reading.At, out var verb))
        {
            verb = Rune.ReplacementChar;
        }

        reading.At += verb.Value > 0xFFFF ? 2 : 1;
        if (verb.Value == '%')
        {
            _text.Append('%');
        }
        else if (!reading.GoodNumber)
        {
            _text.Append("%!").Append(verb).Append("(BADINDEX)");
        }
        else if (reading.Argument >= arguments.Length)
        {
            _text.Append("%!").Append(verb).Append("(MISSING)");
        }
        else if (verb.Value == 'w')
        {
            BadVerb(arguments[reading.Argument++], verb);
        }
        else
        {
            if (verb.Value == 'v')
            {
                (_flags.SharpV, _flags.Sharp, _flags.PlusV, _flags.Plus) = (_flags.Sharp, false, _flags.Plus, false);
            }

            Argument(arguments[reading.Argument++], verb);
        }
    }

    private void Extra(ReadOnlySpan<object?> arguments)
    {
        _flags = default;
        _text.Append("%!(EXTRA ");
        for (var i = 0; i < arguments.Length; i++)
        {
            _text.Append(i > 0 ? ", " : "");
            if (arguments[i] is null)
            {
                _text.Append("<nil>");
            }
            else
            {
                _text.Append(GoValue.TypeName(arguments[i])).Append('=');
                Argument(arguments[i], 'v');
            }
        }

        _text.Append(')');
    }

    // Where in the format we are, and which argument comes next.
    private struct Reading(string format)
    {
        public readonly string Format = format;
        public int Arguments;
        public int At;
        public int Argument;
        public bool GoodNumber;
        public bool Reordered;

        public bool Take(char mark)
        {
            if (At >= Format.Length || Format[At] != mark)
            {
                return false;
            }

            At++;
            return true;
        }

        public int? Number() => Number(Format.Length);

        private int? Number(int end)
        {
            int? number = null;
            for (; At < end && char.IsAsciiDigit(Format[At]); At++)
            {
                if (number > LargestNumber)
                {
                    At = end;
                    return null;
                }

                number = ((number ?? 0) * 10) + (Format[At] - '0');
            }

            return number;
        }

        // "[3]": whether there was one, good or bad.
        public bool Index()
        {
            if (At >= Format.Length || Format[At] != '[')
            {
                return false;
            }

            Reordered = true;
            var start = At;
            var close = Format.IndexOf(']', At);
            if (close < 0 || Format.Length - At < 3)
            {
                GoodNumber = false;
                At = start + 1;
                return false;
            }

            At = start + 1;
            var number = Number(close);
            var whole = At == close && number is not null;
            At = close + 1;
            if (whole && number >= 1 && number <= Arguments)
            {
                Argument = number.Value - 1;
                return true;
            }

            GoodNumber = false;
            return whole;
        }

        public int? Star(ReadOnlySpan<object?> arguments)
        {
            if (Argument >= arguments.Length)
            {
                return null;
            }

            return GoValue.TryInteger(arguments[Argument++], out var number) && number is <= LargestNumber and >= -LargestNumber ? (int)number : null;
        }
    }
}
