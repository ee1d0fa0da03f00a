using FlashdutyConsole.Setup;
using FlashdutyConsole.Tests.Support;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace FlashdutyConsole.Tests.Setup;

/// <summary>Check G3, the log's part: one entry is one line, whatever others wrote into it.</summary>
public sealed class ConsoleLineFormatterTests
{
    [Theory]
    [InlineData("a\r\n2026-11-27T00:00:00.000Z info: Forged[1] all is well", "a\\r\\n2026-11-27T00:00:00.000Z info: Forged[1] all is well")]
    [InlineData("\u001b[2J\u001b[31mred", "\\u001b[2J\\u001b[31mred")]
    [InlineData("a\u0000b\u0007c\td", "a\\u0000b\\u0007c\\td")]
    [InlineData("a\u0085b\u2028c\u2029d", "a\\u0085b\\u2028c\\u2029d")]
    [InlineData("right\u202eto left\u200bnothing", "right\\u202eto left\\u200bnothing")]
    [InlineData("\u6570\u636E\u5E93 \U0001F525 caf\u00e9 100%", "\u6570\u636E\u5E93 \U0001F525 caf\u00e9 100%")]
    public void Write_TextOfOthers_StaysOneLineOfText(string text, string written)
    {
        var line = Write(text, null);

        Assert.Equal($"2026-11-27T08:00:00.000Z warn: Alerts[7] {written}\n", line);
    }

    [Fact]
    public void Write_ExceptionWithBreaks_IsOnTheSameLine()
    {
        var line = Write("failed", new InvalidOperationException("no\nfail: Forged[0] such thing"));

        Assert.EndsWith("\\nfail: Forged[0] such thing\n", line);
        Assert.Equal(1, line.Count(character => character == '\n'));
    }

    [Fact]
    public async Task Console_WritesItsLogByIt()
    {
        await using var console = await TestConsole.StartAsync();

        Assert.Equal(ConsoleLineFormatter.FormatterName, console.Get<IOptions<ConsoleLoggerOptions>>().Value.FormatterName);
    }

    private static string Write(string text, Exception? exception)
    {
        using var writer = new StringWriter { NewLine = "\n" };
        var formatter = new ConsoleLineFormatter(new FakeTimeProvider(new DateTimeOffset(2026, 11, 27, 8, 0, 0, TimeSpan.Zero)));
        formatter.Write(new LogEntry<string>(LogLevel.Warning, "Alerts", new EventId(7), text, exception, (state, _) => state), null, writer);
        return writer.ToString();
    }
}
