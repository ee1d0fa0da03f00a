using System.Text;

namespace FlashdutyConsole.Alerts;

/// <summary>The limits of an alert event. Longer text is cut, not refused: an alert that comes in shortened is better than one that is lost.</summary>
public static class EventLimits
{
    /// <summary>Longest title, in characters.</summary>
    public const int Title = 512;

    /// <summary>Longest alert key, in characters.</summary>
    public const int AlertKey = 255;

    /// <summary>Longest description, in characters.</summary>
    public const int Description = 2048;

    /// <summary>Most labels; further ones are left out.</summary>
    public const int Labels = 50;

    /// <summary>Longest label key, in characters.</summary>
    public const int LabelKey = 128;

    /// <summary>Longest label value, in characters.</summary>
    public const int LabelValue = 2048;

    /// <summary>Most alerts in one request of Alertmanager.</summary>
    public const int AlertsPerRequest = 5000;

    /// <summary>The text without control characters (line breaks and tabs stay), cut to so many characters, never in the middle of one.</summary>
    public static string Cut(string text, int limit)
    {
        if (text.AsSpan().ContainsAnyInRange('\0', '\u001f') || text.AsSpan().ContainsAnyInRange('\u007f', '\u009f'))
        {
            text = Clean(text);
        }

        if (text.Length <= limit)
        {
            return text;
        }

        return text[..(char.IsHighSurrogate(text[limit - 1]) ? limit - 1 : limit)];
    }

    private static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var character in text)
        {
            if (!char.IsControl(character) || character is '\n' or '\t')
            {
                clean.Append(character);
            }
        }

        return clean.ToString();
    }
}
