using FlashdutyConsole.Workers;

namespace FlashdutyConsole.Tests.Workers;

public sealed class StandingRowsTests
{
    private static readonly DateTimeOffset s_now = new(2026, 11, 23, 1, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Look_RowThatStands_IsGivenOnceItHasStoodForTheLimit()
    {
        var rows = new StandingRows<(int Id, int Version)>(TimeSpan.FromSeconds(20));

        Assert.Empty(rows.Look([(1, 1), (2, 1)], s_now));
        Assert.Empty(rows.Look([(1, 1), (2, 1)], s_now.AddSeconds(19)));
        // The second one has moved.
        Assert.Equal([(1, 1)], rows.Look([(1, 1), (2, 2)], s_now.AddSeconds(20)));
        Assert.Equal([(1, 1)], rows.Look([(1, 1)], s_now.AddSeconds(30)));
    }

    [Fact]
    public void Look_RowThatWasAway_BeginsAnew()
    {
        var rows = new StandingRows<int>(TimeSpan.FromSeconds(20));

        rows.Look([1], s_now);
        rows.Look([], s_now.AddSeconds(10));

        Assert.Empty(rows.Look([1], s_now.AddSeconds(30)));
    }
}
