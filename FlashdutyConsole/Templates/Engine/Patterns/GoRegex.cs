using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using FlashdutyConsole.Templates.Engine.Evaluation;
using FlashdutyConsole.Templates.Engine.Values;

namespace FlashdutyConsole.Templates.Engine.Patterns;

/// <summary>A regular expression, and what Go's regexp does with one. Compiled ones are kept, up to a number.</summary>
internal sealed class GoRegex
{
    private const int MostKept = 256;

    private static readonly ConcurrentDictionary<string, GoRegex> s_known = new(StringComparer.Ordinal);

    private readonly PatternProgram _program;
    private readonly List<string> _names;
    private readonly string _pattern;

    private GoRegex(string pattern)
    {
        _pattern = pattern;
        (var node, _names) = PatternParser.Parse(pattern);
        _program = PatternProgram.Compile(node, pattern);
    }

    /// <summary>The expression of this text.</summary>
    /// <exception cref="PatternException">It is none, or too large.</exception>
    public static GoRegex Of(string pattern)
    {
        if (s_known.TryGetValue(pattern, out var known))
        {
            return known;
        }

        if (pattern.Length > 20_000)
        {
            throw new PatternException("error parsing regexp: expression too large");
        }

        if (GoText.Mend(pattern) != pattern)
        {
            throw new PatternException($"error parsing regexp: invalid UTF-8: `{pattern}`");
        }

        var made = new GoRegex(pattern);
        if (s_known.Count >= MostKept)
        {
            s_known.Clear();
        }

        return s_known.GetOrAdd(pattern, made);
    }

    /// <summary>What of a text is special, escaped.</summary>
    public static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var unit in text)
        {
            escaped.Append("\\.+*?()|[]{}^$".Contains(unit, StringComparison.Ordinal) ? "\\" : "").Append(unit);
        }

        return escaped.ToString();
    }

    public bool IsMatch(string text, Budget budget) => Machine(text, budget, 1).Find(0) is not null;

    public string Find(string text, Budget budget) => Machine(text, budget, 1).Find(0) is { } match ? text[match[0]..match[1]] : "";

    /// <summary>All matches that do not overlap, at most so many; without end when negative.</summary>
    public List<(int Start, int End)> FindAll(string text, long most, Budget budget)
    {
        var found = new List<(int, int)>();
        var machine = Machine(text, budget, 1);
        var previousEnd = -1;
        for (var at = 0; at <= text.Length && (most < 0 || found.Count < most);)
        {
            var match = machine.Find(at);
            if (match is null)
            {
                break;
            }

            var isEmptyHere = match[1] == at;
            if (!isEmptyHere || match[0] != previousEnd)
            {
                budget.MakeList(1);
                found.Add((match[0], match[1]));
            }

            at = isEmptyHere ? at + Width(text, at) : match[1];
            previousEnd = match[1];
        }

        return found;
    }

    /// <summary>Every match replaced; <paramref name="expands"/>: <c>$1</c> and <c>${name}</c> stand for groups.</summary>
    public string Replace(string text, string replacement, bool expands, Budget budget) =>
        Replace(text, expands && replacement.Contains('$', StringComparison.Ordinal) ? match => Expand(replacement, text, match) : _ => replacement, budget);

    /// <summary>Every match replaced by what is made of it.</summary>
    public string Replace(string text, Func<int[], string> replace, Budget budget)
    {
        var machine = Machine(text, budget, _names.Count);
        var result = new StringBuilder(text.Length);
        var lastEnd = 0;
        for (var at = 0; at <= text.Length;)
        {
            var match = machine.Find(at);
            if (match is null)
            {
                break;
            }

            result.Append(text, lastEnd, match[0] - lastEnd);
            // Nothing right behind a match is no match of its own.
            if (match[1] > lastEnd || match[0] == 0)
            {
                result.Append(replace(match));
                budget.Step();
                if (result.Length > budget.Limits.OutputBytes)
                {
                    throw new LimitException("text is larger than what may be rendered");
                }
            }

            lastEnd = match[1];
            at = at + Width(text, at) > match[1] ? at + Width(text, at) : match[1];
        }

        return result.Append(text, lastEnd, text.Length - lastEnd).ToString();
    }

    /// <summary>The pieces between matches, at most so many; without end when negative.</summary>
    public List<string> Split(string text, long most, Budget budget)
    {
        if (most == 0)
        {
            return [];
        }

        if (_pattern.Length > 0 && text.Length == 0)
        {
            return [""];
        }

        var pieces = new List<string>();
        var (begin, end) = (0, 0);
        foreach (var match in FindAll(text, most, budget))
        {
            if (most > 0 && pieces.Count == most - 1)
            {
                break;
            }

            end = match.Start;
            if (match.End != 0)
            {
                pieces.Add(text[begin..end]);
            }

            begin = match.End;
        }

        if (end != text.Length)
        {
            pieces.Add(text[begin..]);
        }

        return pieces;
    }

    private PatternMachine Machine(string text, Budget budget, int groups) => new(_program, groups, text, budget);

    private static int Width(string text, int at) => at + 1 < text.Length && char.IsSurrogatePair(text[at], text[at + 1]) ? 2 : 1;

    private string Expand(string template, string text, int[] match)
    {
        var result = new StringBuilder();
        for (var at = 0; at < template.Length;)
        {
            var dollar = template.IndexOf('$', at);
            result.Append(template, at, (dollar < 0 ? template.Length : dollar) - at);
            if (dollar < 0)
            {
                break;
            }

            at = dollar + 1;
            if (at < template.Length && template[at] == '$')
            {
                result.Append('$');
                at++;
                continue;
            }

            var (name, length) = NameAt(template, at);
            if (length == 0)
            {
                result.Append('$');
                continue;
            }

            at += length;
            var group = Group(name, match);
            result.Append(group >= 0 && match[2 * group] >= 0 ? text[match[2 * group]..match[(2 * group) + 1]] : "");
        }

        return result.ToString();
    }

    private static (string Name, int Length) NameAt(string template, int at)
    {
        var isBraced = at < template.Length && template[at] == '{';
        var start = isBraced ? at + 1 : at;
        var end = start;
        while (end < template.Length && Rune.TryGetRuneAt(template, end, out var rune) && (Rune.IsLetter(rune) || Rune.IsDigit(rune) || rune.Value == '_'))
        {
            end += rune.Utf16SequenceLength;
        }

        var isClosed = !isBraced || (end < template.Length && template[end] == '}');
        return end == start || !isClosed ? ("", 0) : (template[start..end], end - at + (isBraced ? 1 : 0));
    }

    private int Group(string name, int[] match)
    {
        if (name.All(char.IsAsciiDigit))
        {
            return int.TryParse(name, CultureInfo.InvariantCulture, out var number) && (2 * (long)number) + 1 < match.Length ? number : -1;
        }

        for (var i = 1; i < _names.Count; i++)
        {
            if (_names[i] == name && match[2 * i] >= 0)
            {
                return i;
            }
        }

        return -1;
    }
}
