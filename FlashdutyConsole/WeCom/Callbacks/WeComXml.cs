using System.Text;
using System.Xml;

namespace FlashdutyConsole.WeCom.Callbacks;

/// <summary>Text for hand-written XML, safe whatever it contains.</summary>
internal static class WeComXml
{
    /// <summary>A CDATA section; a closing mark inside is split over two, characters XML cannot hold are dropped.</summary>
    public static string Cdata(string? value) =>
        "<![CDATA[" + Clean(value).Replace("]]>", "]]]]><![CDATA[>", StringComparison.Ordinal) + "]]>";

    /// <summary>Element text with the marks of XML escaped.</summary>
    public static string Text(string? value) =>
        Clean(value).Replace("&", "&amp;", StringComparison.Ordinal)
            .Replace("<", "&lt;", StringComparison.Ordinal)
            .Replace(">", "&gt;", StringComparison.Ordinal);

    private static string Clean(string? value)
    {
        if (string.IsNullOrEmpty(value))
        {
            return "";
        }

        StringBuilder? kept = null;
        for (var i = 0; i < value.Length; i++)
        {
            var pair = char.IsHighSurrogate(value[i]) && i + 1 < value.Length && char.IsLowSurrogate(value[i + 1]);
            if (pair)
            {
                kept?.Append(value, i, 2);
                i++;
            }
            else if (XmlConvert.IsXmlChar(value[i]))
            {
                kept?.Append(value[i]);
            }
            else
            {
                kept ??= new StringBuilder(value, 0, i, value.Length);
            }
        }

        return kept?.ToString() ?? value;
    }
}
