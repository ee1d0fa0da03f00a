using FlashdutyConsole.Tests.Support;

namespace FlashdutyConsole.Tests.Members.SingleSignOn;

/// <summary>A console whose provider may do things wrong; for all tests of a class.</summary>
public sealed class RogueConsole : IAsyncLifetime
{
    internal RogueProvider Provider { get; private set; } = null!;

    /// <summary>The console.</summary>
    public TestConsole Console { get; private set; } = null!;

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        Provider = await RogueProvider.StartAsync();
        Console = await SingleSignOnBench.StartAsync(
            SingleSignOnBench.FreeAddress(), Provider.Issuer(), SingleSignOnBench.ClientId, SingleSignOnBench.ClientSecret, "--Oidc:Name=Acme ID");
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Console.DisposeAsync();
        await Provider.DisposeAsync();
    }
}
