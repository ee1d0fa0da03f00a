using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace FlashdutyConsole.Benchmarks.Support;

/// <summary>The console as a process of its own, with a data folder that outlives it, on a free port that stays the same.</summary>
public sealed class ServerProcess : IAsyncDisposable
{
    /// <summary>The owner's e-mail address.</summary>
    public const string OwnerEmail = "owner@example.com";

    /// <summary>The owner's password.</summary>
    public const string OwnerPassword = "correct horse battery";

    /// <summary>An app key acting as the owner.</summary>
    public const string AppKey = "process-app-key-0123456789abcdef01234567";

    private const int MaximumLines = 2000;
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(3);
    private readonly RunContext _context;
    private readonly IReadOnlyList<string> _args;
    private readonly ConcurrentQueue<string> _lines = new();
    private Process? _process;

    private ServerProcess(RunContext context, IReadOnlyList<string> args)
    {
        _context = context;
        _args = args;
        DataDirectory = Directory.CreateTempSubdirectory("console-run-").FullName;
        Port = FreePort.Take();
        Address = new Uri($"http://127.0.0.1:{Port}/");
        Http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = Address };
    }

    /// <summary>Where it listens; the same after a restart.</summary>
    public Uri Address { get; }

    /// <summary>The port of <see cref="Address"/>.</summary>
    public int Port { get; }

    /// <summary>The data folder.</summary>
    public string DataDirectory { get; }

    /// <summary>The SQLite file.</summary>
    public string Database => Path.Combine(DataDirectory, "console.db");

    /// <summary>A client without cookies that does not follow redirects. Its connections do not outlive a killed server.</summary>
    public HttpClient Http { get; }

    /// <summary>What to put before the command from the next start on, such as strace and its arguments.</summary>
    public IReadOnlyList<string> Launcher { get; set; } = [];

    /// <summary>The id of the process; of the launcher, should it not have handed over.</summary>
    public int Id => _process!.Id;

    /// <summary>Whether it runs.</summary>
    public bool IsRunning => _process is { HasExited: false };

    /// <summary>The last lines it wrote to both outputs, all runs together.</summary>
    public IReadOnlyList<string> Lines => [.. _lines];

    /// <summary>The lines among them that report an error.</summary>
    public IReadOnlyList<string> Errors =>
        [.. _lines.Where(line => line.Contains("fail: ", StringComparison.Ordinal) || line.Contains("crit: ", StringComparison.Ordinal))];

    /// <summary>Starts a console with an owner and an app key, and waits until it is ready.</summary>
    /// <param name="context">The run.</param>
    /// <param name="args">Further settings of the console.</param>
    /// <param name="launcher">See <see cref="Launcher"/>.</param>
    public static async Task<ServerProcess> StartAsync(RunContext context, IReadOnlyList<string>? args = null, IReadOnlyList<string>? launcher = null)
    {
        var server = new ServerProcess(context, args ?? []) { Launcher = launcher ?? [] };
        try
        {
            await server.StartAsync();
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>Starts the process (again) and waits until it is ready.</summary>
    /// <returns>The time from the start to the first positive answer of the readiness address.</returns>
    public async Task<TimeSpan> StartAsync()
    {
        _process?.Dispose();
        IReadOnlyList<string> command =
        [
            .. _context.Pinned ? Cores.On(RunContext.ServerCore) : [],
            .. Launcher,
            "dotnet", "exec", Path.Combine(AppContext.BaseDirectory, "FlashdutyConsole.dll"),
            $"--Urls=http://127.0.0.1:{Port}",
            "--Console:DataDirectory=" + DataDirectory,
            "--Bootstrap:OwnerEmail=" + OwnerEmail,
            "--Bootstrap:OwnerPassword=" + OwnerPassword,
            "--Bootstrap:AppKey=" + AppKey,
            "--Logging:LogLevel:Default=" + _context.Word("log", "Warning"),
            .. _args,
        ];
        var start = _context.Time.GetTimestamp();
        _process = Process.Start(new ProcessStartInfo(command[0], command.Skip(1))
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = DataDirectory,
        })!;
        _process.OutputDataReceived += (_, line) => Keep(line.Data);
        _process.ErrorDataReceived += (_, line) => Keep(line.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        // A stranger on the port would answer too.
        while (_process.HasExited || !await IsReadyAsync())
        {
            if (_process.HasExited)
            {
                // Also waits for its last words.
                await _process.WaitForExitAsync(_context.Cancel);
                throw new InvalidOperationException($"the console ended with {_process.ExitCode} instead of starting: {string.Join('\n', Lines.TakeLast(20))}");
            }

            if (_context.Time.GetElapsedTime(start) > s_patience)
            {
                throw new InvalidOperationException($"the console is not ready after {s_patience.TotalSeconds:0} s: {string.Join('\n', Lines.TakeLast(20))}");
            }

            await _context.RestAsync(TimeSpan.FromMilliseconds(5));
        }

        return _context.Time.GetElapsedTime(start);
    }

    /// <summary>Ends the process as a power cut would (SIGKILL).</summary>
    public async Task KillAsync()
    {
        _process!.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync(CancellationToken.None);
    }

    /// <summary>Asks the process to stop (SIGTERM) and waits until it has.</summary>
    /// <returns>Its exit code and how long it took.</returns>
    public async Task<(int ExitCode, TimeSpan Took)> StopAsync()
    {
        var start = _context.Time.GetTimestamp();
        using var kill = Process.Start("kill", ["-TERM", _process!.Id.ToString(CultureInfo.InvariantCulture)]);
        await _process.WaitForExitAsync(_context.Cancel);
        return (_process.ExitCode, _context.Time.GetElapsedTime(start));
    }

    /// <summary>Memory held by the process (RSS), in MiB.</summary>
    public double MemoryMib() => Status("VmRSS:") / 1024.0;

    /// <summary>The most memory the process ever held (peak RSS), in MiB.</summary>
    public double PeakMemoryMib() => Status("VmHWM:") / 1024.0;

    /// <summary>Processor time used so far by the process.</summary>
    public TimeSpan Processor()
    {
        _process!.Refresh();
        return _process.TotalProcessorTime;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        if (IsRunning)
        {
            await KillAsync();
        }

        _process?.Dispose();
        Directory.Delete(DataDirectory, recursive: true);
    }

    private async Task<bool> IsReadyAsync()
    {
        try
        {
            using var response = await Http.GetAsync(new Uri("health/ready", UriKind.Relative), _context.Cancel);
            return response.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private long Status(string name)
    {
        var line = File.ReadLines($"/proc/{Id}/status").First(one => one.StartsWith(name, StringComparison.Ordinal));
        return long.Parse(line[name.Length..].Replace("kB", "", StringComparison.Ordinal).Trim(), CultureInfo.InvariantCulture);
    }

    private void Keep(string? line)
    {
        if (line is null)
        {
            return;
        }

        _lines.Enqueue(line);
        if (_lines.Count > MaximumLines)
        {
            _lines.TryDequeue(out _);
        }
    }
}
