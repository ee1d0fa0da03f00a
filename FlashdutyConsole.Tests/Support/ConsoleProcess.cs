using System.Collections.Concurrent;
using System.Diagnostics;
using FlashdutyConsole.Benchmarks.Support;

namespace FlashdutyConsole.Tests.Support;

/// <summary>The built console as a process of its own, so that a test can kill it. Keeps its data folder over restarts.</summary>
public sealed class ConsoleProcess : IAsyncDisposable
{
    /// <summary>The owner's e-mail address.</summary>
    public const string OwnerEmail = "owner@example.com";

    /// <summary>The owner's password.</summary>
    public const string OwnerPassword = "correct horse battery";

    /// <summary>An app key acting as the owner.</summary>
    public const string AppKey = "process-app-key-0123456789abcdef01234567";

    private const int MaximumLines = 5000;

    // A cold start takes two seconds; on a machine that builds and tests several things at once, far longer.
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(3);
    private readonly ConcurrentQueue<string> _lines = new();
    private readonly bool _ownsDirectory;
    private readonly IReadOnlyList<string> _args;
    private readonly IReadOnlyDictionary<string, string> _environment;
    private Process? _process;

    private ConsoleProcess(IReadOnlyList<string> args, string? dataDirectory, int? port, IReadOnlyDictionary<string, string> environment)
    {
        _args = args;
        _environment = environment;
        _ownsDirectory = dataDirectory is null;
        DataDirectory = dataDirectory ?? Directory.CreateTempSubdirectory("console-process-").FullName;
        Port = port ?? FreePort.Take();
        Http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = new Uri($"http://127.0.0.1:{Port}") };
    }

    /// <summary>Where the console listens; the same after a restart.</summary>
    public int Port { get; }

    /// <summary>The data folder.</summary>
    public string DataDirectory { get; }

    /// <summary>A client without cookies that does not follow redirects.</summary>
    public HttpClient Http { get; }

    /// <summary>What the process wrote to both outputs, all runs together.</summary>
    public IReadOnlyList<string> Lines => [.. _lines];

    /// <summary>The process's id.</summary>
    public int Id => _process!.Id;

    /// <summary>The exit code; null while it runs.</summary>
    public int? ExitCode => _process is { HasExited: true } ended ? ended.ExitCode : null;

    /// <summary>Starts a console with an owner and an app key, and waits until it is ready.</summary>
    /// <param name="args">Further arguments.</param>
    /// <param name="dataDirectory">The data folder; null = a new one, removed at the end.</param>
    /// <param name="port">Where to listen; null = on a free port.</param>
    /// <param name="environment">Further variables of the environment.</param>
    public static async Task<ConsoleProcess> StartAsync(
        IReadOnlyList<string>? args = null, string? dataDirectory = null, int? port = null, IReadOnlyDictionary<string, string>? environment = null)
    {
        var console = new ConsoleProcess(
            args ?? ["--Bootstrap:OwnerEmail=" + OwnerEmail, "--Bootstrap:OwnerPassword=" + OwnerPassword, "--Bootstrap:AppKey=" + AppKey],
            dataDirectory, port, environment ?? new Dictionary<string, string>());
        try
        {
            await console.RestartAsync();
            return console;
        }
        catch
        {
            // Nobody else knows of the process yet.
            await console.DisposeAsync();
            throw;
        }
    }

    /// <summary>Starts the process again after <see cref="KillAsync"/> or <see cref="StopAsync"/>, and waits until it is ready.</summary>
    public async Task RestartAsync()
    {
        var start = new ProcessStartInfo("dotnet")
        {
            ArgumentList =
            {
                Path.Combine(AppContext.BaseDirectory, "FlashdutyConsole.dll"),
                $"--Urls=http://127.0.0.1:{Port}",
                "--Console:DataDirectory=" + DataDirectory,
            },
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = DataDirectory,
        }.With(_args);
        foreach (var (name, value) in _environment)
        {
            start.Environment[name] = value;
        }

        _process = Process.Start(start)!;
        _process.OutputDataReceived += (_, line) => Keep(line.Data);
        _process.ErrorDataReceived += (_, line) => Keep(line.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        await ReadyAsync();
    }

    /// <summary>Ends the process as a power cut would (SIGKILL).</summary>
    public async Task KillAsync()
    {
        _process!.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync(CancellationToken.None);
    }

    /// <summary>Asks the process to stop (SIGTERM) and waits until it has.</summary>
    /// <returns>Its exit code.</returns>
    public async Task<int> StopAsync()
    {
        using var kill = Process.Start("kill", ["-TERM", _process!.Id.ToString()]);
        await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return _process.ExitCode;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        if (_process is { HasExited: false })
        {
            await KillAsync();
        }

        _process?.Dispose();
        if (_ownsDirectory)
        {
            Directory.Delete(DataDirectory, recursive: true);
        }
    }

    private async Task ReadyAsync()
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(s_patience);
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (!await IsReadyAsync())
        {
            Assert.False(
                limit.IsCancellationRequested,
                $"the console was not ready within {s_patience.TotalSeconds} s: {string.Join('\n', Lines.TakeLast(20))}");
            await timer.WaitForNextTickAsync(TestContext.Current.CancellationToken);
        }
    }

    private async Task<bool> IsReadyAsync()
    {
        Assert.False(_process!.HasExited, "the console ended: " + string.Join('\n', Lines.TakeLast(20)));
        try
        {
            using var response = await Http.GetAsync(new Uri("/health/ready", UriKind.Relative), TestContext.Current.CancellationToken);
            return response.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private void Keep(string? line)
    {
        if (line is not null && _lines.Count < MaximumLines)
        {
            _lines.Enqueue(line);
        }
    }
}

file static class StartInfo
{
    public static ProcessStartInfo With(this ProcessStartInfo start, IReadOnlyList<string> args)
    {
        foreach (var argument in args)
        {
            start.ArgumentList.Add(argument);
        }

        return start;
    }
}
