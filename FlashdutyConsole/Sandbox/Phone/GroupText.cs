using System.Text.RegularExpressions;

namespace FlashdutyConsole.Sandbox.Phone;

/// <summary>A line of a group's message as WeCom shows its markdown: headings, quotes, bold, links, mentions (document 90236).</summary>
/// <param name="Class">How it looks; null = plain.</param>
/// <param name="Parts">Its words.</param>
internal sealed partial record GroupText(string? Class, IReadOnlyList<GroupTextPart> Parts)
{
    /// <summary>The lines of a message.</summary>
    public static IReadOnlyList<GroupText> Lines(string text) => [.. text.Split('\n').Select(LineOf)];

    private static GroupText LineOf(string line) =>
        line.StartsWith('#') ? new GroupText("heading", PartsOf(line.TrimStart('#').TrimStart()))
        : line.StartsWith('>') ? new GroupText("quote", PartsOf(line[1..].TrimStart()))
        : new GroupText(line.Length == 0 ? "gap" : null, PartsOf(line));

    private static List<GroupTextPart> PartsOf(string line)
    {
        var parts = new List<GroupTextPart>();
        var done = 0;
        foreach (Match match in Marked().Matches(line))
        {
            if (match.Index > done)
            {
                parts.Add(new GroupTextPart(line[done..match.Index]));
            }

            parts.Add(match.Groups["bold"].Success ? new GroupTextPart(match.Groups["bold"].Value) { Strong = true }
                : match.Groups["user"].Success ? new GroupTextPart("") { MentionOf = match.Groups["user"].Value }
                : new GroupTextPart(match.Groups["words"].Value) { Address = match.Groups["href"].Value });
            done = match.Index + match.Length;
        }

        if (done < line.Length)
        {
            parts.Add(new GroupTextPart(line[done..]));
        }

        return parts;
    }

    [GeneratedRegex(@"\*\*(?<bold>[^*]{1,500})\*\*|<@(?<user>[^<>\s]{1,64})>|\[(?<words>[^\[\]]{1,500})\]\((?<href>https?://[^\s()]{1,2000})\)", RegexOptions.None, 200)]
    private static partial Regex Marked();
}

/// <summary>Words of a line.</summary>
/// <param name="Text">The words.</param>
internal sealed record GroupTextPart(string Text)
{
    /// <summary>Whether they are bold.</summary>
    public bool Strong { get; init; }

    /// <summary>Where they lead; null = nowhere.</summary>
    public string? Address { get; init; }

    /// <summary>The userid that is mentioned; null = nobody.</summary>
    public string? MentionOf { get; init; }
}
