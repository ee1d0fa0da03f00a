namespace FlashdutyConsole.Setup;

/// <summary>Where settings come from, the weakest first: appsettings.json, environment, command line.</summary>
internal static class ConsoleConfiguration
{
    private const string File = "appsettings.json";

    /// <summary>
    /// Adds the sources. The file beside the program comes first; one in the current folder, which is the operator's, is above it.
    /// </summary>
    public static void AddConsoleSettings(this ConfigurationManager configuration, string[] args)
    {
        configuration.AddJsonFile(Path.Combine(AppContext.BaseDirectory, File), optional: true, reloadOnChange: false);
        // A console that is one file unpacks itself elsewhere; the operator's file lies beside that one file.
        if (Path.GetDirectoryName(Environment.ProcessPath) is { } beside && IsTheConsole(Environment.ProcessPath))
        {
            configuration.AddJsonFile(Path.Combine(beside, File), optional: true, reloadOnChange: false);
        }

        var here = Path.Combine(Directory.GetCurrentDirectory(), File);
        configuration.AddJsonFile(here, optional: true, reloadOnChange: false);
        configuration.AddEnvironmentVariables();
        configuration.AddCommandLine(args);
        if (string.IsNullOrWhiteSpace(configuration[ConsoleSettings.Urls]))
        {
            configuration[ConsoleSettings.Urls] = ConsoleSettings.DefaultUrls;
        }
    }

    private static bool IsTheConsole(string? process) =>
        Path.GetFileNameWithoutExtension(process) == typeof(ConsoleConfiguration).Assembly.GetName().Name;
}
