using System.Text;
using FlashdutyConsole.Templates.Engine.Evaluation;
using FlashdutyConsole.Templates.Engine.Formatting;
using FlashdutyConsole.Templates.Engine.Syntax;
using FlashdutyConsole.Templates.Engine.Values;
using static FlashdutyConsole.Templates.Engine.Functions.FunctionDefinition;

namespace FlashdutyConsole.Templates.Engine.Functions;

/// <summary>Text: sprig's functions.</summary>
internal static class StringFunctions
{
    public static IEnumerable<FunctionDefinition> All { get; } =
    [
        Of("hello", "", (_, _) => "Hello!", "{{hello}}", "Hello!"),
        Of("trim", "text string", (_, a) => T(a, 0).Trim(), "[{{trim \" a \"}}]", "[a]"),
        Of("trimAll", "marks string, text string", (_, a) => Trim(T(a, 0), T(a, 1)), "{{trimAll \"[]\" \"[web]\"}}", "web"),
        Of("trimall", "marks string, text string", (_, a) => Trim(T(a, 0), T(a, 1)), "{{trimall \"$\" \"$5$\"}}", "5"),
        Of("trimPrefix", "prefix string, text string", (_, a) => T(a, 1).StartsWith(T(a, 0), StringComparison.Ordinal) ? T(a, 1)[T(a, 0).Length..] : T(a, 1), "{{trimPrefix \"v\" \"v1.2\"}}", "1.2"),
        Of("trimSuffix", "suffix string, text string", (_, a) => T(a, 1).EndsWith(T(a, 0), StringComparison.Ordinal) ? T(a, 1)[..^T(a, 0).Length] : T(a, 1), "{{trimSuffix \"%\" \"95%\"}}", "95"),
        Of("upper", "text string", (_, a) => LetterCase.Upper(T(a, 0)), "{{upper .Title}}", "DISK FULL"),
        Of("lower", "text string", (_, a) => LetterCase.Lower(T(a, 0)), "{{lower \"CPU\"}}", "cpu"),
        Of("title", "text string", (_, a) => LetterCase.Title(T(a, 0)), "{{title .Title}}", "Disk Full"),
        Of("repeat", "count int, text string", Repeat, "{{repeat 3 \"-\"}}", "---"),
        Of("substr", "start int, end int, text string", (_, a) => TextCuts.Substring(I(a, 0), I(a, 1), T(a, 2)), "{{substr 0 4 .Title}}", "disk"),
        Of("substrRune", "start int, end int, text string", (_, a) => TextCuts.SubstringRunes(I(a, 0), I(a, 1), T(a, 2)), "{{substrRune 5 9 .Title}}", "full"),
        Of("trunc", "length int, text string", (_, a) => TextCuts.Truncate(I(a, 0), T(a, 1)), "{{trunc 4 .Title}}", "disk"),
        Of("abbrev", "width int, text string", (_, a) => I(a, 0) < 4 ? T(a, 1) : TextCuts.Abbreviate(T(a, 1), 0, I(a, 0)), "{{abbrev 7 .Title}}", "disk..."),
        Of("abbrevboth", "left int, right int, text string", (_, a) => I(a, 1) < 4 || (I(a, 0) > 0 && I(a, 1) < 7) ? T(a, 2) : TextCuts.Abbreviate(T(a, 2), I(a, 0), I(a, 1)), "{{abbrevboth 5 10 \"1234 5678 9123\"}}", "...5678..."),
        Of("contains", "part string, text string", (_, a) => GoValue.Box(T(a, 1).Contains(T(a, 0), StringComparison.Ordinal)), "{{contains \"full\" .Title}}", "true"),
        Of("hasPrefix", "prefix string, text string", (_, a) => GoValue.Box(T(a, 1).StartsWith(T(a, 0), StringComparison.Ordinal)), "{{hasPrefix \"disk\" .Title}}", "true"),
        Of("hasSuffix", "suffix string, text string", (_, a) => GoValue.Box(T(a, 1).EndsWith(T(a, 0), StringComparison.Ordinal)), "{{hasSuffix \"disk\" .Title}}", "false"),
        Of("quote", "values ...any", (c, a) => string.Join(' ', a.Where(one => one is not null).Select(one => GoQuote.Quote(Cast.ToText(c, one)))), "{{quote \"a b\" 5}}", "\"a b\" \"5\""),
        Of("squote", "values ...any", (c, a) => string.Join(' ', a.Where(one => one is not null).Select(one => $"'{ValuePrinter.Print(c.Budget, one)}'")), "{{squote \"a\" 5}}", "'a' '5'"),
        Of("cat", "values ...any", (c, a) => string.Join(' ', a.Where(one => one is not null).Select(one => ValuePrinter.Print(c.Budget, one))), "{{cat \"a\" 5 .Title}}", "a 5 disk full"),
        Of("indent", "spaces int, text string", Indent, "{{indent 2 \"a\\nb\"}}", "  a\n  b"),
        Of("nindent", "spaces int, text string", (c, a) => "\n" + Indent(c, a), "{{nindent 2 \"a\"}}", "\n  a"),
        Of("replace", "old string, new string, text string", Replace, "{{replace \"full\" \"ok\" .Title}}", "disk ok"),
        Of("plural", "one string, many string, count int", (_, a) => I(a, 2) == 1 ? T(a, 0) : T(a, 1), "{{plural \"alert\" \"alerts\" (len .Alerts)}}", "alerts"),
        Of("toString", "value any", (c, a) => Cast.ToText(c, a[0]), "{{toString .AlertCnt}}", "3"),
        Of("toStrings", "list any", (c, a) => GoSlice.Texts(Cast.ToTexts(c, a[0])), "{{toStrings (list 1 true)}}", "[1 true]"),
        Of("join", "separator string, list any", Join, "{{join \", \" (list 1 \"b\")}}", "1, b"),
        Of("split", "separator string, text string", (c, a) => Parts(c, Split(c, T(a, 1), T(a, 0), -1)), "{{(split \"-\" \"web-01\")._1}}", "01"),
        Of("splitn", "separator string, count int, text string", (c, a) => Parts(c, Split(c, T(a, 2), T(a, 0), I(a, 1))), "{{(splitn \":\" 2 \"h:1:2\")._1}}", "1:2"),
        Of("splitList", "separator string, text string", (c, a) => GoSlice.Texts(Split(c, T(a, 1), T(a, 0), -1)), "{{index (splitList \",\" \"a,b\") 1}}", "b"),
        Of("sortAlpha", "list any", SortAlpha, "{{sortAlpha (list \"b\" \"a\")}}", "[a b]"),
    ];

