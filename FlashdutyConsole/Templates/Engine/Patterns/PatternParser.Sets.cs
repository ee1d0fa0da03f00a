using System.Globalization;
using System.Text;

namespace FlashdutyConsole.Templates.Engine.Patterns;

/// <summary>Escapes, and sets in brackets.</summary>
internal sealed partial class PatternParser
{
    private bool Folds => _flags.HasFlag(Flags.FoldCase);

    private PatternNode Escape()
    {
        if (_at + 1 < _pattern.Length)
        {
            PlaceKind? place = _pattern[_at + 1] switch
            {
                'A' => PlaceKind.TextStart, 'z' => PlaceKind.TextEnd, 'b' => PlaceKind.WordBoundary, 'B' => PlaceKind.NoWordBoundary, _ => null,
            };
            if (place is { } kind)
            {
                _at += 2;
                return new PatternNode.Assertion(kind);
            }
        }

        return NamedSet() is { } set ? new PatternNode.Characters(set) : Literal(EscapedRune());
    }

    // \d, \pL, \p{Han}; null when another escape stands here.
    private RuneClass? NamedSet()
    {
        if (_at + 1 >= _pattern.Length || _pattern[_at] != '\\')
        {
            return null;
        }

        var letter = _pattern[_at + 1];
        if (NamedClasses.Perl(letter, Folds) is { } perl)
        {
            _at += 2;
            return perl;
        }

        if (letter is not ('p' or 'P'))
        {
            return null;
        }

        var start = _at;
        _at += 2;
        if (_at >= _pattern.Length)
        {
            throw Fail("invalid character class range", _pattern[start..]);
        }

        string name;
        if (Take('{'))
        {
            var close = _pattern.IndexOf('}', _at);
            if (close < 0)
            {
                throw Fail("invalid character class range", _pattern[start..]);
            }

            name = _pattern[_at..close];
            _at = close + 1;
        }
        else
        {
            name = _pattern[_at++].ToString();
        }

        var negated = letter == 'P' ^ name.StartsWith('^');
        return NamedClasses.Unicode(name.TrimStart('^'), negated, Folds) ?? throw Fail("invalid character class range", _pattern[start.._at]);
    }

    private int EscapedRune()
    {
        var start = _at++;
        if (_at >= _pattern.Length)
        {
            throw Fail("trailing backslash at end of expression", "");
        }

        var letter = _pattern[_at++];
        switch (letter)
        {
            case >= '1' and <= '7' when _at >= _pattern.Length || _pattern[_at] is < '0' or > '7':
                break;
            case >= '0' and <= '7':
                var octal = letter - '0';
                for (var i = 0; i < 2 && _at < _pattern.Length && _pattern[_at] is >= '0' and <= '7'; i++)
                {
                    octal = (octal * 8) + (_pattern[_at++] - '0');
                }

                return octal;
            case 'x':
                var hex = Hex();
                if (hex >= 0)
                {
                    return hex;
                }

                break;
            case 'a':
                return 7;
            case 'f':
                return '\f';
            case 'n':
                return '\n';
            case 'r':
                return '\r';
            case 't':
                return '\t';
            case 'v':
                return '\v';
            default:
                if (letter < 0x80 && !char.IsAsciiLetterOrDigit(letter))
                {
                    return letter;
                }

                break;
        }

        throw Fail("invalid escape sequence", _pattern[start.._at]);
    }

    // 7F or {10FFFF}; -1 when neither stands here.
    private int Hex()
    {
        string digits;
        if (Take('{'))
        {
            var close = _pattern.IndexOf('}', _at);
            if (close < 0)
            {
                return -1;
            }

            digits = _pattern[_at..close];
            _at = close + 1;
        }
        else
        {
            digits = _pattern.AsSpan(_at)[..Math.Min(2, _pattern.Length - _at)].ToString();
            _at += digits.Length;
            if (digits.Length < 2)
            {
                return -1;
            }
        }

        return digits.Length <= 8 && int.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value) && value is >= 0 and <= 0x10FFFF
            ? value
            : -1;
    }

    private RuneClass Set()
    {
        var start = _at++;
        var set = new RuneClass { IsNegated = Take('^'), Folds = Folds };
        for (var first = true; first || _at >= _pattern.Length || _pattern[_at] != ']'; first = false)
        {
            if (_at >= _pattern.Length)
            {
                throw Fail("missing closing ]", _pattern[start..]);
            }

            if (PosixSet() is { } posix)
            {
                set.Add(posix);
            }
            else if (NamedSet() is { } named)
            {
                set.Add(named);
            }
            else
            {
                Range(set, start);
            }
        }

        _at++;
        return set.Freeze();
    }

    private void Range(RuneClass set, int setStart)
    {
        var start = _at;
        var low = SetRune(setStart);
        var high = low;
        if (_at + 1 < _pattern.Length && _pattern[_at] == '-' && _pattern[_at + 1] != ']')
        {
            _at++;
            high = SetRune(setStart);
            if (high < low)
            {
                throw Fail("invalid character class range", _pattern[start.._at]);
            }
        }

        set.Add(low, high);
    }

    private int SetRune(int setStart)
    {
        if (_at >= _pattern.Length)
        {
            throw Fail("missing closing ]", _pattern[setStart..]);
        }

        if (_pattern[_at] == '\\')
        {
            return EscapedRune();
        }

        var rune = Rune.TryGetRuneAt(_pattern, _at, out var valid) ? valid.Value : 0xFFFD;
        _at += rune > 0xFFFF ? 2 : 1;
        return rune;
    }

    private RuneClass? PosixSet()
    {
        if (!_pattern.AsSpan(_at).StartsWith("[:"))
        {
            return null;
        }

        var end = _pattern.IndexOf(":]", _at + 2, StringComparison.Ordinal);
        if (end < 0)
        {
            return null;
        }

        var name = _pattern[(_at + 2)..end];
        var set = NamedClasses.Posix(name, Folds) ?? throw Fail("invalid character class range", $"[:{name}:]");
        _at = end + 2;
        return set;
    }
}
