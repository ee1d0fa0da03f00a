using FlashdutyConsole.Workers;

namespace FlashdutyConsole.Deliveries;

/// <summary>Registers the outbox's sender. What deliveries say is registered by the features that write them.</summary>
public static class DeliverySetup
{
    /// <summary>Queue, sender and the record of results.</summary>
    public static IServiceCollection AddDeliveries(this IServiceCollection services) => services
        .AddSingleton<FindDeliveries>()
        .AddSingleton<CureLinks>()
        .AddSingleton<MemberQuotas>()
        .AddSingleton<AppPaces>()
        .AddSingleton<ClaimDeliveries>()
        .AddSingleton<WeComCourier>()
        .AddSingleton<RecordAttempt>()
        .AddSingleton<ResendDelivery>()
        .AddSingleton<DeliveryResults>()
        .AddHostedService(provider => provider.GetRequiredService<DeliveryResults>())
        .AddSingleton<IWatch, WatchDeliveries>()
        .AddSingleton<IWatch, WatchCards>()
        .AddWorker<DeliverySender>();
}
