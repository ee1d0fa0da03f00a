using Microsoft.Extensions.Logging.Console;

namespace FlashdutyConsole.Setup;

/// <summary>Logs go to the console, one line each, times in UTC.</summary>
internal sealed class ConsoleLogging
{
    private volatile bool _started;

    /// <summary>
    /// Sets the format. Until the console has started, the frameworks' own accounts of a failure are held back: the start
    /// itself says what is wrong, in one line.
    /// </summary>
    public static void Add(WebApplicationBuilder builder)
    {
        var logging = new ConsoleLogging();
        builder.Services.AddSingleton(logging);
        builder.Logging.ClearProviders();
        builder.Logging.AddConsole(console => console.FormatterName = ConsoleLineFormatter.FormatterName)
            .AddConsoleFormatter<ConsoleLineFormatter, ConsoleFormatterOptions>();
        foreach (var framework in (string[])["Microsoft.Extensions.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "Microsoft.EntityFrameworkCore"])
        {
            builder.Logging.AddFilter(framework, level => logging._started && level >= LogLevel.Warning);
        }

        // The framework's request log carries whole addresses, and with them integration keys and app keys.
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
        // Off altogether, or it makes an activity and a scope for every request, which nobody reads.
        builder.Logging.AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.None);
        builder.Logging.AddFilter("Microsoft.Hosting.Lifetime", LogLevel.Warning);
        // Says that the ring is not encrypted, at each new key. The README says so too.
        builder.Logging.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);
    }

    /// <summary>From here on everything is logged.</summary>
    public void Started() => _started = true;
}
