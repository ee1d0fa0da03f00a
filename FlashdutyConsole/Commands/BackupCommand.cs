using System.CommandLine;
using FlashdutyConsole.Data;
using FlashdutyConsole.Data.Backups;
using FlashdutyConsole.Setup;
using FlashdutyConsole.Setup.Demo;
using Microsoft.EntityFrameworkCore;

namespace FlashdutyConsole.Commands;

/// <summary>
/// The commands <c>backup</c> and <c>restore</c>. They take the settings of the console, and need none of it running.
/// </summary>
internal static class BackupCommand
{
    public static IEnumerable<Command> Create(SettingOptions settings, TextWriter output, TextWriter error)
    {
        var target = new Argument<string>("FILE") { Description = "The file to make" };
        var backup = new Command("backup", "Copy the store with its keys into one file; the console may run meanwhile") { target };
        settings.AddTo(backup);
        backup.SetAction(parsed => Run(settings.Given(parsed), error, configuration =>
        {
            var file = parsed.GetValue(target)!;
            var manifest = BackUpStore.Run(DataSetup.DatabaseFile(configuration), Path.GetFullPath(file), TimeProvider.System.GetUtcNow());
            output.WriteLine($"{file}: {manifest.Bytes} bytes of database, sha256 {manifest.Sha256}. Guard it: it holds the keys too");
        }));
        yield return backup;

        var source = new Argument<string>("FILE") { Description = "A file that backup made" };
        var restore = new Command("restore", "Put a backup into an empty data folder") { source };
        settings.AddTo(restore);
        restore.SetAction(parsed => Run(settings.Given(parsed), error, configuration =>
        {
            var directory = DataSetup.DataPath(configuration);
            var manifest = RestoreStore.Run(Path.GetFullPath(parsed.GetValue(source)!), directory, DataSetup.DatabaseFile(configuration), KnownMigrations());
            output.WriteLine($"{directory}: restored as it was at {manifest.CreatedAt:u}. Start the console");
        }));
        yield return restore;
    }

    private static int Run(string[] settings, TextWriter error, Action<IConfiguration> run)
    {
        try
        {
            var configuration = new ConfigurationManager();
            configuration.AddConsoleSettings(settings);
            if (DemoMode.IsOn(configuration))
            {
                DemoMode.Apply(configuration);
            }

            run(configuration);
            return ExitCode.Ok;
        }
        catch (StoreException refused)
        {
            error.WriteLine(refused.Message);
            return ExitCode.Failed;
        }
        catch (Exception exception) when (StartFailure.Of(exception) is { } failure)
        {
            error.WriteLine(failure.Line);
            return failure.Code;
        }
    }

    private static IReadOnlyCollection<string> KnownMigrations()
    {
        using var db = new SqliteConsoleDbDesign().CreateDbContext([]);
        return [.. db.Database.GetMigrations()];
    }
}
