using System.Net;
using System.Net.Sockets;
using FlashdutyConsole.Integrations.Checks;
using FlashdutyConsole.Integrations.Drafts;
using FlashdutyConsole.Members;
using FlashdutyConsole.Network;
using FlashdutyConsole.Tests.Integrations.Connect;
using FlashdutyConsole.Tests.Support;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace FlashdutyConsole.Tests.Network;

/// <summary>
/// Check F5 against a name server that changes its mind: the address that was checked is the one that is connected to, and a canary on
/// loopback sees no connection. 127.0.0.2, which the settings allow here, plays the public address; both listen at the same port.
/// </summary>
public sealed class RebindingTests : IDisposable
{
    private const string Name = "rebind.example";
    private static readonly IPAddress s_open = IPAddress.Parse("127.0.0.2");
    private readonly LocalDns _dns = new();
    private readonly TcpListener _canary;
    private readonly TcpListener _site;

    public RebindingTests() => (_site, _canary) = ListenAtOnePort();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private int Port => ((IPEndPoint)_canary.LocalEndpoint).Port;

    public void Dispose()
    {
        _dns.Dispose();
        _canary.Dispose();
        _site.Dispose();
    }

    [Fact]
    public async Task Name_ThatIsLoopbackAtTheSecondAnswer_IsConnectedToWhereItWasChecked()
    {
        using var services = Services();
        var probe = services.GetRequiredService<OutboundProbe>();
        _dns.Set(Name, count => [count == 1 ? s_open : IPAddress.Loopback]);
        var address = new Uri($"http://{Name}:{Port}/");

        var asking = probe.GetAsync(address, TimeSpan.FromSeconds(60), Cancel);
        using (var asked = await _site.AcceptTcpClientAsync(Cancel))
        {
            Assert.Equal(s_open, ((IPEndPoint)asked.Client.LocalEndPoint!).Address);
            await asked.GetStream().WriteAsync("HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n"u8.ToArray(), Cancel);
            asked.Client.Shutdown(SocketShutdown.Send);
            Assert.Equal((ProbeOutcome.Answered, 204), ((await asking).Outcome, (await asking).Status));
        }

        // One look for one connection: the second answer was not even asked for.
        Assert.Equal(1, _dns.Asked(Name));
        Assert.False(_canary.Pending(), "somebody connected to the canary");

        Assert.Equal(ProbeOutcome.Refused, (await probe.GetAsync(address, TimeSpan.FromSeconds(60), Cancel)).Outcome);
        Assert.Equal(2, _dns.Asked(Name));
        Assert.False(_canary.Pending(), "somebody connected to the canary");
    }

    [Fact]
    public async Task Name_WithBothAddresses_IsNeverTriedAtTheForbiddenOne()
    {
        using var services = Services();
        _site.Stop();
        _dns.Set(Name, _ => [s_open, IPAddress.Loopback]);

        var answer = await services.GetRequiredService<OutboundProbe>().GetAsync(new Uri($"http://{Name}:{Port}/"), TimeSpan.FromSeconds(60), Cancel);

        Assert.Equal(ProbeOutcome.NoConnection, answer.Outcome);
        Assert.False(_canary.Pending(), "somebody connected to the canary");
    }

    [Fact]
    public async Task Domain_ShownAsPublicAndThenLoopback_IsRefusedByTheCheckWithoutAConnection()
    {
        _dns.Set(Name, count => [count % 2 == 1 ? IPAddress.Parse("93.184.216.34") : IPAddress.Loopback]);
        await using var console = await TestConsole.StartAsync(new TestConsoleOptions
        {
            Configure = builder =>
            {
                builder.Services.AddSingleton<HostResolver>(_dns.ResolveAsync);
                builder.Services.AddSingleton<NameChain>(new DnsNameChain(TimeSpan.FromSeconds(30), _dns.EndPoint).FindAsync);
            },
        });
        var id = await Wizard.DraftAsync(console);
        await console.Get<SaveDraftStep>().RunAsync(
            id, WeComStep.ApiDomain, new WeComFields { ApiDomain = $"{Name}:{Port}" }, new Actor(console.OwnerId, ActorSource.Console), Cancel);

        var result = Assert.Single((await console.Get<CheckIntegration>().RunAsync(id, [CheckId.ApiDomain], null, Cancel))!);

        Assert.Contains(new CheckDetail(CheckLabel.Address, $"{Name} → 93.184.216.34"), result.Details);
        Assert.Equal(CheckReason.DomainPrivate, result.Reason);
        Assert.Equal(2, _dns.Asked(Name));
        Assert.False(_canary.Pending(), "somebody connected to the canary");
    }

    private ServiceProvider Services()
    {
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?> { ["Network:AllowedPrivateHosts"] = s_open.ToString() }).Build());
        services.AddSingleton<HostResolver>(_dns.ResolveAsync);
        services.AddNetwork();
        return services.BuildServiceProvider();
    }

    private static (TcpListener Site, TcpListener Canary) ListenAtOnePort()
    {
        for (var again = 0; ; again++)
        {
            var site = new TcpListener(s_open, 0);
            site.Start();
            var canary = new TcpListener(IPAddress.Loopback, ((IPEndPoint)site.LocalEndpoint).Port);
            try
            {
                canary.Start();
                return (site, canary);
            }
            catch (SocketException) when (again < 100)
            {
                // Somebody else has the port on the other address.
                canary.Dispose();
                site.Dispose();
            }
        }
    }
}
