namespace FlashdutyConsole.Deliveries;

/// <summary>Registers what the deliveries page uses.</summary>
public static class DeliveryPageSetup
{
    /// <summary>The page's query.</summary>
    public static IServiceCollection AddDeliveryPage(this IServiceCollection services) => services.AddSingleton<FindDeliveryLines>();
}
