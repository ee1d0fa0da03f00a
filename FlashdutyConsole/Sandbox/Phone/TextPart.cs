using System.Net;
using System.Text.RegularExpressions;

namespace FlashdutyConsole.Sandbox.Phone;

/// <summary>A piece of a text message: plain words, or a link.</summary>
/// <param name="Text">What is shown.</param>
/// <param name="Address">Where it leads; null = plain words.</param>
internal sealed partial record TextPart(string Text, string? Address)
{
    /// <summary>WeCom turns anchors and bare web addresses of a text message into links; everything else stays text.</summary>
    public static IReadOnlyList<TextPart> Split(string text)
    {
        var parts = new List<TextPart>();
        var done = 0;
        foreach (Match match in Link().Matches(text))
        {
            if (match.Index > done)
            {
                parts.Add(new TextPart(text[done..match.Index], null));
            }

            var address = WebUtility.HtmlDecode(match.Groups["href"].Success ? match.Groups["href"].Value : match.Value);
            parts.Add(new TextPart(match.Groups["words"].Success ? match.Groups["words"].Value : match.Value, address));
            done = match.Index + match.Length;
        }

        if (done < text.Length)
        {
            parts.Add(new TextPart(text[done..], null));
        }

        return parts;
    }

    [GeneratedRegex("""<a\s+href=["'](?<href>https?://[^"'\s]{1,2000})["'][^>]{0,200}>(?<words>[^<]{0,500})</a>|https?://[^\s<>"']{1,2000}""", RegexOptions.IgnoreCase, 200)]
    private static partial Regex Link();
}
