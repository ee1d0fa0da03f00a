using System.Net;
using FlashdutyConsole.Sandbox.Wire;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace FlashdutyConsole.Sandbox;

/// <summary>The pretend WeCom on a listener of its own, so that the console speaks to it as it does to the real one.</summary>
public sealed class SandboxServer : IAsyncDisposable
{
    private readonly WebApplication _application;
    private readonly CancellationTokenSource _stopping;

    private SandboxServer(WebApplication application, SandboxWeCom state, CancellationTokenSource stopping)
    {
        _application = application;
        _stopping = stopping;
        State = state;
        var address = application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        BaseUrl = new Uri(address.TrimEnd('/') + "/");
        state.BaseUrl = BaseUrl;
    }

    /// <summary>http://127.0.0.1:port/ — API base and sign-in base at once.</summary>
    public Uri BaseUrl { get; }

    /// <summary>Companies, people, conversations, switches.</summary>
    public SandboxWeCom State { get; }

    /// <summary>Starts listening on 127.0.0.1. <paramref name="time"/> rules every life, limit and delay in it.</summary>
    /// <exception cref="IOException">The port is taken.</exception>
    public static async Task<SandboxServer> StartAsync(
        SandboxOptions options, TimeProvider? time = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        var state = options.SeedDemo ? SandboxWeCom.CreateDemo(options, time) : new SandboxWeCom(options, time);
        var stopping = new CancellationTokenSource();

        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, options.Port);
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = WirePipeline.MostBodyBytes;
        });
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(2));
        var application = builder.Build();
        var pipeline = new WirePipeline(state, stopping.Token);
        application.Run(pipeline.HandleAsync);

        await application.StartAsync(cancellationToken);
        return new SandboxServer(application, state, stopping);
    }

    /// <summary>Stops listening; hanging calls are reset.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _application.StopAsync();
        await _application.DisposeAsync();
        State.Dispose();
        _stopping.Dispose();
    }
}
