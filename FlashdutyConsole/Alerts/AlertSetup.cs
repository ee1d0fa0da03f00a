namespace FlashdutyConsole.Alerts;

/// <summary>Registers the intake of alert events.</summary>
public static class AlertSetup
{
    /// <summary>The writer, its limits and the addresses' needs.</summary>
    public static IServiceCollection AddAlerts(this IServiceCollection services)
    {
        services.AddOptions<IngestOptions>().BindConfiguration(IngestOptions.Section)
            .Validate(options => options.RequestsPerSecond >= 0, "Ingest:RequestsPerSecond: must be 0 (no limit) or more")
            .ValidateOnStart();
        services.AddSingleton<IngestLimiter>();
        services.AddSingleton<AlertIntake>();
        services.AddSingleton<TakeEvents>();
        services.AddHostedService(provider => provider.GetRequiredService<AlertIntake>());
        return services;
    }
}
