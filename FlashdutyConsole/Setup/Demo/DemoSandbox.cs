using FlashdutyConsole.Network;
using FlashdutyConsole.Sandbox;
using FlashdutyConsole.Sandbox.Admin;

namespace FlashdutyConsole.Setup.Demo;

/// <summary>The pretend WeCom of a demo; runs until the console's services are disposed.</summary>
internal sealed class DemoSandbox(IConfiguration configuration, TimeProvider time)
{
    /// <summary>The userid of the colleague who is not linked.</summary>
    public const string Newcomer = "zou";

    private SandboxServer? _server;

    /// <summary>The server, once it has been started.</summary>
    public SandboxServer Server => _server ?? throw new InvalidOperationException("The sandbox has not been started.");

    /// <summary>Starts it on the port after the console's, or on a free one.</summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var port = PreferredPort();
        try
        {
            _server = await SandboxServer.StartAsync(Options(port), time, cancellationToken);
        }
        catch (IOException) when (port != 0)
        {
            _server = await SandboxServer.StartAsync(Options(0), time, cancellationToken);
        }
    }

    /// <summary>A second app, as the admin console makes it: for whoever wants to connect one. The name is data, as the company's is.</summary>
    public static void AddUnconnectedApp(SandboxWeCom state)
    {
        var corp = state.Corps[0];
        state.Admin.CreateApp(corp, new AppDraft("On-call desk", new AppVisibility([], [corp.Departments[1].Id]))
        {
            Description = "Alerts for whoever is on call",
            Logo = AppLogo.Green,
        });
    }

    /// <summary>A colleague whom the console does not know as a WeCom user yet: for whoever wants to see the first link.</summary>
    public static void AddNewcomer(SandboxWeCom state) =>
        state.Corps[0].SetUser(new SandboxUser(Newcomer, "Zou Yan", 3, "13800000005", "zou@demo.example"));

    private SandboxOptions Options(int port) => new() { Port = port, ExtraCaFile = configuration[$"{NetworkOptions.Section}:{nameof(NetworkOptions.ExtraCaFile)}"] };

    private int PreferredPort()
    {
        var address = configuration[ConsoleSettings.Urls]!.Split(';', StringSplitOptions.RemoveEmptyEntries)[0];
        return BindingAddress.Parse(address).Port is > 0 and < 65535 and var port ? port + 1 : 0;
    }
}
