using System.Net;
using System.Net.Sockets;
using FlashdutyConsole.Integrations.Checks;
using FlashdutyConsole.Network;
using FlashdutyConsole.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace FlashdutyConsole.Tests.Integrations.Checks;

/// <summary>A customer's real nginx in front, set up rightly and in every known wrong way: each is named.</summary>
public sealed class ProxyTests : IDisposable
{
    private const string Host = "wecom.console.test";
    private static readonly DateTimeOffset s_now = TimeProvider.System.GetUtcNow();
    private readonly TestAuthority _authority = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _authority.Dispose();

    [Fact]
    public async Task Proxy_ForwardsAsItIs_EveryCheckOfTheDomainPasses()
    {
        await using var console = await StartAsync();
        await using var proxy = await ProxyAsync(console, Valid(), up => $"location / {{ proxy_pass http://{up}; proxy_set_header Host $host; }}");
        await console.SetAsync(settings => settings with { DomainProof = "Abc123Def456Ghi7", ConsoleDomain = settings.ApiDomain });

        var domain = await console.CheckAsync(CheckId.ApiDomain);
        Assert.Equal((CheckStatus.Pass, CheckReason.DomainReaches), (domain.Status, domain.Reason));
        Assert.Contains(new CheckDetail(CheckLabel.Alias, $"{Host} → proxy.console.test"), domain.Details);
        Assert.Contains(new CheckDetail(CheckLabel.Address, "proxy.console.test → 127.0.0.1"), domain.Details);
        Assert.Contains(new CheckDetail(CheckLabel.Certificate, Host), domain.Details);
        Assert.Contains(new CheckDetail(CheckLabel.Issuer, "Test Authority"), domain.Details);
        Assert.Contains(domain.Details, detail => detail.Label == CheckLabel.Expires);
        Assert.Equal(CheckReason.DomainReaches, (await console.CheckAsync(CheckId.ConsoleDomain)).Reason);
        Assert.Equal((CheckStatus.Pass, CheckReason.ProofServed), Of(await console.CheckAsync(CheckId.DomainProof)));
        var callback = await console.CheckAsync(CheckId.Callback);
        Assert.Equal((CheckStatus.Pass, CheckReason.CallbackWorks), Of(callback));
        Assert.Equal($"https://{Host}:{proxy.Port}/wecom/callback/{console.Integration.Key}", callback.Paste);
        Assert.DoesNotContain(callback.Details, detail => detail.Value.Contains(console.Integration.Key, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Proxy_NamedInTheHostsFileOnly_EveryCheckPasses()
    {
        const string Name = "localhost";
        await using var console = await SandboxedConsole.StartAsync(CheckedConsole.OneMember with
        {
            Start = s_now,
            Args = [$"--Network:ExtraCaFile={_authority.CaFile}", $"--Network:AllowedPrivateHosts=127.0.0.1,{Name}"],
            // Name servers do not know it; the machine looks it up by itself.
            Configure = builder => builder.Services.AddSingleton<NameChain>((_, _) => Task.FromResult<IReadOnlyList<NameRecord>>([])),
        });
        await using var proxy = await NginxProxy.StartAsync(
            Needs.Nginx(), _authority.Issue(Name, s_now.AddDays(-1), s_now.AddDays(60)), $"location / {{ proxy_pass http://{console.Console.Address.Authority}; }}");
        var domain = $"{Name}:{proxy.Port}";
        await console.SetAsync(settings => settings with { ApiDomain = domain, ConsoleDomain = domain, DomainProof = "Abc123Def456Ghi7" });

        foreach (var (id, reason) in ((string, string)[])[
            (CheckId.ApiDomain, CheckReason.DomainReaches), (CheckId.ConsoleDomain, CheckReason.DomainReaches),
            (CheckId.DomainProof, CheckReason.ProofServed), (CheckId.Callback, CheckReason.CallbackWorks)])
        {
            var result = await console.CheckAsync(id);
            Assert.Equal((CheckStatus.Pass, reason), Of(result));
            Assert.Contains(result.Details, detail => detail.Label == CheckLabel.Certificate && detail.Value == Name);
            Assert.True(
                id is CheckId.DomainProof or CheckId.Callback || result.Details.Any(detail => detail.Label == CheckLabel.Address && detail.Value == $"{Name} → 127.0.0.1"),
                "the address that the hosts file gives is shown");
        }
    }

    [Theory]
    [InlineData("location / { default_type text/html; return 200 '<html><body>Welcome</body></html>'; }", CheckReason.HtmlPage)]
    [InlineData("location / { default_type application/json; return 200 '{\"code\":0,\"data\":\"ok\"}'; }", CheckReason.JsonWrapped)]
    [InlineData("location / { return 302 https://login.console.test/sso?back=$request_uri; }", CheckReason.Redirected)]
    [InlineData("location / { return 404; }", CheckReason.NotForwarded)]
    [InlineData("location / { return 403; }", CheckReason.AccessRefused)]
    [InlineData("location / { auth_basic \"staff\"; auth_basic_user_file /dev/null; }", CheckReason.AccessRefused)]
    [InlineData("location / { proxy_pass http://127.0.0.1:1; }", CheckReason.ProxyCannotReach)]
    [InlineData("location / { return 500; }", CheckReason.OddStatus)]
    [InlineData("location / { default_type text/plain; return 200 'hello'; }", CheckReason.OtherAnswer)]
    [InlineData("location /wecom/ { proxy_pass http://UPSTREAM/; }", CheckReason.PathLost)]
    public async Task Proxy_WrongForAll_IsNamedByDomainAndCallback(string server, string reason)
    {
        await using var console = await StartAsync();
        await using var proxy = await ProxyAsync(console, Valid(), up => server.Replace("UPSTREAM", up, StringComparison.Ordinal));

        var domain = await console.CheckAsync(CheckId.ApiDomain);
        var callback = await console.CheckAsync(CheckId.Callback);

        Assert.Equal((CheckStatus.Fail, reason), Of(domain));
        Assert.Equal((CheckStatus.Fail, reason), Of(callback));
        Assert.All(callback.Arguments, argument => Assert.DoesNotContain("Welcome", argument, StringComparison.Ordinal));
        if (reason == CheckReason.PathLost)
        {
            Assert.Equal($"/callback/{console.Integration.Key}", Assert.Single(callback.Arguments));
        }

        if (reason == CheckReason.Redirected)
        {
            Assert.Equal("login.console.test", Assert.Single(callback.Arguments));
        }
    }

    [Fact]
    public async Task Proxy_WrapsTheAnswer_IsNamed()
    {
        const string Wrap = "location = /before {{ default_type application/json; return 200 '{0}'; }} location = /after {{ return 200 '{1}'; }} "
            + "location / {{ proxy_pass http://{2}; addition_types *; add_before_body /before; add_after_body /after; }}";
        await using var console = await StartAsync();
        foreach (var (before, after, reason) in ((string, string, string)[])[("{\"data\":\"", "\"}", CheckReason.JsonWrapped), ("\\n", "", CheckReason.EchoDecorated), ("", "\\r\\n", CheckReason.EchoDecorated)])
        {
            await using var proxy = await ProxyAsync(console, Valid(), up => string.Format(System.Globalization.CultureInfo.InvariantCulture, Wrap, before, after, up));

            Assert.Equal((CheckStatus.Fail, reason), Of(await console.CheckAsync(CheckId.Callback)));
        }
    }

    [Fact]
    public async Task Proxy_DecodesTheQuery_PlusToSpaceIsNamed()
    {
        // As gateways do that take the parameters apart and join them again.
        var maps = string.Concat(Enumerable.Range(0, 8).Select(i =>
            $"map {(i == 0 ? "$args" : $"$q{i - 1}")} $q{i} {{ default {(i == 0 ? "$args" : $"$q{i - 1}")}; \"~^(?<a{i}>.*)%2B(?<b{i}>.*)$\" \"$a{i}+$b{i}\"; }}\n"));
        await using var console = await StartAsync();
        await using var proxy = await ProxyAsync(console, Valid(), up => $"location / {{ proxy_pass http://{up}$uri?$q7; }}", maps);

        Assert.Equal((CheckStatus.Fail, CheckReason.PlusToSpace), Of(await console.CheckAsync(CheckId.Callback)));
        Assert.Equal(CheckStatus.Pass, (await console.CheckAsync(CheckId.ApiDomain)).Status);
    }

    [Fact]
    public async Task Proxy_ServesTheProofOnlyOnItsOwn_ProofIsNamed()
    {
        await using var console = await StartAsync();
        await using var proxy = await ProxyAsync(console, Valid(), up => $"location /wecom/ {{ proxy_pass http://{up}; }} location / {{ default_type text/html; return 200 '<html></html>'; }}");
        Assert.Equal((CheckStatus.Skip, CheckReason.ProofMissing), Of(await console.CheckAsync(CheckId.DomainProof)));
        await console.SetAsync(settings => settings with { DomainProof = "Abc123Def456Ghi7" });

        Assert.Equal((CheckStatus.Fail, CheckReason.HtmlPage), Of(await console.CheckAsync(CheckId.DomainProof)));
        Assert.Equal(CheckStatus.Pass, (await console.CheckAsync(CheckId.ApiDomain)).Status);
    }

    [Fact]
    public async Task Certificate_EachFault_IsNamed()
    {
        await using var console = await StartAsync();
        using var stranger = new TestAuthority("Nobody's Authority");
        foreach (var (certificate, reason, argument) in (((string, string), string, string)[])[
            (_authority.Issue("other.console.test", s_now.AddDays(-1), s_now.AddDays(60)), CheckReason.TlsWrongHost, "other.console.test"),
            (_authority.Issue(Host, s_now.AddDays(-30), s_now.AddDays(-2)), CheckReason.TlsExpired, s_now.AddDays(-2).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)),
            (_authority.Issue(Host, s_now.AddDays(2), s_now.AddDays(30)), CheckReason.TlsNotYet, s_now.AddDays(2).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)),
            (stranger.Issue(Host, s_now.AddDays(-1), s_now.AddDays(60)), CheckReason.TlsUntrusted, "Nobody's Authority")])
        {
            await using var proxy = await ProxyAsync(console, certificate, up => $"location / {{ proxy_pass http://{up}; }}");
            foreach (var id in (string[])[CheckId.ApiDomain, CheckId.Callback])
            {
                var result = await console.CheckAsync(id);
                Assert.Equal((CheckStatus.Fail, reason), Of(result));
                Assert.Equal([Host, argument], result.Arguments);
            }
        }

        await using var soon = await ProxyAsync(console, _authority.Issue(Host, s_now.AddDays(-30), s_now.AddDays(5)), up => $"location / {{ proxy_pass http://{up}; }}");
        Assert.Equal((CheckStatus.Warn, CheckReason.TlsExpiresSoon), Of(await console.CheckAsync(CheckId.ApiDomain)));
    }

    [Fact]
    public async Task Domain_UnknownPrivateOrDead_IsNamed()
    {
        await using var console = await StartAsync();
        foreach (var (domain, reason) in ((string, string)[])[
            ("nowhere.console.test", CheckReason.NameUnknown), ("private.console.test", CheckReason.DomainPrivate), ("metadata.console.test", CheckReason.DomainPrivate),
            ("10.1.2.3", CheckReason.DomainPrivate), ($"{Host}:1", CheckReason.NoConnection), (console.Console.Address.Authority.Replace("127.0.0.1", Host, StringComparison.Ordinal), CheckReason.TlsFailed)])
        {
            await console.SetAsync(settings => settings with { ApiDomain = domain });
            Assert.Equal((CheckStatus.Fail, reason), Of(await console.CheckAsync(CheckId.ApiDomain)));
            Assert.Equal((CheckStatus.Fail, reason), Of(await console.CheckAsync(CheckId.Callback)));
        }
    }

    [Fact]
    public async Task Callback_NobodyAnswers_IsATimeOut()
    {
        await using var console = await StartAsync();
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        await using var proxy = await ProxyAsync(console, Valid(), _ => $"location / {{ proxy_pass http://{silent.LocalEndpoint}; }}");

        var checking = console.CheckAsync(CheckId.Callback);
        using var asked = await silent.AcceptTcpClientAsync(Cancel);
        console.Tick(TimeSpan.FromSeconds(6));

        Assert.Equal((CheckStatus.Fail, CheckReason.DomainSilent), Of(await checking));
    }

    [Fact]
    public async Task Callback_LaterThanASecond_IsTooSlowForWeCom()
    {
        await using var console = await StartAsync();
        using var slow = new TcpListener(IPAddress.Loopback, 0);
        slow.Start();
        await using var proxy = await ProxyAsync(console, Valid(), _ => $"location / {{ proxy_pass http://{slow.LocalEndpoint}; }}");

        var checking = console.CheckAsync(CheckId.Callback);
        using (var asked = await slow.AcceptTcpClientAsync(Cancel))
        {
            console.Tick(TimeSpan.FromSeconds(1.5));
            using var onward = new TcpClient();
            await onward.ConnectAsync(IPAddress.Loopback, console.Console.Address.Port, Cancel);
            var there = asked.GetStream().CopyToAsync(onward.GetStream(), Cancel);
            await onward.GetStream().CopyToAsync(asked.GetStream(), Cancel);
        }

        var result = await checking;
        Assert.Equal((CheckStatus.Fail, CheckReason.CallbackSlow), Of(result));
        Assert.Equal("1500", Assert.Single(result.Arguments));
    }

    private (string Certificate, string Key) Valid() => _authority.Issue(Host, s_now.AddDays(-1), s_now.AddDays(60));

    private Task<SandboxedConsole> StartAsync() => SandboxedConsole.StartAsync(CheckedConsole.OneMember with
    {
        // Certificates are judged by the machine's clock too.
        Start = s_now,
        Args = [$"--Network:ExtraCaFile={_authority.CaFile}", $"--Network:AllowedPrivateHosts=127.0.0.1"],
        Configure = builder =>
        {
            builder.Services.AddSingleton<HostResolver>((host, _) => Task.FromResult<IPAddress[]>(host switch
            {
                "127.0.0.1" or Host => [IPAddress.Loopback],
                "private.console.test" => [IPAddress.Parse("10.0.0.7")],
                "metadata.console.test" => [IPAddress.Parse("169.254.169.254")],
                _ => throw new SocketException((int)SocketError.HostNotFound),
            }));
            builder.Services.AddSingleton<NameChain>((host, _) => Task.FromResult<IReadOnlyList<NameRecord>>(
                host == Host ? [new NameRecord("CNAME", Host, "proxy.console.test"), new NameRecord("A", "proxy.console.test", "127.0.0.1")] : []));
        },
    });

    private static async Task<NginxProxy> ProxyAsync(SandboxedConsole console, (string Certificate, string Key) certificate, Func<string, string> server, string http = "")
    {
        var proxy = await NginxProxy.StartAsync(Needs.Nginx(), certificate, server(console.Console.Address.Authority), http);
        await console.SetAsync(settings => settings with { ApiDomain = $"{Host}:{proxy.Port}" });
        return proxy;
    }

    private static (CheckStatus, string) Of(CheckResult result) => (result.Status, result.Reason);
}
