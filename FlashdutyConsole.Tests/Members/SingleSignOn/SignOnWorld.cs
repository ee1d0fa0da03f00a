using FlashdutyConsole.Tests.Support;

namespace FlashdutyConsole.Tests.Members.SingleSignOn;

/// <summary>One certified provider and one console for all tests that need the real thing. Started by the first, which may be skipped.</summary>
public sealed class SignOnWorld : IAsyncLifetime
{
    private CertifiedProvider? _provider;

    internal CertifiedProvider Provider => _provider!;

    /// <summary>The console.</summary>
    public TestConsole Console { get; private set; } = null!;

    /// <inheritdoc/>
    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    /// <summary>Starts both, once.</summary>
    public async Task StartAsync()
    {
        if (_provider is not null)
        {
            return;
        }

        var provider = await CertifiedProvider.StartAsync();
        try
        {
            var address = SingleSignOnBench.FreeAddress();
            var (id, secret) = await provider.RegisterAsync(address);
            Console = await SingleSignOnBench.StartAsync(
                address, provider.Address.AbsoluteUri.TrimEnd('/'), id, secret,
                "--Oidc:Name=Acme ID", "--Oidc:Scopes=openid profile email phone", "--Oidc:Roles=ops-admins=Admin, oncall=Responder");
            _provider = provider;
        }
        catch
        {
            await provider.DisposeAsync();
            throw;
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_provider is not null)
        {
            await Console.DisposeAsync();
            await _provider.DisposeAsync();
        }
    }
}
