using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using FlashdutyConsole.Integrations.Checks;
using FlashdutyConsole.Integrations.Drafts;
using FlashdutyConsole.Members;
using FlashdutyConsole.Network;
using FlashdutyConsole.Tests.Integrations.Connect;
using FlashdutyConsole.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace FlashdutyConsole.Tests.Integrations.Checks;

/// <summary>
/// Check F5 where an admin types addresses: the private deployment and the two domains. A canary listens on loopback, and nobody may
/// connect to it, however its address is written.
/// </summary>
public sealed class ForbiddenAddressTests : IDisposable
{
    private readonly TcpListener _canary = new(IPAddress.IPv6Any, 0) { Server = { DualMode = true } };

    public ForbiddenAddressTests() => _canary.Start();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private int Port => ((IPEndPoint)_canary.LocalEndpoint).Port;

    public void Dispose() => _canary.Dispose();

    [Fact]
    public async Task Addresses_ThatLeadInward_AreRefusedWithoutAConnection()
    {
        await using var console = await StartAsync("");
        var id = await Wizard.DraftAsync(console);
        foreach (var host in (string[])[
            "127.0.0.1", "2130706433", "0x7f000001", "0177.0.0.1", "127.1", "0", "localhost", "[::1]", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "[64:ff9b::7f00:1]",
            "loop.example", "rebind.example", "metadata.example", "169.254.169.254", "10.0.0.1"])
        {
            var address = $"http://{host}:{Port}";
            var reached = await console.Get<CheckDeployment>().RunAsync(address, address, Cancel);
            Assert.Equal([CheckReason.WeComRefused, CheckReason.WeComRefused], reached.Select(result => result.Reason));

            await SaveAsync(console, id, WeComStep.Deployment, new WeComFields { Deployment = "private", Endpoint = address, OauthEndpoint = address });
            await SaveAsync(console, id, WeComStep.Credentials, new WeComFields { CorpId = "ww0123456789abcdef", AgentId = "1000002", Secret = "s3cret" });
            Assert.Equal(CheckReason.WeComRefused, await ReasonAsync(console, id, CheckId.Credentials));
        }

        foreach (var host in (string[])["127.0.0.1", "2130706433", "0x7f000001", "loop.example", "rebind.example", "metadata.example", "10.0.0.1:2525"])
        {
            var domain = host.Contains(':', StringComparison.Ordinal) ? host : $"{host}:{Port}";
            Assert.Empty((await SaveAsync(console, id, WeComStep.ApiDomain, new WeComFields { ApiDomain = domain, DomainProof = "Abc123" })).Faults);
            await SaveAsync(console, id, WeComStep.ConsoleDomain, new WeComFields { ConsoleDomain = domain });
            await SaveAsync(console, id, WeComStep.Callback, new WeComFields { Token = SandboxedConsole.CallbackToken, EncodingAesKey = SandboxedConsole.AesKey });
            foreach (var check in (string[])[CheckId.ApiDomain, CheckId.DomainProof, CheckId.Callback, CheckId.ConsoleDomain])
            {
                Assert.Equal((host, check, CheckReason.DomainPrivate), (host, check, await ReasonAsync(console, id, check)));
            }
        }

        Assert.False(_canary.Pending(), "somebody connected to the canary");
    }

    [Theory]
    [InlineData("file:///etc/passwd")]
    [InlineData("gopher://127.0.0.1/")]
    [InlineData("http://user:password@wecom.example.com")]
    [InlineData("http://wecom.example.com/\r\nX-Injected: 1")]
    [InlineData("http://wecom.example.com\r\nHost: 127.0.0.1")]
    [InlineData("http://wecom.example.com/?x=1")]
    [InlineData("http://wecom.example.com:25")]
    [InlineData("//127.0.0.1")]
    public void Endpoint_OfAnotherKind_IsNotTaken(string endpoint) => Assert.Contains(
        WeComStepValidation.Of(WeComStep.Deployment, new WeComFields { Deployment = "private", Endpoint = endpoint, OauthEndpoint = "https://wecom.example.com" }),
        fault => fault.Field == "endpoint");

    [Theory]
    [InlineData("hook.example.com\r\nHost: 127.0.0.1")]
    [InlineData("hook.example.com/../..")]
    [InlineData("user@127.0.0.1")]
    [InlineData("file:///etc/passwd")]
    [InlineData("[::1]")]
    [InlineData("hook.example.com:0")]
    [InlineData("hook.example.com:25")]
    [InlineData("10.0.0.1:25")]
    public void Domain_OfAnotherKind_IsNotTaken(string domain) => Assert.Contains(
        WeComStepValidation.Of(WeComStep.ApiDomain, new WeComFields { ApiDomain = domain }), fault => fault.Field == "api_domain");

