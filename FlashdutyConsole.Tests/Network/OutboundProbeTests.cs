using System.Net;
using System.Net.Sockets;
using FlashdutyConsole.Network;
using FlashdutyConsole.Tests.WeCom;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace FlashdutyConsole.Tests.Network;

/// <summary>Addresses that people type lead nowhere they should not: a canary on loopback sees no connection.</summary>
public sealed class OutboundProbeTests : IAsyncLifetime
{
    private readonly FakeTimeProvider _time = new();
    private WeComServer _canary = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _canary = await WeComServer.StartAsync();

    public ValueTask DisposeAsync() => _canary.DisposeAsync();

    [Theory]
    [InlineData("http://127.0.0.1:{0}/")]
    [InlineData("http://2130706433:{0}/")]
    [InlineData("http://0x7f000001:{0}/")]
    [InlineData("http://0177.0.0.1:{0}/")]
    [InlineData("http://127.1:{0}/")]
    [InlineData("http://0:{0}/")]
    [InlineData("http://[::1]:{0}/")]
    [InlineData("http://[::ffff:127.0.0.1]:{0}/")]
    [InlineData("http://[::ffff:7f00:1]:{0}/")]
    [InlineData("http://[64:ff9b::7f00:1]:{0}/")]
    [InlineData("http://[2002:7f00:1::]:{0}/")]
    [InlineData("http://localhost:{0}/")]
    [InlineData("http://loop.example:{0}/")]
    [InlineData("https://loop.example:{0}/")]
    [InlineData("http://meta.example/latest/meta-data/")]
    [InlineData("http://169.254.169.254/latest/meta-data/")]
    [InlineData("http://[fd00:ec2::254]/")]
    [InlineData("http://100.100.100.200/")]
    [InlineData("http://10.0.0.1:25/")]
    [InlineData("file:///etc/passwd")]
    [InlineData("gopher://127.0.0.1:{0}/")]
    public async Task Get_WhereItMustNot_IsRefusedWithoutAConnection(string address)
    {
        using var services = Services("");
        var answer = await services.GetRequiredService<OutboundProbe>().GetAsync(
            new Uri(string.Format(System.Globalization.CultureInfo.InvariantCulture, address, _canary.Address.Port)), TimeSpan.FromSeconds(5), Cancel);

        Assert.Equal(ProbeOutcome.Refused, answer.Outcome);
        Assert.Empty(_canary.Requests);
    }

    [Fact]
    public async Task Get_NameThatTurnsInward_IsRefusedAtTheAddressItConnectsTo()
    {
        var lookups = 0;
        using var services = Services("", _ => ++lookups == 1 ? [IPAddress.Parse("10.0.0.1")] : [IPAddress.Loopback]);
        var probe = services.GetRequiredService<OutboundProbe>();
        var address = new Uri($"http://rebind.example:{_canary.Address.Port}/");

        Assert.Equal(ProbeOutcome.Refused, (await probe.GetAsync(address, TimeSpan.FromSeconds(5), Cancel)).Outcome);
        Assert.Equal(1, lookups);
        Assert.Equal(ProbeOutcome.Refused, (await probe.GetAsync(address, TimeSpan.FromSeconds(5), Cancel)).Outcome);
        Assert.Empty(_canary.Requests);
    }

    [Fact]
    public async Task Get_RedirectInward_IsNotFollowed()
    {
        using var services = Services("gate.example", _ => [IPAddress.Loopback]);
        _canary.BeforeToken = context =>
        {
            context.Response.StatusCode = 302;
            context.Response.Headers.Location = "http://169.254.169.254/latest/meta-data/";
            return Task.CompletedTask;
        };

        var answer = await services.GetRequiredService<OutboundProbe>().GetAsync(new Uri($"http://gate.example:{_canary.Address.Port}/gettoken"), TimeSpan.FromSeconds(5), Cancel);

        Assert.Equal((ProbeOutcome.Answered, 302, "169.254.169.254"), (answer.Outcome, answer.Status, answer.RedirectHost));
        Assert.Single(_canary.Requests);
    }

    [Fact]
    public async Task Get_AnswerWithoutEnd_IsCut()
    {
        using var services = Services("gate.example", _ => [IPAddress.Loopback]);
        _canary.BeforeToken = async context =>
        {
            var chunk = new byte[8192];
            while (!context.RequestAborted.IsCancellationRequested)
            {
                await context.Response.Body.WriteAsync(chunk, context.RequestAborted);
            }
        };

        var answer = await services.GetRequiredService<OutboundProbe>().GetAsync(new Uri($"http://gate.example:{_canary.Address.Port}/gettoken"), TimeSpan.FromSeconds(5), Cancel);

        Assert.Equal((ProbeOutcome.Answered, OutboundProbe.BodyBytes), (answer.Outcome, answer.Body.Length));
    }

    [Fact]
    public async Task Get_NoAnswer_EndsInTime()
    {
        using var services = Services("gate.example", _ => [IPAddress.Loopback]);
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        var asking = services.GetRequiredService<OutboundProbe>().GetAsync(new Uri($"http://gate.example:{((IPEndPoint)silent.LocalEndpoint).Port}/"), TimeSpan.FromSeconds(5), Cancel);
        using var asked = await silent.AcceptTcpClientAsync(Cancel);

        _time.Advance(TimeSpan.FromSeconds(6));

        Assert.Equal(ProbeOutcome.Silent, (await asking).Outcome);
    }

    private ServiceProvider Services(string allowed, Func<string, IPAddress[]>? resolve = null)
    {
        resolve ??= host => host switch
        {
            "meta.example" => [IPAddress.Parse("169.254.169.254")],
            _ => [IPAddress.Loopback],
        };
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?> { ["Network:AllowedPrivateHosts"] = allowed }).Build());
        services.AddSingleton<HostResolver>((host, _) => Task.FromResult(resolve(host)));
        services.AddSingleton<TimeProvider>(_time);
        services.AddNetwork();
        return services.BuildServiceProvider();
    }
}
