using FlashdutyConsole.Templates.Engine.Evaluation;
using FlashdutyConsole.Templates.Engine.Patterns;
using FlashdutyConsole.Templates.Engine.Values;
using static FlashdutyConsole.Templates.Engine.Functions.FunctionDefinition;
using static FlashdutyConsole.Templates.Engine.Functions.StringFunctions;

namespace FlashdutyConsole.Templates.Engine.Functions;

/// <summary>Regular expressions in RE2's syntax.</summary>
internal static class RegexFunctions
{
    public static IEnumerable<FunctionDefinition> All { get; } =
    [
        // The one that takes a broken expression for one that does not match.
        Of("regexMatch", "regex string, text string", (c, a) => GoValue.Box(TryRegex(T(a, 0))?.IsMatch(T(a, 1), c.Budget) ?? false), "{{regexMatch \"^d.sk\" .Title}}", "true"),
        Of("mustRegexMatch", "regex string, text string", (c, a) => GoValue.Box(Regex(T(a, 0)).IsMatch(T(a, 1), c.Budget)), "{{mustRegexMatch \"x\" .Title}}", "false"),
        .. Both("regexFind", "regex string, text string", (c, a) => Regex(T(a, 0)).Find(T(a, 1), c.Budget), "{{regexFind \"[a-z]+\" .Title}}", "disk"),
        .. Both("regexFindAll", "regex string, text string, count int", FindAll, "{{regexFindAll \"[a-z]+\" .Title -1}}", "[disk full]"),
        .. Both("regexReplaceAll", "regex string, text string, replacement string", (c, a) => Regex(T(a, 0)).Replace(T(a, 1), T(a, 2), expands: true, c.Budget), "{{regexReplaceAll \"(\\\\w+) (\\\\w+)\" .Title \"$2 ${1}s\"}}", "full disks"),
        .. Both("regexReplaceAllLiteral", "regex string, text string, replacement string", (c, a) => Regex(T(a, 0)).Replace(T(a, 1), T(a, 2), expands: false, c.Budget), "{{regexReplaceAllLiteral \"full\" .Title \"$1\"}}", "disk $1"),
        .. Both("regexSplit", "regex string, text string, count int", Split, "{{regexSplit \" +\" .Title -1}}", "[disk full]"),
        Of("regexQuoteMeta", "text string", (_, a) => GoRegex.Escape(T(a, 0)), "{{regexQuoteMeta \"a.b\"}}", "a\\.b"),
    ];

    private static FunctionDefinition[] Both(string name, string signature, Func<RenderContext, object?[], object?> run, string example, string result)
    {
        var must = "must" + char.ToUpperInvariant(name[0]) + name[1..];
        return [Of(name, signature, run, example, result), Of(must, signature, run, example.Replace("{{" + name, "{{" + must, StringComparison.Ordinal), result)];
    }

    private static GoRegex Regex(string pattern)
    {
        try
        {
            return GoRegex.Of(pattern);
        }
        catch (PatternException broken)
        {
            throw new FunctionException(broken.Message);
        }
    }

    private static GoRegex? TryRegex(string pattern)
    {
        try
        {
            return GoRegex.Of(pattern);
        }
        catch (PatternException)
        {
            return null;
        }
    }

    private static GoSlice FindAll(RenderContext context, object?[] arguments)
    {
        var text = T(arguments, 1);
        var found = Regex(T(arguments, 0)).FindAll(text, I(arguments, 2), context.Budget);
        return found.Count == 0 ? GoSlice.NilText : GoSlice.Texts(found.Select(match => text[match.Start..match.End]));
    }

    private static GoSlice Split(RenderContext context, object?[] arguments)
    {
        var count = I(arguments, 2);
        var pieces = Regex(T(arguments, 0)).Split(T(arguments, 1), count, context.Budget);
        return count == 0 ? GoSlice.NilText : GoSlice.Texts(pieces);
    }
}
