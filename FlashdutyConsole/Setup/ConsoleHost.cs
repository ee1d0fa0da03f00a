using FlashdutyConsole.Alerts;
using FlashdutyConsole.Channels;
using FlashdutyConsole.Components;
using FlashdutyConsole.Data;
using FlashdutyConsole.Deliveries;
using FlashdutyConsole.Escalations;
using FlashdutyConsole.Incidents;
using FlashdutyConsole.Integrations;
using FlashdutyConsole.Members;
using FlashdutyConsole.Network;
using FlashdutyConsole.OpenApi;
using FlashdutyConsole.Sandbox;
using FlashdutyConsole.Templates;
using FlashdutyConsole.WeCom;
using FlashdutyConsole.Workers;

namespace FlashdutyConsole.Setup;

/// <summary>Puts the console together: one Add… and one Map… for each folder. Tests start this same console.</summary>
public static class ConsoleHost
{
    /// <summary>Builds the console without starting it.</summary>
    /// <param name="args">Settings from the command line.</param>
    /// <param name="configure">What a test replaces, such as the clock.</param>
    public static WebApplication Build(string[] args, Action<WebApplicationBuilder>? configure = null)
    {
        var builder = WebApplication.CreateBuilder(args);
        // Also outside Development, so that `dotnet run` finds the styles of the packages.
        builder.WebHost.UseStaticWebAssets();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services
            .AddData(builder.Configuration)
            .AddWorkers()
            .AddNetwork()
            .AddWeCom()
            .AddOpenApi()
            .AddMembers()
            .AddIntegrations()
            .AddTemplates()
            .AddChannels()
            .AddDeliveries()
            .AddIncidents()
            .AddDeliveryPage()
            .AddSandboxPage()
            .AddEscalations()
            .AddAlerts()
            .AddComponents();
        configure?.Invoke(builder);

        var app = builder.Build();
        app.UseComponents();
        app.UseAuthentication();
        app.UseAuthorization();
        app.MapAlerts();
        app.MapWeComCallbacks();
        app.MapComponents();
        app.MapSessions();
        app.MapOperations()
            .MapIncidentQueries()
            .MapIncidentOperations()
            .MapAlertOperations()
            .MapChannelOperations()
            .MapRuleOperations()
            .MapIntegrationOperations()
            .MapMemberOperations()
            .MapTemplateOperations()
            .MapDeliveryOperations();
        app.MapUnknownRoutes();
        return app;
    }

    /// <summary>Brings the store up to date and runs the console until it is stopped.</summary>
    /// <returns>The process's exit code.</returns>
    public static async Task<int> RunAsync(string[] args)
    {
        await using var app = Build(args);
        await StartAsync(app, CancellationToken.None);
        await app.WaitForShutdownAsync();
        return 0;
    }

    /// <summary>Brings the store up to date, then listens.</summary>
    public static async Task StartAsync(WebApplication app, CancellationToken cancellationToken)
    {
        await DataSetup.MigrateAsync(app.Services, cancellationToken);
        await app.StartAsync(cancellationToken);
    }
}
