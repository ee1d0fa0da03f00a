using System.Globalization;
using System.Text;

namespace FlashdutyConsole.Templates.Engine.Syntax;

/// <summary>Cuts a template into tokens. The first thing that cannot be cut ends the list with an error token.</summary>
internal sealed class Lexer(string input)
{
    private const string Left = "{{";
    private const string Right = "}}";
    private const int EndOfText = -1;

    private static readonly Dictionary<string, TokenKind>.AlternateLookup<ReadOnlySpan<char>> s_words = new Dictionary<string, TokenKind>
    {
        ["block"] = TokenKind.Block, ["break"] = TokenKind.Break, ["continue"] = TokenKind.Continue, ["define"] = TokenKind.Define,
        ["else"] = TokenKind.Else, ["end"] = TokenKind.EndWord, ["if"] = TokenKind.If, ["range"] = TokenKind.Range, ["nil"] = TokenKind.Nil,
        ["template"] = TokenKind.Template, ["with"] = TokenKind.With, ["true"] = TokenKind.Bool, ["false"] = TokenKind.Bool,
    }.GetAlternateLookup<ReadOnlySpan<char>>();

    private readonly List<Token> _tokens = new(Math.Min(64, (input.Length / 8) + 4));
    private int _at;
    private int _start;
    private int _parentheses;

    /// <summary>What is wrong, when the last token is an error.</summary>
    public string Error { get; private set; } = "";

    public List<Token> Run()
    {
        while (TextUpToAction() && Action())
        {
        }

        return _tokens;
    }

    private bool TextUpToAction()
    {
        var action = input.IndexOf(Left, _at, StringComparison.Ordinal);
        if (action < 0)
        {
            _at = input.Length;
            EmitText(_at);
            Emit(TokenKind.End);
            return false;
        }

        var textEnd = action;
        if (TrimsLeft(action + Left.Length))
        {
            while (textEnd > _start && IsSpace(input[textEnd - 1]))
            {
                textEnd--;
            }
        }

        EmitText(textEnd);
        _at = _start = action;
        return true;
    }

    private void EmitText(int end)
    {
        if (end > _start)
        {
            _tokens.Add(new Token(TokenKind.Text, _start, end));
        }

        _start = _at;
    }

    // From "{{" to behind "}}"; false on an error.
    private bool Action()
    {
        var open = _at;
        _at += Left.Length;
        var afterMarker = TrimsLeft(_at) ? _at + 2 : _at;
        if (StartsAt(afterMarker, "/*"))
        {
            return Comment(afterMarker);
        }

        _tokens.Add(new Token(TokenKind.LeftDelimiter, open, _at));
        _at = _start = afterMarker;
        _parentheses = 0;
        while (true)
        {
            if (AtRight(out var trims))
            {
                if (_parentheses > 0)
                {
                    return Fail("unclosed left paren");
                }

                CloseAction(trims);
                return true;
            }

            if (!Inside(open))
            {
                return false;
            }
        }
    }

    private void CloseAction(bool trims)
    {
        if (trims)
        {
            _at += 2;
            _start = _at;
        }

        _at += Right.Length;
        Emit(TokenKind.RightDelimiter);
        while (trims && _at < input.Length && IsSpace(input[_at]))
        {
            _at++;
        }

        _start = _at;
    }

    private bool Comment(int start)
    {
        _start = start;
        var end = input.IndexOf("*/", start + 2, StringComparison.Ordinal);
        if (end < 0)
        {
            return Fail("unclosed comment");
        }

        _at = end + 2;
        if (!AtRight(out var trims))
        {
            return Fail("comment ends before closing delimiter");
        }

        _at += trims ? Right.Length + 2 : Right.Length;
        while (trims && _at < input.Length && IsSpace(input[_at]))
        {
            _at++;
        }

        _start = _at;
        return true;
    }

    private bool Inside(int open)
    {
        var next = Next();
        switch (next)
        {
            case EndOfText:
                return Fail(_tokens.Count > 0 && input.AsSpan(open, _at - open).Contains('\n')
                    ? $"unclosed action started on line {input.AsSpan(0, open).Count('\n') + 1}"
                    : "unclosed action");
            case ' ' or '\t' or '\r' or '\n':
                return Spaces();
            case '=':
                return Emit(TokenKind.Assign);
            case ':':
                return Next() == '=' ? Emit(TokenKind.Declare) : Fail("expected :=");
            case '|':
                return Emit(TokenKind.Pipe);
            case '"':
                return Quoted('"', TokenKind.String, "unterminated quoted string");
            case '\'':
                return Quoted('\'', TokenKind.CharacterConstant, "unterminated character constant");
            case '`':
                return RawQuoted();
            case '$':
                return FieldOrVariable(TokenKind.Variable);
            case '.' when _at >= input.Length || !char.IsAsciiDigit(input[_at]):
                return FieldOrVariable(TokenKind.Field);
            case '.' or '+' or '-' or (>= '0' and <= '9'):
                _at--;
                return Number();
            case '(':
                _parentheses++;
                return Emit(TokenKind.LeftParenthesis);
            case ')':
                Emit(TokenKind.RightParenthesis);
                return --_parentheses >= 0 || Fail("unexpected right paren");
            default:
                if (IsAlphanumeric(next))
                {
                    return Word();
                }

                return next is > 0x20 and < 0x7F ? Emit(TokenKind.Character) : Fail($"unrecognized character in action: {Name(next)}");
        }
    }

