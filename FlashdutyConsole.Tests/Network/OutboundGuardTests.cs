using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using FlashdutyConsole.Network;
using FlashdutyConsole.Tests.Support;
using FlashdutyConsole.Tests.WeCom;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace FlashdutyConsole.Tests.Network;

public sealed class OutboundGuardTests : IAsyncLifetime
{
    private readonly FakeTimeProvider _time = new();
    private WeComServer _canary = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _canary = await WeComServer.StartAsync();

    public ValueTask DisposeAsync() => _canary.DisposeAsync();

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("2130706433")]
    [InlineData("0x7f000001")]
    [InlineData("0177.0.0.1")]
    [InlineData("127.1")]
    [InlineData("0.0.0.0")]
    [InlineData("0")]
    [InlineData("localhost")]
    [InlineData("[::ffff:127.0.0.1]")]
    [InlineData("[::1]")]
    public async Task Get_LoopbackHoweverWritten_IsRefused(string host)
    {
        using var provider = Provider();

        var error = await Assert.ThrowsAnyAsync<Exception>(() => GetAsync(provider, $"http://{host}:{_canary.Address.Port}/gettoken"));

        Assert.NotNull(OutboundRefusedException.Behind(error));
        Assert.Empty(_canary.Requests);
    }

    [Theory]
    [InlineData("127.0.0.0/8", "127.0.0.1")]
    [InlineData("Console.Local", "console.local")]
    [InlineData("127.0.0.1", "console.local")]
    public async Task Get_AllowedHost_IsReached(string allowed, string host)
    {
        using var provider = Provider([IPAddress.Loopback], ("AllowedPrivateHosts", allowed));

        using var response = await GetAsync(provider, $"http://{host}:{_canary.Address.Port}/gettoken");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task Get_HostAllowedAtOnePort_IsReachedThereOnly()
    {
        using var provider = Provider([IPAddress.Loopback], ("AllowedPrivateHosts", $"console.local:{_canary.Address.Port}"));
        await using var other = await WeComServer.StartAsync();

        using var response = await GetAsync(provider, $"http://console.local:{_canary.Address.Port}/gettoken");
        var error = await Assert.ThrowsAnyAsync<Exception>(() => GetAsync(provider, $"http://console.local:{other.Address.Port}/gettoken"));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.NotNull(OutboundRefusedException.Behind(error));
        Assert.Empty(other.Requests);
    }

    [Theory]
    [InlineData("", 25)]
    [InlineData("mail.local", 25)]
    [InlineData("127.0.0.0/8", 22)]
    [InlineData("mail.local:26", 587)]
    public async Task Get_PortOfAnotherProtocol_IsRefusedBeforeALookup(string allowed, int port)
    {
        var lookups = 0;
        using var provider = Provider(
            (_, _) =>
            {
                lookups++;
                return Task.FromResult<IPAddress[]>([IPAddress.Loopback]);
            },
            ("AllowedPrivateHosts", allowed));

        var error = await Assert.ThrowsAnyAsync<Exception>(() => GetAsync(provider, $"http://mail.local:{port}/"));

        Assert.NotNull(OutboundRefusedException.Behind(error));
        Assert.Equal(0, lookups);
    }

    [Fact]
    public async Task Check_PortOfAnotherProtocolListedWithIt_IsAllowed()
    {
        using var provider = Provider([IPAddress.Loopback], ("AllowedPrivateHosts", "mail.local:25"));

        Assert.Equal([IPAddress.Loopback], await provider.GetRequiredService<OutboundGuard>().CheckAsync("mail.local", 25, Token));
    }

    [Fact]
    public async Task Get_NameThatAlsoResolvesPrivately_UsesOnlyThePublicAddress()
    {
        using var provider = Provider([IPAddress.Loopback, IPAddress.Parse("203.0.114.1")]);
        var guard = provider.GetRequiredService<OutboundGuard>();

        Assert.Equal([IPAddress.Parse("203.0.114.1")], await guard.CheckAsync("rebind.example", 443, Token));
    }

    [Fact]
    public async Task Get_NameChangesItsMind_ConnectsToWhatWasChecked()
    {
        var lookups = 0;
        using var provider = Provider(
            (_, _) => Task.FromResult(new[] { ++lookups == 1 ? IPAddress.Parse("10.0.0.1") : IPAddress.Loopback }));

        var error = await Assert.ThrowsAnyAsync<Exception>(() => GetAsync(provider, $"http://rebind.example:{_canary.Address.Port}/gettoken"));

        Assert.Equal("rebind.example", OutboundRefusedException.Behind(error)!.Host);
        Assert.Contains("Network:AllowedPrivateHosts", OutboundRefusedException.Behind(error)!.Message, StringComparison.Ordinal);
        Assert.Equal(1, lookups);
        Assert.Empty(_canary.Requests);
    }

    [Fact]
    public async Task Get_Redirect_IsNotFollowed()
    {
        using var provider = Provider(("AllowedPrivateHosts", "127.0.0.1"));
        _canary.BeforeToken = context =>
        {
            context.Response.StatusCode = 302;
            context.Response.Headers.Location = "http://127.0.0.1:1/";
            return Task.CompletedTask;
        };

        using var response = await GetAsync(provider, new Uri(_canary.Address, "/gettoken").ToString());

        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
    }

    [Fact]
    public async Task Get_LookupHangs_FailsAsAConnectionInTime()
    {
        var asked = new TaskCompletionSource();
        using var provider = Provider(async (_, cancel) =>
        {
            asked.SetResult();
            return await new TaskCompletionSource<IPAddress[]>().Task.WaitAsync(cancel);
        });
        var getting = GetAsync(provider, "http://slow.example/");
        await asked.Task;

        _time.Advance(OutboundGuard.ConnectTimeout);

        var error = await Assert.ThrowsAsync<HttpRequestException>(() => getting);
        Assert.Equal(HttpRequestError.ConnectionError, error.HttpRequestError);
    }

    [Fact]
    public async Task Get_ThroughProxy_StillRefusesPrivateTargetsAndGoesDirectToAllowedOnes()
    {
        using var provider = Provider([IPAddress.Loopback], ("Proxy", $"http://127.0.0.1:{_canary.Address.Port}"), ("AllowedPrivateHosts", "console.local"));

        var error = await Assert.ThrowsAnyAsync<Exception>(() => GetAsync(provider, "http://10.0.0.1/secret"));
        Assert.NotNull(OutboundRefusedException.Behind(error));
        Assert.Empty(_canary.Requests);

        using var proxied = await GetAsync(provider, "http://1.1.1.1/through/gettoken");
        Assert.Equal("/through/gettoken", Assert.Single(_canary.Requests).Path);

        await Assert.ThrowsAsync<HttpRequestException>(() => GetAsync(provider, "http://console.local:1/direct"));
        Assert.Single(_canary.Requests);
    }

    [Theory]
    [InlineData(true, "console.local", true)]
    [InlineData(false, "console.local", false)]
    [InlineData(true, "other.local", false)]
    public async Task Get_OwnAuthority_IsTrustedOnlyWhenConfiguredAndForItsName(bool configured, string host, bool trusted)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=console.local", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("console.local");
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        using var certificate = request.CreateSelfSigned(TimeProvider.System.GetUtcNow().AddDays(-1), TimeProvider.System.GetUtcNow().AddDays(1));
        using var server = X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pfx), null);
        var file = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        await File.WriteAllTextAsync(file, certificate.ExportCertificatePem(), Token);
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var serving = ServeTlsOnceAsync(listener, server);
        using var provider = Provider([IPAddress.Loopback], ("AllowedPrivateHosts", host), ("ExtraCaFile", configured ? file : ""));

        var getting = GetAsync(provider, $"https://{host}:{((IPEndPoint)listener.LocalEndpoint).Port}/");

        if (trusted)
        {
            using var response = await getting;
            Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
        }
        else
        {
            Assert.Equal(HttpRequestError.SecureConnectionError, (await Assert.ThrowsAsync<HttpRequestException>(() => getting)).HttpRequestError);
        }

        await serving;
        File.Delete(file);
    }

    private static async Task ServeTlsOnceAsync(TcpListener listener, X509Certificate2 certificate)
    {
        using var client = await listener.AcceptTcpClientAsync(Token);
        await using var tls = new SslStream(client.GetStream());
        try
        {
            await tls.AuthenticateAsServerAsync(certificate);
            var buffer = new byte[4096];
            _ = await tls.ReadAsync(buffer, Token);
            await tls.WriteAsync("HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n"u8.ToArray(), Token);
        }
        catch (Exception refused) when (refused is IOException or System.Security.Authentication.AuthenticationException)
        {
            // The client did not trust us.
        }
    }

    private ServiceProvider Provider(params (string Key, string Value)[] settings) =>
        Provider(Dns.GetHostAddressesAsync, settings);

    private ServiceProvider Provider(IPAddress[] resolved, params (string Key, string Value)[] settings) =>
        Provider((host, _) => Task.FromResult(IPAddress.TryParse(host, out var address) ? [address] : resolved), settings);

    private ServiceProvider Provider(HostResolver resolve, params (string Key, string Value)[] settings)
    {
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder()
            .AddInMemoryCollection(settings.ToDictionary(s => "Network:" + s.Key, s => (string?)s.Value)).Build());
        services.AddSingleton(resolve);
        services.AddSingleton<TimeProvider>(_time);
        services.AddNetwork();
        return services.BuildServiceProvider();
    }

    private static async Task<HttpResponseMessage> GetAsync(ServiceProvider provider, string address)
    {
        using var client = provider.GetRequiredService<IHttpClientFactory>().CreateClient(NetworkSetup.OutboundClient);
        return await client.GetAsync(new Uri(address), Token);
    }
}
