namespace FlashdutyConsole.Tests.Support;

/// <summary>One console for all tests of a class, for those that change nothing or only what is theirs.</summary>
public sealed class SharedConsole : IAsyncLifetime
{
    /// <summary>The console.</summary>
    public TestConsole Console { get; private set; } = null!;

    /// <inheritdoc/>
    public async ValueTask InitializeAsync() => Console = await TestConsole.StartAsync();

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => Console.DisposeAsync();
}