    [Fact]
    public async Task Address_ThatTheAdminListed_IsReached()
    {
        await using var console = await StartAsync("gate.example");
        var checking = console.Get<CheckDeployment>().RunAsync($"http://gate.example:{Port}", null, Cancel);

        using (var asked = await _canary.AcceptTcpClientAsync(Cancel))
        {
            await asked.GetStream().WriteAsync("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\n\r\n{\"errcode\":41002}"u8.ToArray(), Cancel);
            asked.Client.Shutdown(SocketShutdown.Send);
            Assert.Equal(CheckReason.DeploymentReached, Assert.Single(await checking).Reason);
        }

        // The name that was listed, and no other name of the same machine.
        Assert.Equal(CheckReason.WeComRefused, Assert.Single(await console.Get<CheckDeployment>().RunAsync($"http://other.gate.example:{Port}", null, Cancel)).Reason);
        Assert.False(_canary.Pending());
    }

    [Fact]
    public async Task Answer_OfAServerThatIsNotWeCom_IsNeverEchoed()
    {
        const string Body = "canary-body-4711";
        await using var console = await StartAsync("gate.example");
        var id = await Wizard.DraftAsync(console);
        var serving = ServeAsync($"<html>{Body}</html>", $"{{\"errcode\":40001,\"errmsg\":\"{Body}\"}}");
        var address = $"http://gate.example:{Port}";
        await SaveAsync(console, id, WeComStep.Deployment, new WeComFields { Deployment = "private", Endpoint = address, OauthEndpoint = address });
        await SaveAsync(console, id, WeComStep.Credentials, new WeComFields { CorpId = "ww0123456789abcdef", AgentId = "1000002", Secret = "s3cret" });
        await SaveAsync(console, id, WeComStep.ApiDomain, new WeComFields { ApiDomain = $"gate.example:{Port}", DomainProof = "Abc123" });
        await SaveAsync(console, id, WeComStep.ConsoleDomain, new WeComFields { ConsoleDomain = $"gate.example:{Port}" });
        await SaveAsync(console, id, WeComStep.Callback, new WeComFields { Token = SandboxedConsole.CallbackToken, EncodingAesKey = SandboxedConsole.AesKey });

        var reached = await console.Get<CheckDeployment>().RunAsync(address, address, Cancel);
        var answered = (await console.CallAsync("/datasource/check", new { integration_id = id })).Text;
        await using var pages = PageContext.Of(console);
        var shown = string.Concat(WeComStep.All.Select(step => Wizard.Open(pages, id, step).Markup));

        Assert.Contains("40001", answered, StringComparison.Ordinal);
        foreach (var said in (string[])[string.Join('\n', reached.Select(result => CheckWords.Describe(result, CultureInfo.InvariantCulture).ToString())), answered, shown])
        {
            Assert.NotEmpty(said);
            Assert.DoesNotContain(Body, said, StringComparison.Ordinal);
        }

        _canary.Stop();
        await serving;
    }

    // A page, or what a WeCom might say where one is asked, until the listener stops.
    private async Task ServeAsync(string page, string weCom)
    {
        while (true)
        {
            try
            {
                using var asked = await _canary.AcceptTcpClientAsync(Cancel);
                await using var stream = asked.GetStream();
                var buffer = new byte[8192];
                var request = Encoding.ASCII.GetString(buffer, 0, await stream.ReadAsync(buffer, Cancel));
                var body = request.Contains("/cgi-bin/", StringComparison.Ordinal) ? weCom : page;
                await stream.WriteAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: {body.Length}\r\nConnection: close\r\n\r\n{body}"), Cancel);
            }
            catch (Exception ended) when (ended is SocketException { SocketErrorCode: SocketError.OperationAborted or SocketError.Interrupted } or ObjectDisposedException)
            {
                return;
            }
            catch (IOException)
            {
                // A caller that did not speak http here.
            }
        }
    }

    private static Task<TestConsole> StartAsync(string allowed)
    {
        var lookups = 0;
        return TestConsole.StartAsync(new TestConsoleOptions
        {
            Args = [$"--Network:AllowedPrivateHosts={allowed}"],
            Configure = builder =>
            {
                builder.Services.AddSingleton<HostResolver>((host, _) => Task.FromResult<IPAddress[]>(host switch
                {
                    "metadata.example" => [IPAddress.Parse("169.254.169.254")],
                    // Another private address each time it is asked.
                    "rebind.example" => [++lookups % 2 == 0 ? IPAddress.Loopback : IPAddress.Parse("10.0.0.7")],
                    _ => [IPAddress.Loopback],
                }));
                builder.Services.AddSingleton<NameChain>((_, _) => Task.FromResult<IReadOnlyList<NameRecord>>([]));
            },
        });
    }

    private static Task<SavedStep> SaveAsync(TestConsole console, long id, string step, WeComFields fields) =>
        console.Get<SaveDraftStep>().RunAsync(id, step, fields, new Actor(console.OwnerId, ActorSource.Console), Cancel);

    private static async Task<string> ReasonAsync(TestConsole console, long id, string check) =>
        Assert.Single((await console.Get<CheckIntegration>().RunAsync(id, [check], null, Cancel))!).Reason;
}
