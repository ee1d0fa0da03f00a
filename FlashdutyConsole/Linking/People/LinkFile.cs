using System.Text;

namespace FlashdutyConsole.Linking.People;

/// <summary>Reads a file of <c>email,wecom_userid</c>, one member a line, with or without a heading. Pure.</summary>
public static class LinkFile
{
    /// <summary>Largest file, in bytes.</summary>
    public const int MaximumBytes = 1024 * 1024;

    /// <summary>Most lines.</summary>
    public const int MaximumLines = 5000;

    private const string Heading = "email";

    /// <summary>The rows, and what is wrong with which line.</summary>
    /// <param name="text">The file's text.</param>
    public static (IReadOnlyList<LinkFileRow> Rows, IReadOnlyList<LinkFileFault> Faults) Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var rows = new List<LinkFileRow>();
        var faults = new List<LinkFileFault>();
        var emails = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        var users = new Dictionary<string, int>(StringComparer.Ordinal);
        var number = 0;
        foreach (var line in text.TrimStart('\uFEFF').ReplaceLineEndings("\n").Split('\n'))
        {
            number++;
            var fields = Fields(line);
            if (fields.All(field => field.Length == 0) || (rows.Count == 0 && faults.Count == 0 && fields[0].Equals(Heading, StringComparison.OrdinalIgnoreCase)))
            {
                continue;
            }

            if (rows.Count + faults.Count >= MaximumLines)
            {
                faults.Add(new LinkFileFault(number, LinkFileFaultKind.TooMany));
                break;
            }

            if (fields.Count != 2 || fields[0].Length == 0 || fields[1].Length == 0)
            {
                faults.Add(new LinkFileFault(number, LinkFileFaultKind.Columns));
            }
            else if (WeComUserId.Of(fields[1]) is not { } userId)
            {
                faults.Add(new LinkFileFault(number, LinkFileFaultKind.UserId, fields[1]));
            }
            else if (!emails.TryAdd(fields[0], number))
            {
                faults.Add(new LinkFileFault(number, LinkFileFaultKind.EmailTwice, fields[0]));
            }
            else if (!users.TryAdd(userId, number))
            {
                faults.Add(new LinkFileFault(number, LinkFileFaultKind.UserTwice, userId));
            }
            else
            {
                rows.Add(new LinkFileRow(number, fields[0], userId));
            }
        }

        return (rows, faults);
    }

    private static List<string> Fields(string line)
    {
        var fields = new List<string>();
        var field = new StringBuilder();
        var quoted = false;
        for (var at = 0; at < line.Length; at++)
        {
            var character = line[at];
            if (character == '"')
            {
                // Two quotation marks inside quoted text stand for one.
                if (quoted && at + 1 < line.Length && line[at + 1] == '"')
                {
                    field.Append('"');
                    at++;
                }
                else
                {
                    quoted = !quoted;
                }
            }
            else if (character == ',' && !quoted)
            {
                fields.Add(field.ToString().Trim());
                field.Clear();
            }
            else
            {
                field.Append(character);
            }
        }

        fields.Add(field.ToString().Trim());
        return fields;
    }
}
