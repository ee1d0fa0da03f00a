namespace FlashdutyConsole.Templates.Engine.Syntax;

/// <summary>Finds the name that was probably meant.</summary>
internal static class NearestName
{
    // What other dialects call it.
    private static readonly Dictionary<string, string> s_elsewhere = new(StringComparer.OrdinalIgnoreCase)
    {
        ["toUpper"] = "upper", ["toLower"] = "lower", ["endif"] = "end", ["endfor"] = "end", ["endrange"] = "end", ["endwith"] = "end", ["elif"] = "else if",
        ["elseif"] = "else if", ["elsif"] = "else if", ["for"] = "range", ["foreach"] = "range", ["each"] = "range", ["match"] = "regexMatch",
        ["reReplaceAll"] = "regexReplaceAll", ["stringSlice"] = "list", ["safeHtml"] = "toHtml", ["length"] = "len", ["size"] = "len", ["null"] = "nil",
        ["severityToColor"] = "serverityToColor", ["formatTime"] = "date", ["strftime"] = "date", ["tz"] = "dateInZone", ["include"] = "template",
        ["concatenate"] = "print", ["format"] = "printf", ["startsWith"] = "hasPrefix", ["endsWith"] = "hasSuffix", ["count"] = "len", ["toInt"] = "int",
        ["toFloat"] = "float64", ["equals"] = "eq", ["neq"] = "ne", ["gte"] = "ge", ["lte"] = "le", ["substring"] = "substr", ["none"] = "nil",
    };

    /// <summary>The nearest of the names; null when none is near enough.</summary>
    public static string? Find(string name, IEnumerable<string> names)
    {
        if (name.Length > 64)
        {
            return null;
        }

        var known = names as IReadOnlyCollection<string> ?? [.. names];
        if (s_elsewhere.TryGetValue(name, out var same) && (known.Contains(same) || same is "end" or "else if" or "range" or "nil" or "template"))
        {
            return same;
        }

        string? best = null;
        var bestDistance = Math.Min(3, (name.Length / 3) + 1) + 1;
        foreach (var candidate in known)
        {
            if (Math.Abs(candidate.Length - name.Length) < bestDistance && Distance(name, candidate) is var distance && distance < bestDistance)
            {
                (best, bestDistance) = (candidate, distance);
            }
        }

        return best;
    }

    // Edits between the two, a swap of neighbours being one and a difference of case none.
    private static int Distance(string left, string right)
    {
        var before = new int[right.Length + 1];
        var previous = new int[right.Length + 1];
        var current = new int[right.Length + 1];
        for (var j = 0; j <= right.Length; j++)
        {
            previous[j] = j;
        }

        for (var i = 1; i <= left.Length; i++)
        {
            current[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var cost = Same(left[i - 1], right[j - 1]) ? 0 : 1;
                current[j] = Math.Min(Math.Min(current[j - 1] + 1, previous[j] + 1), previous[j - 1] + cost);
                if (i > 1 && j > 1 && Same(left[i - 1], right[j - 2]) && Same(left[i - 2], right[j - 1]))
                {
                    current[j] = Math.Min(current[j], before[j - 2] + 1);
                }
            }

            (before, previous, current) = (previous, current, before);
        }

        return previous[right.Length];
    }

    private static bool Same(char left, char right) => char.ToLowerInvariant(left) == char.ToLowerInvariant(right);
}
