using System.Globalization;
using System.Text;
using FlashdutyConsole.Templates.Engine.Values;

namespace FlashdutyConsole.Templates.Engine.Json;

/// <summary>Reads JSON into Go's values, strictly, as Go's encoding/json does; a lone surrogate becomes U+FFFD.</summary>
internal ref struct JsonText
{
    private const int Deepest = 200;

    private readonly ReadOnlySpan<char> _text;
    private readonly bool _integers;
    private int _at;
    private int _depth;

    private JsonText(ReadOnlySpan<char> text, bool integers)
    {
        _text = text;
        _integers = integers;
    }

    /// <summary>Reads one value and nothing after it.</summary>
    /// <param name="text">The JSON.</param>
    /// <param name="integers">Whole numbers within 64 bits become integers; otherwise every number is a float.</param>
    /// <exception cref="FormatException">It is no JSON; says where.</exception>
    public static object? Read(string text, bool integers)
    {
        var reader = new JsonText(text, integers);
        var value = reader.Value();
        reader.Blanks();
        return reader._at == text.Length ? value : throw reader.Fail();
    }

    /// <summary>Whether it is JSON.</summary>
    public static bool IsValid(string text)
    {
        try
        {
            Read(text, integers: false);
            return true;
        }
        catch (FormatException)
        {
            return false;
        }
    }

    private object? Value()
    {
        Blanks();
        if (_at >= _text.Length)
        {
            throw new FormatException("unexpected end of JSON input");
        }

        switch (_text[_at])
        {
            case '{':
                return Object();
            case '[':
                return Array();
            case '"':
                return String();
            case 't' when Word("true"):
                return GoValue.True;
            case 'f' when Word("false"):
                return GoValue.False;
            case 'n' when Word("null"):
                return null;
            case '-' or (>= '0' and <= '9'):
                return Number();
            default:
                throw Fail();
        }
    }

    private GoMap Object()
    {
        Deeper();
        var entries = new Dictionary<string, object?>(StringComparer.Ordinal);
        _at++;
        Blanks();
        if (!Take('}'))
        {
            do
            {
                Blanks();
                if (_at >= _text.Length || _text[_at] != '"')
                {
                    throw Fail();
                }

                var key = String();
                Blanks();
                Expect(':');
                entries[key] = Value();
                Blanks();
            }
            while (Take(','));
            Expect('}');
        }

        _depth--;
        return new GoMap(entries);
    }

    private GoSlice Array()
    {
        Deeper();
        var items = new List<object?>();
        _at++;
        Blanks();
        if (!Take(']'))
        {
            do
            {
                items.Add(Value());
                Blanks();
            }
            while (Take(','));
            Expect(']');
        }

        _depth--;
        return new GoSlice([.. items]);
    }

    private void Deeper()
    {
        if (++_depth > Deepest)
        {
            throw new FormatException("JSON is nested too deeply");
        }
    }

    private object Number()
    {
        var start = _at;
        Take('-');
        if (!Take('0'))
        {
            Digits();
        }

        var whole = true;
        if (Take('.'))
        {
            whole = false;
            Digits();
        }

        if (Take('e') || Take('E'))
        {
            whole = false;
            _ = Take('+') || Take('-');
            Digits();
        }

        var number = _text[start.._at];
        if (whole && _integers && long.TryParse(number, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var integer))
        {
            return integer;
        }

        var value = double.Parse(number, NumberStyles.Float, CultureInfo.InvariantCulture);
        return double.IsFinite(value) ? value : throw new FormatException($"number {number} is out of range");
    }

    private void Digits()
    {
        var start = _at;
        while (_at < _text.Length && char.IsAsciiDigit(_text[_at]))
        {
            _at++;
        }

        if (_at == start)
        {
            throw Fail();
        }
    }

    private string String()
    {
        _at++;
        var rest = _text[_at..];
        var end = rest.IndexOfAny('"', '\\');
        if (end >= 0 && rest[end] == '"' && !rest[..end].ContainsAnyInRange('\0', '\u001f'))
        {
            _at += end + 1;
            return GoText.FromOutside(rest[..end].ToString());
        }

        var text = new StringBuilder();
        while (true)
        {
            if (_at >= _text.Length || _text[_at] < ' ')
            {
                throw Fail();
            }

            var next = _text[_at++];
            if (next == '"')
            {
                return GoText.FromOutside(text.ToString());
            }

            text.Append(next == '\\' ? Escape() : next);
        }
    }

    private char Escape()
    {
        var escape = _at < _text.Length ? _text[_at++] : '\0';
        if (escape == 'u')
        {
            if (_at + 4 > _text.Length || !ushort.TryParse(_text.Slice(_at, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var unit))
            {
                throw Fail();
            }

            _at += 4;
            return (char)unit;
        }

        return escape switch
        {
            '"' or '\\' or '/' => escape, 'b' => '\b', 'f' => '\f', 'n' => '\n', 'r' => '\r', 't' => '\t', _ => throw Fail(),
        };
    }

    private bool Word(string word)
    {
        if (!_text[_at..].StartsWith(word))
        {
            return false;
        }

        _at += word.Length;
        return true;
    }

    private bool Take(char mark)
    {
        if (_at >= _text.Length || _text[_at] != mark)
        {
            return false;
        }

        _at++;
        return true;
    }

    private void Expect(char mark)
    {
        if (!Take(mark))
        {
            throw Fail();
        }
    }

    private void Blanks()
    {
        while (_at < _text.Length && _text[_at] is ' ' or '\t' or '\r' or '\n')
        {
            _at++;
        }
    }

    private readonly FormatException Fail()
    {
        var before = _text[..Math.Min(_at, _text.Length)];
        var place = $"line {before.Count('\n') + 1}, column {before.Length - before.LastIndexOf('\n')}";
        return new FormatException(_at >= _text.Length ? "unexpected end of JSON input" : $"invalid character '{_text[_at]}' in JSON ({place})");
    }
}
