using FlashdutyConsole.Incidents;

namespace FlashdutyConsole.Tests.Incidents;

public sealed class IncidentViewTests
{
    [Fact]
    public void Read_NothingInTheAddress_ShowsWhatIsOpen()
    {
        var view = IncidentView.Read(null, null, null, null);

        Assert.Equal([IncidentProgress.Triggered, IncidentProgress.Processing], view.Filter().Progress);
        Assert.False(view.IsNarrowed);
        Assert.Equal("/incidents", view.Address("/incidents"));
    }

    [Fact]
    public void Address_OfAView_ReadsBackTheSame()
    {
        var view = new IncidentView { Tab = IncidentTab.Closed, Severity = IncidentSeverity.Warning, ChannelId = 7, Text = "延迟 & 50%" };

        var query = Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(new Uri("http://x" + view.Address("/incidents")).Query);

        Assert.Equal(view, IncidentView.Read(query["progress"], query["severity"], long.Parse(query["channel"]!), query["q"]));
    }

    [Theory]
    [InlineData("99", "7", "Ok")]
    [InlineData("<script>", "", "none")]
    public void Read_WhatNobodyCanChoose_IsNotChosen(string progress, string severity, string otherSeverity)
    {
        Assert.Equal(new IncidentView(), IncidentView.Read(progress, severity, null, "  "));
        Assert.Equal(new IncidentView(), IncidentView.Read(null, otherSeverity, null, null));
    }

    [Fact]
    public void Read_VeryLongText_IsCut() =>
        Assert.Equal(100, IncidentView.Read(null, null, null, new string('x', 5000)).Text.Length);
}
