using System.Collections.Concurrent;
using System.Net.Http.Json;
using FlashdutyConsole.Commands;
using FlashdutyConsole.Data.Backups;
using FlashdutyConsole.Setup;
using FlashdutyConsole.Tests.Support;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;

namespace FlashdutyConsole.Tests.Data.Backups;

public sealed class BackupTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("console-backup-");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private string File1 => Path.Combine(_folder.FullName, "one.backup");

    private string Restored => Path.Combine(_folder.FullName, "restored");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Backup_WhileAlertsComeIn_RestoresAllThatWasAcknowledgedBefore()
    {
        await using var console = await TestConsole.StartAsync();
        var key = await AddSourceAsync(console);
        var acknowledged = new ConcurrentQueue<string>();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        var clients = Enumerable.Range(0, 4).Select(client => PostUntilAsync(console, key, client, acknowledged, stop.Token)).ToList();
        await Eventually.TrueAsync(() => Task.FromResult(acknowledged.Count >= 50), "50 alerts acknowledged");
        string[] before = [.. acknowledged];

        var (code, output, error) = await RunAsync("backup", File1, "--Console:DataDirectory=" + console.DataDirectory);

        await stop.CancelAsync();
        await Task.WhenAll(clients);
        Assert.Equal("", error);
        Assert.Equal(ExitCode.Ok, code);
        Assert.Contains("sha256", output);

        Assert.Equal(ExitCode.Ok, (await RunAsync("restore", File1, "--Console:DataDirectory=" + Restored)).Code);
        await using var second = await TestConsole.StartAsync(new TestConsoleOptions { DataDirectory = Restored, Seed = false });
        var stored = await second.ReadAsync(db => db.Alerts.Select(alert => alert.AlertKey).ToListAsync(Cancel));
        Assert.Empty(before.Except(stored));
        // The app key of the first console opens the second.
        Assert.Equal(System.Net.HttpStatusCode.OK, (await second.PostAsync("/channel/list")).Status);
    }

    [Fact]
    public async Task Restore_KeysAreThere_SecretsOfTheFirstConsoleOpen()
    {
        string sealedText;
        await using (var console = await TestConsole.StartAsync())
        {
            sealedText = console.Get<IDataProtectionProvider>().CreateProtector("test").Protect("a Secret");
            Assert.Equal(ExitCode.Ok, (await RunAsync("backup", File1, "--Console:DataDirectory=" + console.DataDirectory)).Code);
        }

        Assert.Equal(ExitCode.Ok, (await RunAsync("restore", File1, "--Console:DataDirectory=" + Restored)).Code);

        await using var second = await TestConsole.StartAsync(new TestConsoleOptions { DataDirectory = Restored, Seed = false });
        Assert.Equal("a Secret", second.Get<IDataProtectionProvider>().CreateProtector("test").Unprotect(sealedText));
    }

    [Fact]
    public async Task Backup_File_IsForThisUserOnlyAndTheOnlyOneLeft()
    {
        await MakeBackupAsync();

        Assert.Equal([File1], Directory.GetFileSystemEntries(_folder.FullName));
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(File1));
        }
    }

    [Fact]
    public async Task Backup_FileExists_IsNotOverwritten()
    {
        await File.WriteAllTextAsync(File1, "last week's", Cancel);
        await using var console = await TestConsole.StartAsync();

        await RefusedAsync("exists", "backup", File1, "--Console:DataDirectory=" + console.DataDirectory);

        Assert.Equal("last week's", await File.ReadAllTextAsync(File1, Cancel));
    }

    [Fact]
    public async Task Backup_NoDatabase_SaysWhereItLooked() =>
        await RefusedAsync(Restored, "backup", File1, "--Console:DataDirectory=" + Restored);

    [Fact]
    public async Task Restore_TargetIsNotEmpty_ChangesNothing()
    {
        await MakeBackupAsync();
        Directory.CreateDirectory(Restored);
        await File.WriteAllTextAsync(Path.Combine(Restored, "console.db"), "mine", Cancel);

        await RefusedAsync("not empty", "restore", File1, "--Console:DataDirectory=" + Restored);

        Assert.Equal("mine", await File.ReadAllTextAsync(Path.Combine(Restored, "console.db"), Cancel));
    }

    [Theory]
    [InlineData(0.02)]
    [InlineData(0.3)]
    [InlineData(0.7)]
    public async Task Restore_AByteChanged_IsNoticedAndNothingRestored(double place)
    {
        await MakeBackupAsync();
        var bytes = await File.ReadAllBytesAsync(File1, Cancel);
        bytes[(int)(bytes.Length * place)] ^= 0x55;
        await File.WriteAllBytesAsync(File1, bytes, Cancel);

        await RefusedAsync(File1, "restore", File1, "--Console:DataDirectory=" + Restored);

        Assert.Empty(Directory.GetFileSystemEntries(Restored));
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(0.99)]
    [InlineData(0.0)]
    public async Task Restore_CutFile_IsNoticedAndNothingRestored(double part)
    {
        await MakeBackupAsync();
        var bytes = await File.ReadAllBytesAsync(File1, Cancel);
        await File.WriteAllBytesAsync(File1, bytes[..(int)(bytes.Length * part)], Cancel);

        await RefusedAsync(File1, "restore", File1, "--Console:DataDirectory=" + Restored);

        Assert.Empty(Directory.GetFileSystemEntries(Restored));
    }

    [Fact]
    public async Task Restore_NewerThanThisVersion_IsRefused()
    {
        await using var console = await TestConsole.StartAsync();
        await console.WriteAsync(db => db.Database.ExecuteSql(
            $"INSERT INTO __EFMigrationsHistory VALUES ('99990101000000_Future', '99.0.0')"));
        Assert.Equal(ExitCode.Ok, (await RunAsync("backup", File1, "--Console:DataDirectory=" + console.DataDirectory)).Code);

        await RefusedAsync("newer version", "restore", File1, "--Console:DataDirectory=" + Restored);
    }

    [Fact]
    public async Task Restore_NoSuchFile_SaysSo() => await RefusedAsync(File1, "restore", File1, "--Console:DataDirectory=" + Restored);

    private async Task MakeBackupAsync()
    {
        await using var console = await TestConsole.StartAsync();
        Assert.Equal(ExitCode.Ok, (await RunAsync("backup", File1, "--Console:DataDirectory=" + console.DataDirectory)).Code);
    }

    private static async Task RefusedAsync(string says, params string[] args)
    {
        var (code, output, error) = await RunAsync(args);

        Assert.Equal(ExitCode.Failed, code);
        Assert.Empty(output);
        Assert.Contains(says, Assert.Single(error.Split('\n', StringSplitOptions.RemoveEmptyEntries)));
    }

    private static async Task<(int Code, string Output, string Error)> RunAsync(params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = await ConsoleCommand.RunAsync(args, output, error);
        return (code, output.ToString(), error.ToString());
    }

    private static async Task<string> AddSourceAsync(TestConsole console)
    {
        var channel = await console.CallAsync("/channel/create", new { channel_name = "Backups", team_id = 0 });
        var source = await console.PostAsync("/datasource/upsert", new
        {
            name = "Source", plugin_type = "standard", settings = new { channel_id = channel.Data.GetProperty("channel_id").GetInt64() },
        });
        return source.Data.GetProperty("integration_key").GetString()!;
    }

    private static async Task PostUntilAsync(TestConsole console, string key, int client, ConcurrentQueue<string> acknowledged, CancellationToken stop)
    {
        for (var number = 0; !stop.IsCancellationRequested; number++)
        {
            var alert = $"{client}-{number}";
            using var answer = await console.Http.PostAsJsonAsync(
                new Uri($"/event/push/alert/standard?integration_key={key}", UriKind.Relative),
                new { title_rule = "Disk full", event_status = "Critical", alert_key = alert },
                Cancel);
            if (answer.IsSuccessStatusCode)
            {
                acknowledged.Enqueue(alert);
            }
        }
    }
}
