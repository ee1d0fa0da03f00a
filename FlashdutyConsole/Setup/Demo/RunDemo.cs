using FlashdutyConsole.Data;
using FlashdutyConsole.OpenApi;
using FlashdutyConsole.Sandbox;

namespace FlashdutyConsole.Setup.Demo;

/// <summary>The demo's part of the start: everything is in place before the first address is printed.</summary>
internal sealed partial class RunDemo(DemoSandbox sandbox, SeedDemo seed, ConnectDemo connect, ConsoleAddress address, IServiceProvider services, ILogger<RunDemo> logger)
{
    private const int Attempts = 10;

    /// <summary>Before the console listens: the sandbox and the sample data.</summary>
    public async Task<DemoReport> PrepareAsync(CancellationToken cancellationToken)
    {
        await sandbox.StartAsync(cancellationToken);
        // The console's own address is all a demo has for a trusted domain, and it is usually a number.
        sandbox.Server.State.Switches.TrustedDomainMayBeAddress = address.PublicUrl.HostNameType is UriHostNameType.IPv4 or UriHostNameType.IPv6;
        DemoSandbox.AddUnconnectedApp(sandbox.Server.State);
        DemoSandbox.AddNewcomer(sandbox.Server.State);
        var secrets = await DemoSecrets.OfAsync(DataSetup.DataDirectory(services.GetRequiredService<IConfiguration>()), cancellationToken);
        // Asked for once, so that it is stopped together with the other services.
        return await seed.RunAsync(services.GetRequiredService<SandboxServer>(), secrets, cancellationToken);
    }

    /// <summary>Once the console listens: the sandbox checks the callback URL and keeps it.</summary>
    public async Task ConnectAsync(CancellationToken cancellationToken)
    {
        var check = await connect.SetCallbackAsync(sandbox.Server, cancellationToken);
        for (var again = 1; again < Attempts && !check.IsSaved; again++)
        {
            // The first request of a process is the slowest, and WeCom waits one second for this answer. A busy machine
            // needs more than one try.
            check = await connect.SetCallbackAsync(sandbox.Server, cancellationToken);
        }

        if (!check.IsSaved)
        {
            NotConnected(check.Result.ToString(), check.Detail);
        }
    }

    [LoggerMessage(LogLevel.Error, "The sandbox does not accept the callback URL ({Result} {Detail}): cards will have no effect. Is Console:PublicUrl reachable from this machine?")]
    private partial void NotConnected(string result, string detail);
}
