using FlashdutyConsole.Workers;

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
        .AddSingleton<ICheck, ApiDomainCheck>()
        .AddSingleton<ICheck, DomainProofCheck>()
        .AddSingleton<ICheck, CallbackCheck>()
        .AddSingleton<ICheck, ConsoleDomainCheck>()
        .AddSingleton<ICheck, HomepageCheck>()
        .AddSingleton<ICheck, TrustedIpCheck>()
        .AddSingleton<ICheck, CardCheck>()
        .AddSingleton<ICheck, WarRoomCheck>()
        .AddSingleton<IWeComEventHandler, HandleTestCardClick>()
        .AddSingleton<RecordCallback>()
        .AddSingleton<ProbeBook>()
        .AddSingleton<DomainProbe>()
        .AddSingleton<AskApp>()
        .AddSingleton<StoreCheck>()
        .AddSingleton<FindChecks>()
        .AddSingleton<IntegrationSignals>()
        .AddSingleton<CheckIntegration>()
        .AddSingleton<CheckDeployment>()
        .AddSingleton<FindClosedGates>()
        .AddWorker<RepeatChecks>();
}
