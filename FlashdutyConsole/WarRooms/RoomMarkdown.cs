using System.Text;
using FlashdutyConsole.WeCom;
using FlashdutyConsole.WeCom.Cards;

namespace FlashdutyConsole.WarRooms;

/// <summary>WeCom's markdown for groups: 2,048 bytes, no escapes (document 90236). Pure.</summary>
public static class RoomMarkdown
{
    /// <summary>Text of people and alerts as one line that cannot become a link, a mention or bold.</summary>
    public static string Plain(string? text) => TextBudget.Clean(text, oneLine: true).Trim()
        .Replace("<", "< ", StringComparison.Ordinal)
        .Replace("](", "] (", StringComparison.Ordinal)
        .Replace("**", "* *", StringComparison.Ordinal)
        .Replace("`", "'", StringComparison.Ordinal);

    /// <summary>A link.</summary>
    public static string Link(string words, string address) => $"[{words}]({address})";

    /// <summary>A mention; WeCom shows it with the member's name and tells them.</summary>
    public static string Mention(string userId) => $"<@{userId}>";

    /// <summary>
    /// Puts a message together within 2,048 bytes: head and end always, of the lines between them as many as fit. When some do
    /// not, the first are left out and one line says how many.
    /// </summary>
    /// <param name="head">First lines.</param>
    /// <param name="lines">Lines in order, the newest last.</param>
    /// <param name="end">Last lines.</param>
    /// <param name="left">Says how many lines were left out.</param>
    public static string Fit(IReadOnlyList<string> head, IReadOnlyList<string> lines, IReadOnlyList<string> end, Func<int, string> left)
    {
        ArgumentNullException.ThrowIfNull(lines);
        ArgumentNullException.ThrowIfNull(left);
        for (var skipped = 0; skipped <= lines.Count; skipped++)
        {
            string[] all = [.. head, .. skipped == 0 ? [] : new[] { left(skipped) }, .. lines.Skip(skipped), .. end];
            var text = string.Join('\n', all);
            if (Encoding.UTF8.GetByteCount(text) <= WeComLimits.MarkdownBytes)
            {
                return text;
            }
        }

        // Not even head and end fit: the end, which holds the link, matters more.
        var tail = string.Join('\n', end);
        var room = WeComLimits.MarkdownBytes - Encoding.UTF8.GetByteCount(tail) - 1;
        return room > 0 ? TextBudget.CutBytes(string.Join('\n', head), room) + "\n" + tail : TextBudget.CutBytes(tail, WeComLimits.MarkdownBytes);
    }
}
