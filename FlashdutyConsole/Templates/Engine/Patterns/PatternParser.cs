using System.Globalization;
using System.Text;

namespace FlashdutyConsole.Templates.Engine.Patterns;

/// <summary>Reads regular expressions in RE2's syntax, which Go uses: no look-around, no back-references.</summary>
internal sealed partial class PatternParser
{
    private const int MostRepeats = 1000;
    private const int DeepestNesting = 200;

    private readonly string _pattern;
    private readonly List<string> _names = [""];
    private int _at;
    private int _depth;
    private Flags _flags;

    private PatternParser(string pattern) => _pattern = pattern;

    [Flags]
    private enum Flags
    {
        None = 0,
        FoldCase = 1,
        Lines = 2,
        DotMatchesLineEnd = 4,
        Ungreedy = 8,
    }

    /// <summary>Parses.</summary>
    /// <returns>The expression, and the groups' names; number 0 is the whole.</returns>
    /// <exception cref="PatternException">It is none.</exception>
    public static (PatternNode Node, List<string> Names) Parse(string pattern)
    {
        var parser = new PatternParser(pattern);
        var node = parser.Choice();
        return parser._at == pattern.Length ? (node, parser._names) : throw parser.Fail("unexpected )", pattern);
    }

    private PatternNode Choice()
    {
        if (++_depth > DeepestNesting)
        {
            throw new PatternException("error parsing regexp: expression nests too deeply");
        }

        var options = new List<PatternNode> { Sequence() };
        while (Take('|'))
        {
            options.Add(Sequence());
        }

        _depth--;
        return options.Count == 1 ? options[0] : new PatternNode.Choice(options);
    }

    private PatternNode Sequence()
    {
        var parts = new List<PatternNode>();
        while (_at < _pattern.Length && _pattern[_at] is not ('|' or ')'))
        {
            if (_pattern[_at] is '*' or '+' or '?')
            {
                throw Fail("missing argument to repetition operator", _pattern[_at].ToString());
            }

            var start = _at;
            if (_pattern[_at] == '{' && TryCount(out _, out _))
            {
                throw Fail("missing argument to repetition operator", _pattern[start.._at]);
            }

            if (TakeLiteral() is { } literals)
            {
                parts.AddRange(literals);
                if (literals.Count > 0)
                {
                    parts[^1] = Repeated(parts[^1]);
                }

                continue;
            }

            var atom = Atom();
            if (atom is null)
            {
                continue;
            }

            parts.Add(Repeated(atom));
        }

        return parts.Count switch { 0 => new PatternNode.Empty(), 1 => parts[0], _ => new PatternNode.Sequence(parts) };
    }

    // \Q…\E stands for itself.
    private List<PatternNode>? TakeLiteral()
    {
        if (!_pattern.AsSpan(_at).StartsWith("\\Q"))
        {
            return null;
        }

        var end = _pattern.IndexOf("\\E", _at + 2, StringComparison.Ordinal);
        var text = end < 0 ? _pattern[(_at + 2)..] : _pattern[(_at + 2)..end];
        _at = end < 0 ? _pattern.Length : end + 2;
        return [.. text.EnumerateRunes().Select(rune => Literal(rune.Value))];
    }

    private PatternNode Repeated(PatternNode atom)
    {
        var start = _at;
        if (!TryCount(out var least, out var most))
        {
            return atom;
        }

        var lazy = Take('?');
        if (_at < _pattern.Length && _pattern[_at] is '*' or '+' or '?' || (_at < _pattern.Length && IsCount(_at)))
        {
            TryCount(out _, out _);
            throw Fail("invalid nested repetition operator", _pattern[start.._at]);
        }

        if (least > MostRepeats || most > MostRepeats || (most >= 0 && least > most) || Copies(atom) * Math.Max(least, most) > MostRepeats)
        {
            throw Fail("invalid repeat count", _pattern[start.._at]);
        }

        return new PatternNode.Repeat(atom, least, most, lazy != _flags.HasFlag(Flags.Ungreedy));
    }

    // How many copies counted repetitions within make.
    private static long Copies(PatternNode node) => node switch
    {
        PatternNode.Repeat repeat => Copies(repeat.Of) * (repeat.Least >= 2 || repeat.Most >= 2 ? Math.Max(repeat.Least, repeat.Most) : 1),
        PatternNode.Sequence sequence => sequence.Parts.Max(Copies),
        PatternNode.Choice choice => choice.Options.Max(Copies),
        PatternNode.Group group => Copies(group.Of),
        _ => 1,
    };

    private bool IsCount(int at)
    {
        var back = _at;
        _at = at;
        var isCount = _pattern[at] == '{' && TryCount(out _, out _);
        _at = back;
        return isCount;
    }

