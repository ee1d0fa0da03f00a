using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using FlashdutyConsole.Benchmarks.Support;
using FlashdutyConsole.Tests.Support;

namespace FlashdutyConsole.Tests.Alerts;

/// <summary>An Alertmanager of its own: free port, empty data folder, one webhook.</summary>
internal sealed class AlertmanagerProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly string _folder;
    private readonly HttpClient _http;

    private AlertmanagerProcess(Process process, string folder, Uri address)
    {
        _process = process;
        _folder = folder;
        _http = new HttpClient { BaseAddress = address };
    }

    public static async Task<AlertmanagerProcess> StartAsync(string binary, Uri webhook)
    {
        var folder = Directory.CreateTempSubdirectory("alertmanager").FullName;
        await File.WriteAllTextAsync(Path.Combine(folder, "config.yml"), $"""
            route:
              receiver: console
              group_by: [alertname]
              group_wait: 100ms
              group_interval: 300ms
              repeat_interval: 1h
            receivers:
              - name: console
                webhook_configs:
                  - url: "{webhook}"
                    send_resolved: true
            """);
        var port = FreePort.Take();
        var start = new ProcessStartInfo(binary) { RedirectStandardError = true, RedirectStandardOutput = true };
        foreach (var argument in (string[])
            [$"--config.file={Path.Combine(folder, "config.yml")}", $"--storage.path={Path.Combine(folder, "data")}", $"--web.listen-address=127.0.0.1:{port}", "--cluster.listen-address="])
        {
            start.ArgumentList.Add(argument);
        }

        var process = Process.Start(start)!;
        // Nobody reads its log; a full pipe would stop it.
        process.ErrorDataReceived += (_, _) => { };
        process.OutputDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        process.BeginOutputReadLine();
        var running = new AlertmanagerProcess(process, folder, new Uri($"http://127.0.0.1:{port}"));
        await Eventually.TrueAsync(running.IsReadyAsync, "Alertmanager is ready");
        return running;
    }

    public async Task PostAsync(object[] alerts)
    {
        using var answer = await _http.PostAsJsonAsync("/api/v2/alerts", alerts, TestContext.Current.CancellationToken);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task<bool> IsReadyAsync()
    {
        Assert.False(_process.HasExited, "Alertmanager has ended");
        try
        {
            using var answer = await _http.GetAsync(new Uri("/-/ready", UriKind.Relative), TestContext.Current.CancellationToken);
            return answer.StatusCode == HttpStatusCode.OK;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