    private bool Spaces()
    {
        while (_at < input.Length && IsSpace(input[_at]))
        {
            _at++;
        }

        // The last blank may belong to " -}}".
        if (_at < input.Length && input[_at] == '-' && StartsAt(_at + 1, Right))
        {
            _at--;
            return _at == _start || Emit(TokenKind.Space);
        }

        return Emit(TokenKind.Space);
    }

    private bool Word()
    {
        SkipAlphanumeric();
        if (!AtTerminator())
        {
            return Fail($"bad character {Name(Next())}");
        }

        return Emit(s_words.TryGetValue(input.AsSpan(_start.._at), out var kind) ? kind : TokenKind.Identifier);
    }

    private bool FieldOrVariable(TokenKind kind)
    {
        if (AtTerminator())
        {
            return Emit(kind == TokenKind.Variable ? kind : TokenKind.Dot);
        }

        SkipAlphanumeric();
        return AtTerminator() ? Emit(kind) : Fail($"bad character {Name(Next())}");
    }

    private bool AtTerminator() =>
        _at >= input.Length || IsSpace(input[_at]) || input[_at] is '.' or ',' or '|' or ':' or ')' or '(' || StartsAt(_at, Right);

    private bool Quoted(char quote, TokenKind kind, string unterminated)
    {
        while (true)
        {
            var next = Next();
            if (next == '\\')
            {
                next = Next();
                if (next is not EndOfText and not '\n')
                {
                    continue;
                }
            }

            if (next is EndOfText or '\n')
            {
                return Fail(unterminated);
            }

            if (next == quote)
            {
                return Emit(kind);
            }
        }
    }

    private bool RawQuoted()
    {
        var end = input.IndexOf('`', _at);
        _at = end < 0 ? input.Length : end + 1;
        return end < 0 ? Fail("unterminated raw quoted string") : Emit(TokenKind.RawString);
    }

    private bool Number()
    {
        if (!ScanNumber())
        {
            return Fail($"bad number syntax: {GoQuote.Quote(input[_start.._at])}");
        }

        if (_at < input.Length && input[_at] is '+' or '-')
        {
            return ScanNumber() && input[_at - 1] == 'i' ? Emit(TokenKind.Complex) : Fail($"bad number syntax: {GoQuote.Quote(input[_start.._at])}");
        }

        return Emit(TokenKind.Number);
    }

    private bool ScanNumber()
    {
        Accept("+-");
        var digits = "0123456789_";
        if (Accept("0"))
        {
            digits = Accept("xX") ? "0123456789abcdefABCDEF_" : Accept("oO") ? "01234567_" : Accept("bB") ? "01_" : digits;
        }

        AcceptRun(digits);
        if (Accept("."))
        {
            AcceptRun(digits);
        }

        if (digits.Length == 11 ? Accept("eE") : digits.Length == 23 && Accept("pP"))
        {
            Accept("+-");
            AcceptRun("0123456789_");
        }

        Accept("i");
        if (_at < input.Length && Rune.TryGetRuneAt(input, _at, out var rune) && IsAlphanumeric(rune.Value))
        {
            Next();
            return false;
        }

        return true;
    }

    private bool Accept(string valid)
    {
        if (_at >= input.Length || !valid.Contains(input[_at], StringComparison.Ordinal))
        {
            return false;
        }

        _at++;
        return true;
    }

    private void AcceptRun(string valid)
    {
        while (Accept(valid))
        {
        }
    }

    private void SkipAlphanumeric()
    {
        while (_at < input.Length && Rune.TryGetRuneAt(input, _at, out var rune) && IsAlphanumeric(rune.Value))
        {
            _at += rune.Utf16SequenceLength;
        }
    }

    private int Next()
    {
        if (_at >= input.Length)
        {
            return EndOfText;
        }

        var value = input[_at];
        if (!char.IsHighSurrogate(value) || !Rune.TryGetRuneAt(input, _at, out var rune))
        {
            _at++;
            return value;
        }

        _at += rune.Utf16SequenceLength;
        return rune.Value;
    }

    private bool AtRight(out bool trims)
    {
        trims = _at + 1 < input.Length && IsSpace(input[_at]) && input[_at + 1] == '-' && StartsAt(_at + 2, Right);
        return trims || StartsAt(_at, Right);
    }

    private bool TrimsLeft(int at) => at + 1 < input.Length && input[at] == '-' && IsSpace(input[at + 1]);

    private bool StartsAt(int at, string text) => at <= input.Length && input.AsSpan(at).StartsWith(text, StringComparison.Ordinal);

    private bool Emit(TokenKind kind)
    {
        _tokens.Add(new Token(kind, _start, _at));
        _start = _at;
        return true;
    }

    private bool Fail(string error)
    {
        Error = error;
        _tokens.Add(new Token(TokenKind.Error, _start, _at));
        return false;
    }

    private static string Name(int rune)
    {
        if (rune < 0)
        {
            return "at the end";
        }

        var code = "U+" + rune.ToString("X4", CultureInfo.InvariantCulture);
        return rune > 0x20 && rune != 0x7F && Rune.IsValid(rune) && !Rune.IsControl(new Rune(rune)) ? $"{code} '{new Rune(rune)}'" : code;
    }

    private static bool IsSpace(char value) => value is ' ' or '\t' or '\r' or '\n';

    private static bool IsAlphanumeric(int rune) => rune < 0x80
        ? rune >= 0 && (char.IsAsciiLetterOrDigit((char)rune) || rune == '_')
        : Rune.IsValid(rune) && (Rune.IsLetter(new Rune(rune)) || Rune.IsDigit(new Rune(rune)));
}
