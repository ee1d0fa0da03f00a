namespace FlashdutyConsole.Deliveries;

/// <summary>Registers what the deliveries page uses.</summary>
public static class DeliveryPageSetup
{
    /// <summary>The queries of the page and of the banner.</summary>
    public static IServiceCollection AddDeliveryPage(this IServiceCollection services) => services
        .AddSingleton<FindDeliveryLines>()
        .AddSingleton<FindBrokenIntegrations>();
}
