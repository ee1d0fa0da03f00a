using FlashdutyConsole.Network;
using FlashdutyConsole.WeCom;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Testing;
using Microsoft.Extensions.Time.Testing;

namespace FlashdutyConsole.Tests.WeCom;

/// <summary>The real client, guard and handlers against a <see cref="WeComServer"/>, on a clock that tests move.</summary>
public sealed class WeComHarness : IAsyncDisposable
{
    public const string Secret = "s3cret-of-the-app";

    private readonly ServiceProvider _services;

    private WeComHarness(WeComServer server, string allowed)
    {
        Server = server;
        App = new WeComApp("ww1", Secret, 1000002, server.Address);
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?> { [NetworkOptions.AllowedPrivateHostsKey] = allowed }).Build());
        services.AddSingleton<TimeProvider>(Time);
        services.AddLogging(logging => logging.AddFakeLogging().SetMinimumLevel(LogLevel.Trace));
        services.AddNetwork().AddWeCom();
        _services = services.BuildServiceProvider();
        Client = _services.GetRequiredService<WeComClient>();
        Tokens = _services.GetRequiredService<WeComToken>();
    }

    public WeComServer Server { get; }

    public WeComApp App { get; }

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 11, 23, 0, 0, 0, TimeSpan.Zero));

    public WeComClient Client { get; }

    public WeComToken Tokens { get; }

    public string Logs => string.Join('\n', _services.GetFakeLogCollector().GetSnapshot().Select(r => $"{r.Category} {r.Message} {r.Exception}"));

    public static async Task<WeComHarness> StartAsync(string allowed = "127.0.0.1") => new(await WeComServer.StartAsync(), allowed);

    public Task<WeComAnswer<FlashdutyConsole.WeCom.Answers.SendResult>> SendAsync() =>
        Client.SendAsync(App, "{}"u8.ToArray(), TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await Server.DisposeAsync();
    }
}
