using FlashdutyConsole.Integrations.Checks;
using FlashdutyConsole.Integrations.Connect;
using FlashdutyConsole.Integrations.Drafts;
using FlashdutyConsole.Workers;

namespace FlashdutyConsole.Integrations;

/// <summary>Registers integrations.</summary>
public static class IntegrationSetup
{
    /// <summary>The directory, their secrets and use cases.</summary>
    public static IServiceCollection AddIntegrations(this IServiceCollection services)
    {
        services.AddOptions<WeComOptions>().BindConfiguration(WeComOptions.Section)
            .Validate(options => WeComOptions.IsBaseAddress(options.ApiBaseUrl), "WeCom:ApiBaseUrl: is not an address; write it as https://qyapi.weixin.qq.com")
            .Validate(options => WeComOptions.IsBaseAddress(options.OAuthBaseUrl), "WeCom:OAuthBaseUrl: is not an address; write it as https://open.weixin.qq.com")
            .ValidateOnStart();
        return services
            .AddSingleton<IntegrationSecrets>()
            .AddSingleton<IntegrationDirectory>()
            .AddSingleton<WeComConnections>()
            .AddSingleton<ReceiveCallback>()
            .AddWorker<ForgetReceipts>()
            .AddSingleton<SaveIntegration>()
            .AddSingleton<DeleteIntegration>()
            .AddSingleton<FindIntegrations>()
            .AddSingleton<FindDeletionEffects>()
            .AddSingleton<FindIntegrationLines>()
            .AddConnect()
            .AddDrafts()
            .AddChecks();
    }
}
