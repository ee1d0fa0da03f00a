using Microsoft.Extensions.Hosting.Systemd;

namespace FlashdutyConsole.Setup;

/// <summary>Tells whoever started the console as a service that it is ready, and hears from it when to stop.</summary>
internal static class ServiceManagers
{
    // Set by systemd for units of Type=notify. https://www.freedesktop.org/software/systemd/man/sd_notify.html
    private const string NotifySocket = "NOTIFY_SOCKET";

    /// <summary>Registers what fits the way in which the process was started; nothing for one started by hand.</summary>
    public static IServiceCollection AddServiceManagers(this IServiceCollection services)
    {
        if (OperatingSystem.IsWindows())
        {
            return services.AddWindowsService();
        }

        if (!string.IsNullOrEmpty(Environment.GetEnvironmentVariable(NotifySocket)))
        {
            services.AddSingleton<ISystemdNotifier, SystemdNotifier>();
            services.AddSingleton<IHostLifetime, SystemdLifetime>();
        }

        return services;
    }
}
