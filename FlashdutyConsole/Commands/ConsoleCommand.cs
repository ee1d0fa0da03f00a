using System.CommandLine;
using System.Globalization;
using FlashdutyConsole.Components;
using FlashdutyConsole.Setup;

namespace FlashdutyConsole.Commands;

/// <summary>The command line: starts the console, runs one of its commands, or shows help and version. Anything unknown is an error, never ignored.</summary>
public static class ConsoleCommand
{
    /// <summary>Runs what the arguments ask for.</summary>
    /// <param name="args">As the process got them.</param>
    /// <param name="output">Help, version, and the addresses to open.</param>
    /// <param name="error">The one line that says what is wrong.</param>
    /// <returns>The process's exit code, see <see cref="ExitCode"/>.</returns>
    public static async Task<int> RunAsync(IReadOnlyList<string> args, TextWriter output, TextWriter error)
    {
        // Whoever operates the console reads one language here, whatever the machine's locale is.
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(ConsoleCultures.English);
        var parsed = Create(output, error).Parse([.. args.SelectMany(SettingArguments.Split)], SettingArguments.Parser);
        // The parser takes a first argument in brackets for a directive, and passes over those it does not know.
        var fault = args is [['[', ..] directive, ..]
            ? $"Unrecognized command or argument '{directive}'."
            : parsed.Errors.FirstOrDefault()?.Message;
        if (fault is not null)
        {
            await error.WriteLineAsync($"{fault} Run with --help for what there is.");
            return ExitCode.Usage;
        }

        return await parsed.InvokeAsync(new InvocationConfiguration
        {
            Output = output,
            Error = error,
            EnableDefaultExceptionHandler = false,
            // The host handles the signals itself and takes the time it needs to stop.
            ProcessTerminationTimeout = null,
        });
    }

    private static RootCommand Create(TextWriter output, TextWriter error)
    {
        var root = new RootCommand("Flashduty Console: alerts become incidents, incidents become cards in WeCom. Without options it starts the console.");
        var settings = new SettingOptions();
        settings.AddTo(root);
        root.Add(TemplateCommand.Create(output, error));
        foreach (var command in BackupCommand.Create(settings, output, error))
        {
            root.Add(command);
        }

        root.SetAction((parsed, _) => ConsoleHost.RunAsync(settings.Given(parsed), output, error));
        return root;
    }
}
