namespace FlashdutyConsole.Integrations.Connect;

/// <summary>Registers the wizard.</summary>
public static class ConnectSetup
{
    /// <summary>Its use cases.</summary>
    public static IServiceCollection AddConnect(this IServiceCollection services) => services
        .AddSingleton<FindLinkedMembers>()
        .AddSingleton<ConnectDesk>();
}
