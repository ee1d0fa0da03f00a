using FlashdutyConsole.Alerts;
using FlashdutyConsole.Channels;
using FlashdutyConsole.Components;
using FlashdutyConsole.Data;
using FlashdutyConsole.Deliveries;
using FlashdutyConsole.Escalations;
using FlashdutyConsole.Incidents;
using FlashdutyConsole.Incidents.Previews;
using FlashdutyConsole.Integrations;
using FlashdutyConsole.Integrations.Checks;
using FlashdutyConsole.Linking;
using FlashdutyConsole.Linking.People;
using FlashdutyConsole.Linking.SignIn;
using FlashdutyConsole.Members;
using FlashdutyConsole.Members.AuditLog;
using FlashdutyConsole.Members.SignIn;
using FlashdutyConsole.Members.SingleSignOn;
using FlashdutyConsole.Network;
using FlashdutyConsole.OpenApi;
using FlashdutyConsole.Sandbox;
using FlashdutyConsole.Sandbox.Browser;
using FlashdutyConsole.Templates;
using FlashdutyConsole.WarRooms;
using FlashdutyConsole.WeCom;
using FlashdutyConsole.Setup.Demo;
using FlashdutyConsole.Workers;
using Microsoft.Extensions.Options;

namespace FlashdutyConsole.Setup;

/// <summary>Puts the console together: one Add… and one Map… for each folder. Tests start this same console.</summary>
public static class ConsoleHost
{
    /// <summary>Builds the console without starting it.</summary>
    /// <param name="args">Settings from the command line.</param>
    /// <param name="configure">What a test replaces, such as the clock.</param>
    public static WebApplication Build(string[] args, Action<WebApplicationBuilder>? configure = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            ApplicationName = typeof(ConsoleHost).Assembly.GetName().Name,
            // Pages and styles lie beside the program, wherever it is started from.
            ContentRootPath = AppContext.BaseDirectory,
        });
        builder.Configuration.AddConsoleSettings(args);
        if (DemoMode.IsOn(builder.Configuration))
        {
            DemoMode.Apply(builder.Configuration);
            builder.Services.AddDemo();
        }

        ConsoleLogging.Add(builder);
        // Also outside Development, so that `dotnet run` finds the styles of the packages.
        builder.WebHost.UseStaticWebAssets();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddServiceManagers();
        builder.Services
            .AddData(builder.Configuration)
            .AddWorkers()
            .AddNetwork()
            .AddWeCom()
            .AddOpenApi()
            .AddMembers()
            .AddSingleSignOn(builder.Configuration)
            .AddAuditLog()
            .AddIntegrations()
            .AddLinking()
            .AddTemplates()
            .AddChannels()
            .AddDeliveries()
            .AddIncidents()
            .AddDeliveryPage()
            .AddSandboxPage()
            .AddEscalations()
            .AddWarRooms()
            .AddAlerts()
            .AddComponents()
            .AddSetup();
        configure?.Invoke(builder);

        var app = builder.Build();
        app.UseTrustedProxies();
        app.UseSetup();
        app.UseProbes();
        // Here, so that alerts and callbacks, which end at their endpoint, pass nothing that is meant for people's pages.
        app.UseRouting();
        app.UseComponents();
        app.UseAuthentication();
        app.UseCallerLimits();
        app.UseWeComSignIn();
        app.UseAuthorization();
        app.MapAlerts();
        app.MapWeComCallbacks();
        app.MapProbes();
        app.MapSetup();
        app.MapComponents();
        app.MapSandboxBrowser();
        app.MapSessions();
        app.MapSingleSignOn();
        app.MapPasskeys();
        app.MapAudit();
        app.MapIncidentExport();
        app.MapOperations()
            .MapIncidentQueries()
            .MapIncidentOperations()
            .MapWarRoomOperations()
            .MapAlertOperations()
            .MapChannelOperations()
            .MapRuleOperations()
            .MapIntegrationOperations()
            .MapPersonOperations()
            .MapMemberOperations()
            .MapAuditOperations()
            .MapTemplateOperations()
            .MapPreviewOperations()
            .MapDeliveryOperations();
        app.MapUnknownRoutes();
        return app;
    }

    /// <summary>Brings the store up to date and runs the console until it is stopped.</summary>
    /// <param name="args">Settings from the command line.</param>
    /// <param name="output">Gets the addresses to open.</param>
    /// <param name="error">Gets one line when the console cannot start.</param>
    /// <returns>The process's exit code.</returns>
    public static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter error)
    {
        try
        {
            await using var app = Build(args);
            var report = await StartAsync(app, CancellationToken.None);
            await output.WriteAsync(Announcement.Of(app.Services.GetRequiredService<ConsoleAddress>(), report));
            await output.FlushAsync();
            await app.WaitForShutdownAsync();
            return ExitCode.Ok;
        }
        catch (Exception exception) when (StartFailure.Of(exception) is { } failure)
        {
            await error.WriteLineAsync(failure.Line);
            return failure.Code;
        }
        catch (Exception exception)
        {
            await error.WriteLineAsync(exception.ToString());
            return ExitCode.Failed;
        }
    }

    /// <summary>Checks the settings, brings the store up to date, then listens.</summary>
    public static async Task<StartReport> StartAsync(WebApplication app, CancellationToken cancellationToken)
    {
        // Before the first file is written, so that a wrong setting leaves nothing behind.
        app.Services.GetRequiredService<IStartupValidator>().Validate();
        MakeDataFolder(app.Configuration);
        await DataSetup.MigrateAsync(app.Services, cancellationToken);
        var demo = app.Services.GetService<RunDemo>();
        var sample = demo is null ? null : await demo.PrepareAsync(cancellationToken);
        var token = await app.Services.GetRequiredService<FirstStart>().RunAsync(cancellationToken);
        await app.StartAsync(cancellationToken);
        await (demo?.ConnectAsync(cancellationToken) ?? Task.CompletedTask);
        app.Services.GetRequiredService<ConsoleLogging>().Started();
        return new StartReport(token, sample);
    }

    private static void MakeDataFolder(IConfiguration configuration)
    {
        try
        {
            DataSetup.DataDirectory(configuration);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new OptionsValidationException(
                ConsoleOptions.Section,
                typeof(ConsoleOptions),
                [$"Console:DataDirectory: cannot be made ({exception.Message}); name a folder that this user may write to"]);
        }
    }
}
