using System.Diagnostics;
using System.Globalization;
using FlashdutyConsole.Benchmarks.Support;

namespace FlashdutyConsole.Benchmarks.Measurements;

/// <summary>The peer: Debian's Alertmanager as a process on the server's core, with a data folder that ends with it.</summary>
public sealed class Alertmanager : IAsyncDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);
    private readonly Process _process;
    private readonly string _folder;

    private Alertmanager(Process process, string folder, Uri address)
    {
        _process = process;
        _folder = folder;
        Address = address;
        Http = new HttpClient(new SocketsHttpHandler { UseCookies = false }) { BaseAddress = address, Timeout = TimeSpan.FromMinutes(2) };
    }

    /// <summary>Takes alerts and stores them; nobody is told.</summary>
    public const string NobodyToTell = """
        route:
          receiver: nobody
          group_by: [alertname]
        receivers:
          - name: nobody
        """;

    /// <summary>Path of the program.</summary>
    /// <exception cref="ProgramMissingException">It is not installed.</exception>
    public static string Program => ProgramMissingException.Find("prometheus-alertmanager", "prometheus-alertmanager", "alertmanager");

    /// <summary>Where it listens.</summary>
    public Uri Address { get; }

    /// <summary>Where alerts are posted.</summary>
    public Uri Alerts => new(Address, "api/v2/alerts");

    /// <summary>A client.</summary>
    public HttpClient Http { get; }

    /// <summary>Tells one member by WeCom, an alert a message.</summary>
    /// <param name="api">API base of the WeCom.</param>
    /// <param name="corpId">The company.</param>
    /// <param name="secret">The app's secret.</param>
    /// <param name="groupWait">How long alerts are gathered, such as <c>1s</c>.</param>
    public static string TellByWeCom(Uri api, string corpId, string secret, string groupWait) => $$$"""
        route:
          receiver: wecom
          group_by: [alertname, instance]
          group_wait: {{{groupWait}}}
          group_interval: 1h
          repeat_interval: 24h
        receivers:
          - name: wecom
            wechat_configs:
              - api_url: "{{{api.AbsoluteUri}}}"
                corp_id: "{{{corpId}}}"
                api_secret: "{{{secret}}}"
                agent_id: "1000002"
                to_user: "zhang"
                message: '{{ .CommonAnnotations.summary }}'
        """;

    /// <summary>Starts it and waits until it is ready.</summary>
    public static async Task<Alertmanager> StartAsync(RunContext context, string configuration)
    {
        var program = Program;
        var folder = Directory.CreateTempSubdirectory("alertmanager-").FullName;
        var file = Path.Combine(folder, "config.yml");
        await File.WriteAllTextAsync(file, configuration, context.Cancel);
        var port = FreePort.Take().ToString(CultureInfo.InvariantCulture);
        IReadOnlyList<string> command =
        [
            .. context.Pinned ? Cores.On(RunContext.ServerCore) : [],
            program, "--config.file=" + file, "--storage.path=" + Path.Combine(folder, "data"), "--web.listen-address=127.0.0.1:" + port,
            "--cluster.listen-address=", "--log.level=error",
        ];
        var process = Process.Start(new ProcessStartInfo(command[0], command.Skip(1)) { RedirectStandardError = true, RedirectStandardOutput = true })!;
        // Nobody reads its log; a full pipe would stop it.
        process.ErrorDataReceived += (_, _) => { };
        process.OutputDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        process.BeginOutputReadLine();
        var started = new Alertmanager(process, folder, new Uri($"http://127.0.0.1:{port}/"));
        if (!await context.UntilAsync(() => started.IsReadyAsync(context), s_patience))
        {
            await started.DisposeAsync();
            throw new InvalidOperationException("Alertmanager does not start");
        }

        return started;
    }

    /// <summary>Memory held by the process (RSS), in MiB.</summary>
    public double MemoryMib()
    {
        _process.Refresh();
        return _process.WorkingSet64 / 1048576.0;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        _process.Kill();
        await _process.WaitForExitAsync(CancellationToken.None);
        _process.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task<bool> IsReadyAsync(RunContext context)
    {
        try
        {
            using var answer = await Http.GetAsync(new Uri("-/ready", UriKind.Relative), context.Cancel);
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
