using FlashdutyConsole.Sandbox.Browser;

namespace FlashdutyConsole.Sandbox;

/// <summary>Registers what the sandbox page uses.</summary>
public static class SandboxPageSetup
{
    /// <summary>The page's push of sample alerts. Harmless without a sandbox: the page is then not there.</summary>
    public static IServiceCollection AddSandboxPage(this IServiceCollection services)
    {
        services.AddHttpClient(PushSampleAlert.ClientName, client =>
        {
            client.Timeout = PushSampleAlert.Limit;
            client.MaxResponseContentBufferSize = 64 * 1024;
        });
        services.AddHttpClient(WeComBrowser.ClientName)
            // Two sites on this machine; redirects and cookies are the browser's own business.
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, UseProxy = false })
            .RemoveAllLoggers();
        return services.AddSingleton<PushSampleAlert>().AddSingleton<WeComBrowser>();
    }
}
