using FlashdutyConsole.Templates.Engine.Evaluation;
using FlashdutyConsole.Templates.Engine.Patterns;
using FlashdutyConsole.Templates.Engine.Values;

namespace FlashdutyConsole.Templates.Engine.Functions;

/// <summary>Conditions on a version: <c>&gt;=1.2 &lt;2 || ^3.1</c>, with <c>~</c>, <c>^</c>, <c>x</c> for any part, and <c>1.2 - 1.4</c>.</summary>
internal sealed class VersionConstraint
{
    private static readonly System.Buffers.SearchValues<char> s_ends = System.Buffers.SearchValues.Create(" \t,<>=!~^");

    private static readonly string[] s_operators = [">=", "=>", "<=", "=<", "!=", "~>", ">", "<", "=", "~", "^"];

    private readonly List<(List<Part> Parts, bool TakesPrereleases)> _choices;

    private VersionConstraint(List<(List<Part>, bool)> choices) => _choices = choices;

    /// <summary>Reads one.</summary>
    /// <exception cref="FunctionException">It is none.</exception>
    public static VersionConstraint Parse(string text)
    {
        var choices = new List<(List<Part>, bool)>();
        foreach (var choice in Ranges(text).Split("||"))
        {
            var parts = new List<Part>();
            var rest = choice.AsSpan().Trim();
            while (rest.Length > 0)
            {
                var operation = Operation(rest);
                rest = rest[operation.Length..].TrimStart();
                var end = rest.IndexOfAny(s_ends);
                var version = (end < 0 ? rest : rest[..end]).ToString();
                parts.Add(Part.Of(operation, version) ?? throw new FunctionException($"improper constraint: {choice}"));
                var after = end < 0 ? default : rest[end..];
                rest = after.TrimStart();
                rest = rest.StartsWith(",") ? rest[1..].TrimStart() : rest;
                if ((rest.IsEmpty && after.Contains(',')) || (after.Length > 0 && after[0] is not (' ' or '\t' or ',')))
                {
                    throw new FunctionException($"improper constraint: {choice}");
                }
            }

            choices.Add(parts.Count > 0 ? (parts, parts.Exists(part => part.Version.Prerelease.Length > 0)) : throw new FunctionException($"improper constraint: {choice}"));
        }

        return new VersionConstraint(choices);
    }

    public bool Holds(SemanticVersion version) => _choices.Exists(choice =>
        (version.Prerelease.Length == 0 || choice.TakesPrereleases) && choice.Parts.TrueForAll(part => part.Holds(version)));

    // "1.2 - 1.4" means at least the one and at most the other.
    private static string Ranges(string text)
    {
        var range = GoRegex.Of(@"\s*(v?[0-9xX*][0-9A-Za-z.+*-]*)\s+-\s+(v?[0-9xX*][0-9A-Za-z.+*-]*)\s*");
        var budget = new Budget(RenderLimits.Card, TimeProvider.System);
        return range.Replace(text, match => $">= {text[match[2]..match[3]]}, <= {text[match[4]..match[5]]} ", budget);
    }

    private static string Operation(ReadOnlySpan<char> text)
    {
        foreach (var operation in s_operators)
        {
            if (text.StartsWith(operation))
            {
                return operation;
            }
        }

        return "";
    }

    // Given: how many of the three numbers are.
    private sealed record Part(string Operation, SemanticVersion Version, int Given)
    {
        public static Part? Of(string operation, string text)
        {
            var body = text.StartsWith('v') ? text[1..] : text;
            var core = body.Split('-', '+')[0];
            var numbers = core.Split('.');
            var given = Array.FindIndex(numbers, number => number is "x" or "X" or "*");
            given = given < 0 ? numbers.Length : given;
            if (numbers.Length > 3 || numbers.Any(number => number.Length == 0 || (number is not ("x" or "X" or "*") && !number.All(char.IsAsciiDigit))))
            {
                return null;
            }

            var full = string.Join('.', Enumerable.Range(0, 3).Select(i => i < given && i < numbers.Length ? numbers[i] : "0")) + body[core.Length..];
            return SemanticVersion.Parse(full) is { } version ? new Part(operation, version, given) : null;
        }

        public bool Holds(SemanticVersion version)
        {
            var order = version.CompareTo(Version);
            return Operation switch
            {
                "!=" => IsOther(version, order),
                ">" => IsAfter(version, order),
                "<" => order < 0,
                ">=" or "=>" => order >= 0,
                "<=" or "=<" => IsUpTo(version, order),
                "~" or "~>" => IsNear(version, order),
                "^" => IsCompatible(version, order),
                _ => Given < 3 ? IsNear(version, order) : order == 0,
            };
        }

        private bool IsOther(SemanticVersion version, int order) => Given switch
        {
            3 => order != 0,
            2 => version.Major != Version.Major || version.Minor != Version.Minor || version.Prerelease != Version.Prerelease,
            1 => version.Major != Version.Major,
            _ => version.Major != Version.Major || version.Minor != Version.Minor || version.Patch != Version.Patch || order != 0,
        };

        private bool IsAfter(SemanticVersion version, int order) => Given switch
        {
            1 => version.Major > Version.Major,
            2 => (version.Major, version.Minor).CompareTo((Version.Major, Version.Minor)) > 0,
            _ => order > 0,
        };

        private bool IsUpTo(SemanticVersion version, int order) => Given == 3
            ? order <= 0
            : version.Major <= Version.Major && !(version.Major == Version.Major && version.Minor > Version.Minor && Given != 1);

        private bool IsNear(SemanticVersion version, int order)
        {
            if (order < 0)
            {
                return false;
            }

            return (Version.Major == 0 && Version.Minor == 0 && Version.Patch == 0 && Given is 0 or 3)
                || (version.Major == Version.Major && (version.Minor == Version.Minor || Given == 1));
        }

        private bool IsCompatible(SemanticVersion version, int order)
        {
            if (order < 0)
            {
                return false;
            }

            if (Version.Major > 0 || Given == 1)
            {
                return version.Major == Version.Major;
            }

            if (version.Major > 0)
            {
                return false;
            }

            return Version.Minor > 0 || Given == 2 ? version.Minor == Version.Minor : version.Minor == 0 && version.Patch == Version.Patch;
        }
    }
}
