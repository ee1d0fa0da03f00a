using Bunit;
using FlashdutyConsole.Deliveries;
using FlashdutyConsole.Integrations;
using FlashdutyConsole.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace FlashdutyConsole.Tests.Deliveries;

public sealed class IntegrationBannerTests
{
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 11, 23, 1, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task Banner_IntegrationBreaksAndIsMended_ComesAndGoesByItself()
    {
        await using var console = await TestConsole.StartAsync(new TestConsoleOptions { Time = _clock });
        var integration = await console.AddIntegrationAsync(PluginType.WeComApp);
        await using var pages = PageContext.Of(console);
        var banner = pages.Open<IntegrationBanner>();
        Assert.Empty(banner.FindAll("[data-broken]"));

        await MarkAsync(console, integration.Id, 60020);
        await WaitsAsync(console, integration.Id);
        await WaitsAsync(console, integration.Id);
        _clock.Advance(TimeSpan.FromSeconds(6));

        PageContext.Until(banner, () => Assert.Single(banner.FindAll("[data-broken]")));
        var words = banner.Find("[data-broken]").TextContent;
        Assert.Contains($"Integration “{integration.Name}” needs an admin", words, StringComparison.Ordinal);
        Assert.Contains("60020", words, StringComparison.Ordinal);
        Assert.Contains("The IP this console calls from is not trusted.", words, StringComparison.Ordinal);
        Assert.Contains("What to do:", words, StringComparison.Ordinal);
        Assert.Contains("2 messages are waiting", words, StringComparison.Ordinal);
        Assert.Equal("/deliveries?status=Waiting", banner.Find("[data-broken] a").GetAttribute("href"));

        await MarkAsync(console, integration.Id, 0);
        _clock.Advance(TimeSpan.FromSeconds(6));

        PageContext.Until(banner, () => Assert.Empty(banner.FindAll("[data-broken]")));
    }

    private Task<Integration> MarkAsync(TestConsole console, long id, int errCode) => console.WriteAsync(db =>
    {
        var integration = db.Integrations.Single(one => one.Id == id);
        (integration.BrokenErrCode, integration.BrokenSince) = (errCode, errCode == 0 ? null : _clock.GetUtcNow());
        return integration;
    });

    private static Task<Delivery> WaitsAsync(TestConsole console, long integrationId) => console.WriteAsync(db => db.Deliveries.Add(new Delivery
    {
        IncidentId = "69da451ef77b1b51f40e83ee",
        IntegrationId = integrationId,
        MemberId = console.OwnerId,
        State = DeliveryState.Pending,
        Reason = DeliveryReason.NeedsAdmin,
        CreatedAt = console.Now,
        DueAt = console.Now,
    }).Entity);
}
