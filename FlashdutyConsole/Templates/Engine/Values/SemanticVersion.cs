namespace FlashdutyConsole.Templates.Engine.Values;

/// <summary>A version as semver 2 has it, read leniently: a leading v, and missing parts as zero.</summary>
internal sealed record SemanticVersion(ulong Major, ulong Minor, ulong Patch, string Prerelease, string Metadata, string Original) : IComparable<SemanticVersion>
{
    /// <summary>Reads one; null when it is none.</summary>
    public static SemanticVersion? Parse(string text)
    {
        var body = text.StartsWith('v') ? text[1..] : text;
        var (rest, metadata) = Cut(body, '+');
        var (core, prerelease) = Cut(rest, '-');
        var parts = core.Split('.');
        if (parts.Length > 3 || (rest.Length < body.Length && !IsDotted(metadata)) || (core.Length < rest.Length && !IsDotted(prerelease)))
        {
            return null;
        }

        var numbers = new ulong[3];
        for (var i = 0; i < parts.Length; i++)
        {
            if (!parts[i].All(char.IsAsciiDigit) || !ulong.TryParse(parts[i], out numbers[i]))
            {
                return null;
            }
        }

        // A number in the prerelease does not begin with a zero.
        return prerelease.Split('.').Any(part => part.Length > 1 && part[0] == '0' && part.All(char.IsAsciiDigit))
            ? null
            : new SemanticVersion(numbers[0], numbers[1], numbers[2], prerelease, metadata, text);
    }

    public int CompareTo(SemanticVersion? other)
    {
        if (other is null)
        {
            return 1;
        }

        var core = (Major, Minor, Patch).CompareTo((other.Major, other.Minor, other.Patch));
        return core != 0 ? core : ComparePrerelease(Prerelease, other.Prerelease);
    }

    public override string ToString() =>
        $"{Major}.{Minor}.{Patch}{(Prerelease.Length > 0 ? "-" + Prerelease : "")}{(Metadata.Length > 0 ? "+" + Metadata : "")}";

    private static int ComparePrerelease(string left, string right)
    {
        if (left == right || left.Length == 0 || right.Length == 0)
        {
            return left == right ? 0 : left.Length == 0 ? 1 : -1;
        }

        var (a, b) = (left.Split('.'), right.Split('.'));
        for (var i = 0; i < Math.Max(a.Length, b.Length); i++)
        {
            if (i >= a.Length || i >= b.Length)
            {
                return a.Length.CompareTo(b.Length);
            }

            var (isNumber, otherIsNumber) = (ulong.TryParse(a[i], out var number), ulong.TryParse(b[i], out var other));
            var order = (isNumber, otherIsNumber) switch
            {
                (true, true) => number.CompareTo(other), (true, false) => -1, (false, true) => 1, _ => string.CompareOrdinal(a[i], b[i]),
            };
            if (order != 0)
            {
                return order;
            }
        }

        return 0;
    }

    private static bool IsDotted(string text) =>
        text.Split('.').All(part => part.Length > 0 && part.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '-'));

    private static (string Before, string After) Cut(string text, char mark)
    {
        var at = text.IndexOf(mark, StringComparison.Ordinal);
        return at < 0 ? (text, "") : (text[..at], text[(at + 1)..]);
    }
}
