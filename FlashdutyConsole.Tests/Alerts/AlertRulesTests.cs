using FlashdutyConsole.Alerts;
using FlashdutyConsole.Channels;
using FlashdutyConsole.Incidents;

namespace FlashdutyConsole.Tests.Alerts;

public sealed class AlertRulesTests
{
    [Theory]
    [InlineData(false, IncidentSeverity.Critical, AlertStep.Start)]
    [InlineData(false, IncidentSeverity.Info, AlertStep.Start)]
    [InlineData(false, IncidentSeverity.Ok, AlertStep.NothingToRecover)]
    [InlineData(true, IncidentSeverity.Warning, AlertStep.Refresh)]
    [InlineData(true, IncidentSeverity.Ok, AlertStep.Recover)]
    public void StepOf_Event_IsWhatItDoes(bool active, IncidentSeverity status, AlertStep step) => Assert.Equal(step, AlertRules.StepOf(active, status));

    [Theory]
    [InlineData(IncidentSeverity.Critical, IncidentSeverity.Info, IncidentSeverity.Critical)]
    [InlineData(IncidentSeverity.Info, IncidentSeverity.Warning, IncidentSeverity.Warning)]
    public void Worse_Two_IsTheWorse(IncidentSeverity one, IncidentSeverity other, IncidentSeverity worse)
    {
        Assert.Equal(worse, AlertRules.Worse(one, other));
        Assert.Equal(worse, AlertRules.Worse(other, one));
    }

    [Fact]
    public void GroupOf_NoGrouping_IsTheAlertOfItsSource()
    {
        Assert.Equal(("1:k", false), AlertRules.GroupOf(new AlertGrouping(), 1, Event("k")));
        Assert.NotEqual(AlertRules.GroupOf(new AlertGrouping(), 2, Event("k")), AlertRules.GroupOf(new AlertGrouping(), 1, Event("k")));
    }

    [Fact]
    public void GroupOf_EqualLabels_ShareAKeyAcrossSources()
    {
        var grouping = By(["env", "service"]);

        var one = AlertRules.GroupOf(grouping, 1, Event("a", ("env", "prod"), ("service", "pay"), ("resource", "1")));
        var other = AlertRules.GroupOf(grouping, 2, Event("b", ("service", "pay"), ("env", "prod")));
        var third = AlertRules.GroupOf(grouping, 1, Event("c", ("env", "test"), ("service", "pay")));

        Assert.True(one.Shared);
        Assert.Equal(one, other);
        Assert.NotEqual(one, third);
    }

    [Fact]
    public void GroupOf_ValuesThatOnlyLookAlike_AreApart()
    {
        var grouping = By(["a", "b"]);

        Assert.NotEqual(
            AlertRules.GroupOf(grouping, 1, Event("x", ("a", "1"), ("b", "2 b=3"))), AlertRules.GroupOf(grouping, 1, Event("x", ("a", "1 b=2"), ("b", "3"))));
    }

    [Fact]
    public void GroupOf_LabelsNotAllThere_TakesTheNextAlternativeThenItself()
    {
        var grouping = By(["env", "service"], ["env"]);

        Assert.Equal(
            AlertRules.GroupOf(By(["env"]), 1, Event("k", ("env", "prod"))), AlertRules.GroupOf(grouping, 1, Event("k", ("env", "prod"))));
        Assert.Equal(("1:k", false), AlertRules.GroupOf(grouping, 1, Event("k")));
        Assert.Equal(("1:k", false), AlertRules.GroupOf(By([]), 1, Event("k")));
    }

    [Fact]
    public void GroupOf_TitleAndSeverity_AreLabelsToo()
    {
        Assert.Equal(AlertRules.GroupOf(By(["title"]), 1, Event("a")), AlertRules.GroupOf(By(["title"]), 1, Event("b")));
        Assert.Equal(AlertRules.GroupOf(By(["severity"]), 1, Event("a")), AlertRules.GroupOf(By(["severity"]), 1, Event("b")));
        Assert.Equal(
            AlertRules.GroupOf(By(["labels.env"]), 1, Event("a", ("env", "x"))).Shared, AlertRules.GroupOf(By(["env"]), 1, Event("a", ("env", "x"))).Shared);
    }

    private static AlertGrouping By(params string[][] keys) => new() { Method = "p", EqualKeys = keys };

    private static IncomingEvent Event(string key, params (string Name, string Value)[] labels) => new()
    {
        AlertKey = key,
        Title = "CPU is high",
        Status = IncidentSeverity.Warning,
        Labels = labels.ToDictionary(label => label.Name, label => label.Value),
        EventTime = DateTimeOffset.UnixEpoch,
    };
}
