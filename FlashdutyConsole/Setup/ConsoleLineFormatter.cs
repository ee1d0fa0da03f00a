using System.Globalization;
using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;

namespace FlashdutyConsole.Setup;

/// <summary>
/// Writes a log entry as one line, whatever is in it. Names, titles and addresses are written by others: a line break in one
/// must not look like an entry of its own, nor an escape sequence reach a terminal. This is the one place that sees to it.
/// </summary>
public sealed class ConsoleLineFormatter(TimeProvider time) : ConsoleFormatter(FormatterName)
{
    /// <summary>Its name among the formatters.</summary>
    public const string FormatterName = "console-line";

    private const char LineSeparator = '\u2028';
    private const char ParagraphSeparator = '\u2029';

    /// <inheritdoc/>
    public override void Write<TState>(in LogEntry<TState> logEntry, IExternalScopeProvider? scopeProvider, TextWriter textWriter)
    {
        var line = new StringBuilder()
            .Append(time.GetUtcNow().UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffZ ", CultureInfo.InvariantCulture))
            .Append(NameOf(logEntry.LogLevel)).Append(": ").Append(logEntry.Category)
            .Append(CultureInfo.InvariantCulture, $"[{logEntry.EventId.Id}] ");
        Encode(line, logEntry.Formatter(logEntry.State, logEntry.Exception));
        if (logEntry.Exception is { } exception)
        {
            line.Append(' ');
            Encode(line, exception.ToString());
        }

        textWriter.WriteLine(line.ToString());
    }

    /// <summary>Adds the text with all that is not printed as text written out: <c>\n</c>, <c>\u001b</c>, …</summary>
    /// <param name="line">Gets it.</param>
    /// <param name="text">Any text.</param>
    public static void Encode(StringBuilder line, string text)
    {
        foreach (var character in text)
        {
            switch (character)
            {
                case '\n':
                    line.Append("\\n");
                    break;
                case '\r':
                    line.Append("\\r");
                    break;
                case '\t':
                    line.Append("\\t");
                    break;
                case LineSeparator or ParagraphSeparator:
                case var other when char.IsControl(other) || CharUnicodeInfo.GetUnicodeCategory(other) == UnicodeCategory.Format:
                    line.Append(CultureInfo.InvariantCulture, $"\\u{(int)character:x4}");
                    break;
                default:
                    line.Append(character);
                    break;
            }
        }
    }

    private static string NameOf(LogLevel level) => level switch
    {
        LogLevel.Trace => "trce",
        LogLevel.Debug => "dbug",
        LogLevel.Information => "info",
        LogLevel.Warning => "warn",
        LogLevel.Error => "fail",
        _ => "crit",
    };
}
