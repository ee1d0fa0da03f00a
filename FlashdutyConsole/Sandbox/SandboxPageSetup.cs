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
        return services.AddSingleton<PushSampleAlert>();
    }
}