    public static string T(object?[] arguments, int index) => (string)arguments[index]!;

    public static long I(object?[] arguments, int index) => (nint)arguments[index]!;

    private static string Trim(string marks, string text)
    {
        if (marks.Length == 0)
        {
            return text;
        }

        var set = GoText.Runes(marks);
        var runes = GoText.Runes(text);
        var (start, end) = (0, runes.Count);
        while (start < end && set.Contains(runes[start]))
        {
            start++;
        }

        while (end > start && set.Contains(runes[end - 1]))
        {
            end--;
        }

        var before = runes.Take(start).Sum(rune => rune.Utf16SequenceLength);
        return text.Substring(before, runes.Skip(start).Take(end - start).Sum(rune => rune.Utf16SequenceLength));
    }

    private static string Repeat(RenderContext context, object?[] arguments)
    {
        var (count, text) = (I(arguments, 0), T(arguments, 1));
        if (count < 0)
        {
            throw new FunctionException("strings: negative Repeat count");
        }

        if (count == 0 || text.Length == 0)
        {
            return "";
        }

        if (count > context.Budget.Limits.OutputBytes)
        {
            throw new LimitException("text or list is larger than what may be rendered");
        }

        context.Budget.Make(count * text.Length);
        return new StringBuilder(text.Length * (int)count).Insert(0, text, (int)count).ToString();
    }

    private static string Indent(RenderContext context, object?[] arguments)
    {
        var (spaces, text) = (I(arguments, 0), T(arguments, 1));
        if (spaces < 0)
        {
            throw new FunctionException("strings: negative Repeat count");
        }

        context.Budget.Make(checked(Math.Min(spaces, int.MaxValue) * (text.AsSpan().Count('\n') + 1L)));
        var pad = new string(' ', (int)spaces);
        return pad + text.Replace("\n", "\n" + pad, StringComparison.Ordinal);
    }

    private static string Replace(RenderContext context, object?[] arguments)
    {
        var (old, replacement, text) = (T(arguments, 0), T(arguments, 1), T(arguments, 2));
        if (old.Length > 0)
        {
            context.Budget.Make((long)text.AsSpan().Count(old) * replacement.Length);
            return text.Replace(old, replacement, StringComparison.Ordinal);
        }

        // Nothing is everywhere: between all characters.
        context.Budget.Make((text.Length + 1L) * replacement.Length);
        var spread = new StringBuilder(replacement);
        foreach (var rune in GoText.Runes(text))
        {
            spread.Append(rune).Append(replacement);
        }

        return spread.ToString();
    }

    private static string Join(RenderContext context, object?[] arguments)
    {
        var parts = Cast.ToTexts(context, arguments[1]);
        context.Budget.Make(parts.Sum(part => (long)part.Length) + ((long)T(arguments, 0).Length * parts.Count));
        return string.Join(T(arguments, 0), parts);
    }

    private static List<string> Split(RenderContext context, string text, string separator, long most)
    {
        if (most == 0)
        {
            return [];
        }

        context.Budget.MakeList(separator.Length == 0 ? text.Length : text.AsSpan().Count(separator) + 1);
        if (separator.Length > 0)
        {
            return [.. most > 0 ? text.Split(separator, (int)Math.Min(most, int.MaxValue)) : text.Split(separator)];
        }

        var runes = GoText.Runes(text).ConvertAll(rune => rune.ToString());
        return most > 0 && runes.Count > most
            ? [.. runes.Take((int)most - 1), string.Concat(runes.Skip((int)most - 1))]
            : runes;
    }

    private static GoMap Parts(RenderContext context, List<string> parts)
    {
        context.Budget.MakeList(parts.Count);
        var map = new GoMap(new Dictionary<string, object?>(parts.Count, StringComparer.Ordinal), ofText: true);
        for (var i = 0; i < parts.Count; i++)
        {
            map.Set("_" + Cast.Number(i), parts[i]);
        }

        return map;
    }

    private static GoSlice SortAlpha(RenderContext context, object?[] arguments)
    {
        var texts = Cast.ToTexts(context, arguments[0] is null ? "<nil>" : arguments[0]);
        texts.Sort(GoText.Compare);
        return GoSlice.Texts(texts);
    }
}
