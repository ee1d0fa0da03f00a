namespace FlashdutyConsole.Templates.Engine.Json;

/// <summary>Patterns with <c>*</c>, <c>?</c> and backslash, matched against a whole text without going back more than once per star.</summary>
internal static class Wildcard
{
    public static bool Matches(string text, string pattern)
    {
        var (at, in_) = (0, 0);
        var (star, retry) = (-1, 0);
        while (at < text.Length)
        {
            if (in_ < pattern.Length && pattern[in_] == '*')
            {
                (star, retry) = (in_++, at);
                continue;
            }

            var escaped = in_ + 1 < pattern.Length && pattern[in_] == '\\' ? 1 : 0;
            if (in_ < pattern.Length && (pattern[in_ + escaped] == text[at] || (escaped == 0 && pattern[in_] == '?')))
            {
                in_ += 1 + escaped;
                at++;
            }
            else if (star >= 0)
            {
                (in_, at) = (star + 1, ++retry);
            }
            else
            {
                return false;
            }
        }

        return pattern.AsSpan(Math.Min(in_, pattern.Length)).TrimStart('*').Length == 0;
    }
}