    private bool TryCount(out int least, out int most)
    {
        (least, most) = (0, -1);
        if (_at >= _pattern.Length)
        {
            return false;
        }

        switch (_pattern[_at])
        {
            case '*':
                _at++;
                return true;
            case '+':
                _at++;
                least = 1;
                return true;
            case '?':
                _at++;
                most = 1;
                return true;
            case '{':
                var start = _at++;
                if (!TryNumber(out least))
                {
                    _at = start;
                    return false;
                }

                most = least;
                if (Take(','))
                {
                    most = _at < _pattern.Length && _pattern[_at] == '}' ? -1 : TryNumber(out var upper) ? upper : -2;
                }

                if (most == -2 || !Take('}'))
                {
                    _at = start;
                    return false;
                }

                return true;
            default:
                return false;
        }
    }

    private bool TryNumber(out int number)
    {
        var start = _at;
        while (_at < _pattern.Length && char.IsAsciiDigit(_pattern[_at]))
        {
            _at++;
        }

        number = 0;
        if (_at == start || (_at - start > 1 && _pattern[start] == '0'))
        {
            return false;
        }

        number = _at - start > 8 ? MostRepeats + 1 : int.Parse(_pattern.AsSpan(start, _at - start), CultureInfo.InvariantCulture);
        return true;
    }

    // Null: only flags were set.
    private PatternNode? Atom()
    {
        switch (_pattern[_at])
        {
            case '(':
                return Group();
            case '[':
                return new PatternNode.Characters(Set());
            case '.':
                _at++;
                return new PatternNode.Characters((_flags.HasFlag(Flags.DotMatchesLineEnd) ? RuneClass.Of((0, 0x10FFFF)) : RuneClass.Of((0, '\n' - 1), ('\n' + 1, 0x10FFFF))).Freeze());
            case '^':
                _at++;
                return new PatternNode.Assertion(_flags.HasFlag(Flags.Lines) ? PlaceKind.LineStart : PlaceKind.TextStart);
            case '$':
                _at++;
                return new PatternNode.Assertion(_flags.HasFlag(Flags.Lines) ? PlaceKind.LineEnd : PlaceKind.TextEnd);
            case '\\':
                return Escape();
            default:
                var rune = Rune.TryGetRuneAt(_pattern, _at, out var valid) ? valid : Rune.ReplacementChar;
                _at += rune.Value > 0xFFFF ? 2 : 1;
                return Literal(rune.Value);
        }
    }

    private PatternNode? Group()
    {
        var start = _at++;
        var flags = _flags;
        var number = -1;
        if (Take('?'))
        {
            if (_pattern.AsSpan(_at).StartsWith("P<") || (_pattern.AsSpan(_at).StartsWith("<") && !_pattern.AsSpan(_at).StartsWith("<=") && !_pattern.AsSpan(_at).StartsWith("<!")))
            {
                number = Name(start);
            }
            else if (!SetFlags(start))
            {
                return null;
            }
        }
        else
        {
            number = _names.Count;
            _names.Add("");
        }

        var inner = Choice();
        if (!Take(')'))
        {
            throw Fail("missing closing )", _pattern);
        }

        _flags = flags;
        return number < 0 ? inner is PatternNode.Empty ? inner : new PatternNode.Sequence([inner]) : new PatternNode.Group(inner, number);
    }

    private int Name(int start)
    {
        var open = _pattern.IndexOf('<', _at);
        var close = _pattern.IndexOf('>', open);
        var name = close < 0 ? "" : _pattern[(open + 1)..close];
        if (name.Length == 0 || !name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '_'))
        {
            throw Fail("invalid named capture", close < 0 ? _pattern[start..] : _pattern[start..(close + 1)]);
        }

        _names.Add(name);
        _at = close + 1;
        return _names.Count - 1;
    }

    // "(?i)" sets flags up to the end of the group: false. "(?i:" opens one: true.
    private bool SetFlags(int start)
    {
        var flags = _flags;
        var sign = true;
        var any = false;
        while (_at < _pattern.Length)
        {
            var letter = _pattern[_at++];
            Flags? flag = letter switch
            {
                'i' => Flags.FoldCase, 'm' => Flags.Lines, 's' => Flags.DotMatchesLineEnd, 'U' => Flags.Ungreedy, _ => null,
            };
            if (flag is { } known)
            {
                flags = sign ? flags | known : flags & ~known;
                any = true;
            }
            else if (letter == '-' && sign)
            {
                (sign, any) = (false, false);
            }
            else if (letter is ':' or ')' && (sign || any))
            {
                _flags = flags;
                return letter == ':';
            }
            else
            {
                break;
            }
        }

        throw Fail(_at >= _pattern.Length && _pattern[^1] != ')' ? "missing argument to group flags" : "invalid or unsupported Perl syntax", _pattern[start.._at]);
    }

    private PatternNode.Characters Literal(int rune) => new((new RuneClass { Folds = _flags.HasFlag(Flags.FoldCase) }.Add(rune, rune)).Freeze());

    private bool Take(char mark)
    {
        if (_at >= _pattern.Length || _pattern[_at] != mark)
        {
            return false;
        }

        _at++;
        return true;
    }

    private PatternException Fail(string reason, string piece) => new($"regexp: Compile(`{_pattern}`): error parsing regexp: {reason}: `{piece}`");
}
