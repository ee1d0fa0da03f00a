namespace FlashdutyConsole.Integrations.Checks;

/// <summary>Registers the checks.</summary>
public static class CheckSetup
{
    /// <summary>The checks, their store and their use cases.</summary>
    public static IServiceCollection AddChecks(this IServiceCollection services) => services
        .AddSingleton<ICheck, AuthorizationCheck>()
        .AddSingleton<ICheck, LicenseCheck>()
        .AddSingleton<ICheck, CredentialsCheck>()
        .AddSingleton<ICheck, VisibilityCheck>()
        .AddSingleton<ICheck, HomepageCheck>()
        .AddSingleton<ICheck, TrustedIpCheck>()
        .AddSingleton<ICheck, WarRoomCheck>()
        .AddSingleton<AskApp>()
        .AddSingleton<StoreCheck>()
        .AddSingleton<FindChecks>()
        .AddSingleton<IntegrationSignals>()
        .AddSingleton<CheckIntegration>();
}
