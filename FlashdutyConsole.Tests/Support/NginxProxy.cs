using System.Diagnostics;
using FlashdutyConsole.Benchmarks.Support;

namespace FlashdutyConsole.Tests.Support;

/// <summary>A customer's reverse proxy: a real nginx with TLS on a free port.</summary>
internal sealed class NginxProxy : IAsyncDisposable
{
    private readonly Process _process;
    private readonly string _folder;

    private NginxProxy(Process process, string folder, int port)
    {
        _process = process;
        _folder = folder;
        Port = port;
    }

    public int Port { get; }

    /// <summary>Where its files lie.</summary>
    public string Folder => _folder;

    /// <summary>Starts it.</summary>
    /// <param name="binary">Path of nginx.</param>
    /// <param name="certificate">Files of certificate and key.</param>
    /// <param name="server">What stands inside the server block.</param>
    /// <param name="http">What stands before it.</param>
    public static Task<NginxProxy> StartAsync(string binary, (string Certificate, string Key) certificate, string server, string http = "") =>
        StartAsync(binary, FreePort.Take(), (port, _) => $$"""
            {{http}}
            server {
              listen 127.0.0.1:{{port}} ssl;
              ssl_certificate {{certificate.Certificate}};
              ssl_certificate_key {{certificate.Key}};
              {{server}}
            }
            """);

    /// <summary>Starts it with a configuration of its own.</summary>
    /// <param name="binary">Path of nginx.</param>
    /// <param name="port">The port that the configuration listens on.</param>
    /// <param name="http">What stands inside the http block; gets the port and the folder of this nginx.</param>
    public static async Task<NginxProxy> StartAsync(string binary, int port, Func<int, string, string> http)
    {
        var folder = Directory.CreateTempSubdirectory("nginx").FullName;
        await File.WriteAllTextAsync(Path.Combine(folder, "nginx.conf"), $$"""
            daemon off;
            master_process off;
            pid {{folder}}/nginx.pid;
            error_log stderr crit;
            events { worker_connections 64; }
            http {
              access_log off;
              client_body_temp_path {{folder}}/body;
              proxy_temp_path {{folder}}/proxy;
              fastcgi_temp_path {{folder}}/fastcgi;
              uwsgi_temp_path {{folder}}/uwsgi;
              scgi_temp_path {{folder}}/scgi;
              {{http(port, folder)}}
            }
            """);
        var start = new ProcessStartInfo(binary) { RedirectStandardError = true, RedirectStandardOutput = true };
        foreach (var argument in (string[])["-p", folder, "-e", "stderr", "-c", Path.Combine(folder, "nginx.conf")])
        {
            start.ArgumentList.Add(argument);
        }

        var said = new List<string?>();
        var process = Process.Start(start)!;
        process.ErrorDataReceived += (_, line) =>
        {
            lock (said)
            {
                said.Add(line.Data);
            }
        };
        process.OutputDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        process.BeginOutputReadLine();
        // It writes its id once it listens; a connection alone could have reached somebody else on that port.
        await Eventually.TrueAsync(
            () =>
            {
                Assert.False(process.HasExited, string.Join('\n', said));
                return Task.FromResult(File.Exists(Path.Combine(folder, "nginx.pid")));
            },
            "nginx listens");
        return new NginxProxy(process, folder, port);
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync(CancellationToken.None);
        _process.Dispose();
        Directory.Delete(_folder, recursive: true);
    }
}
