using FlashdutyConsole.Alerts;
using Microsoft.Extensions.Time.Testing;

namespace FlashdutyConsole.Tests.Alerts;

/// <summary>A thousand alerts a second are also told within seconds, so they are no flood; a flood is stored first.</summary>
public sealed class ArrivalRateTests
{
    private readonly FakeTimeProvider _time = new();

    [Fact]
    public void Count_AThousandASecond_IsNoFlood()
    {
        Assert.False(Come(new ArrivalRate(_time.GetTimestamp()), perSecond: 1000));
    }

    [Fact]
    public void Count_TenThousandASecond_IsAFloodUntilItEnds()
    {
        var rate = new ArrivalRate(_time.GetTimestamp());

        Assert.True(Come(rate, perSecond: 10_000));
        Assert.False(Come(rate, perSecond: 100));
    }

    [Fact]
    public void Count_OneLargePost_IsNoFlood()
    {
        var rate = new ArrivalRate(_time.GetTimestamp());
        _time.Advance(TimeSpan.FromSeconds(10));

        Assert.False(rate.Count(1000, _time));
    }

    private bool Come(ArrivalRate rate, int perSecond)
    {
        var flood = false;
        for (var tick = 0; tick < 100; tick++)
        {
            _time.Advance(TimeSpan.FromMilliseconds(10));
            flood = rate.Count(perSecond / 100, _time);
        }

        return flood;
    }
}
