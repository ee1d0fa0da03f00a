using FlashdutyConsole.Setup.Demo;
using FlashdutyConsole.Workers;
using Microsoft.Extensions.Options;

namespace FlashdutyConsole.Setup;

/// <summary>Registers the first start, the console's own settings, health, metrics and response headers.</summary>
public static class SetupSetup
{
    /// <summary>Services of this folder.</summary>
    public static IServiceCollection AddSetup(this IServiceCollection services)
    {
        services.AddOptions<ConsoleOptions>().BindConfiguration(ConsoleOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<ConsoleOptions>, ValidateConsoleOptions>();
        services.AddOptions<BootstrapOptions>().BindConfiguration(BootstrapOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<BootstrapOptions>, ValidateBootstrapOptions>();
        services.AddOptions<HeartbeatOptions>().BindConfiguration(HeartbeatOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<HeartbeatOptions>, ValidateHeartbeatOptions>();
        services.AddHostedService<Heartbeat>();
        // Requests under way are answered; sends under way are resumed at the next start.
        services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(8));
        services.AddSingleton<SetupLink>();
        services.AddSingleton<CreateOwner>();
        services.AddSingleton<FirstStart>();
        services.AddSingleton<Readiness>();
        services.AddSingleton<RequestCounts>();
        services.AddSingleton<CollectMetrics>();
        services.AddWorker<CopyLog>();
        return services;
    }

    /// <summary>The demo: the sandbox and the sample data.</summary>
    public static IServiceCollection AddDemo(this IServiceCollection services) => services
        .AddSingleton<DemoSandbox>()
        .AddSingleton(provider => provider.GetRequiredService<DemoSandbox>().Server)
        .AddSingleton<ConnectDemo>()
        .AddSingleton<SeedDemo>()
        .AddSingleton<RunDemo>();

    /// <summary>What every response passes. Call it first.</summary>
    public static void UseSetup(this WebApplication app) => app.UseResponseHeaders();

    /// <summary>Health and metrics.</summary>
    public static void MapSetup(this IEndpointRouteBuilder endpoints) => endpoints.MapHealth();
}
