using FlashdutyConsole.Channels;

namespace FlashdutyConsole.Tests.Channels;

public sealed class RuleFilterTests
{
    private static readonly DateTimeOffset s_monday = new(2026, 11, 23, 10, 0, 0, TimeSpan.FromHours(8));
    private static readonly Dictionary<string, string> s_labels = new() { ["env"] = "prod", ["resource"] = "web-1", ["empty"] = "" };

    [Theory]
    [InlineData("severity", "IN", "Critical", true)]
    [InlineData("alert_severity", "IN", "Critical", true)]
    [InlineData("incident_severity", "IN", "Warning", false)]
    [InlineData("severity", "NOTIN", "Critical", false)]
    [InlineData("severity", "NOTIN", "Warning", true)]
    [InlineData("severity", "IN", "critical", false)]
    [InlineData("labels.env", "IN", "prod", true)]
    [InlineData("env", "IN", "prod", true)]
    [InlineData("labels.env", "IN", "test", false)]
    [InlineData("labels.env", "NOTIN", "test", true)]
    [InlineData("labels.absent", "IN", "x", false)]
    [InlineData("labels.absent", "NOTIN", "x", true)]
    [InlineData("labels.absent", "IN", "", true)]
    [InlineData("labels.empty", "IN", "", true)]
    [InlineData("title", "IN", "/^CPU/", true)]
    [InlineData("title", "IN", "/^cpu/", false)]
    [InlineData("title", "IN", "/(?i)^cpu/", true)]
    [InlineData("title", "NOTIN", "/high$/", false)]
    [InlineData("labels.resource", "IN", @"/^web-\d+$/", true)]
    [InlineData("labels.resource", "IN", "/^db-/", false)]
    [InlineData("labels.resource", "IN", "//", false)]
    [InlineData("labels.resource", "IN", "/(/", false)]
    [InlineData("labels.resource", "IN", @"/(w)\1/", false)]
    public void Matches_OneCondition_HoldsOrNot(string key, string oper, string value, bool matches) =>
        Assert.Equal(matches, Matches([[Condition(key, oper, value)]]));

    // A backtracking engine would not come back from the second one.
    [Theory]
    [InlineData("", true)]
    [InlineData("!", false)]
    public void Matches_PatternThatCouldExplode_IsDecided(string end, bool matches)
    {
        var labels = new Dictionary<string, string> { ["x"] = new string('a', 10_000) + end };
        var rule = new EscalationRule { Filters = [[Condition("labels.x", "IN", "/(a+)+$/")]] };

        Assert.Equal(matches, RuleFilter.Matches(rule, "Critical", "CPU is high", labels, s_monday));
        Assert.True(RuleFilter.IsUsable("/(a+)+$/"));
        Assert.False(RuleFilter.IsUsable("/((a{0,200}){0,200}){0,200}$/"));
    }

    [Fact]
    public void Matches_NoFilter_Always() => Assert.True(Matches([]));

    [Fact]
    public void Matches_SeveralValues_OneIsEnough()
    {
        Assert.True(Matches([[Condition("env", "IN", "test", "prod")]]));
        Assert.False(Matches([[Condition("env", "NOTIN", "test", "prod")]]));
    }

    [Fact]
    public void Matches_ConditionsOfAGroup_AllMustHold() =>
        Assert.False(Matches([[Condition("env", "IN", "prod"), Condition("severity", "IN", "Info")]]));

    [Fact]
    public void Matches_Groups_OneIsEnough() =>
        Assert.True(Matches([[Condition("severity", "IN", "Info")], [Condition("env", "IN", "prod")]]));

    [Fact]
    public void Matches_LabelNamedSeverity_WinsOverTheSeverity()
    {
        var labels = new Dictionary<string, string> { ["severity"] = "page" };
        var rule = new EscalationRule { Filters = [[Condition("severity", "IN", "page")]] };

        Assert.True(RuleFilter.Matches(rule, "Critical", "t", labels, s_monday));
    }

    [Theory]
    // Within a day.
    [InlineData("09:00", "18:00", "", "2026-11-23T09:00", true)]
    [InlineData("09:00", "18:00", "", "2026-11-23T18:00", true)]
    [InlineData("09:00", "18:00", "", "2026-11-23T08:59", false)]
    [InlineData("09:00", "18:00", "", "2026-11-23T18:01", false)]
    [InlineData("09:00", "18:00", "1,2,3,4,5", "2026-11-23T12:00", true)]
    [InlineData("09:00", "18:00", "1,2,3,4,5", "2026-11-22T12:00", false)]
    // Over midnight: Friday night reaches into Saturday morning, Friday morning belongs to Thursday.
    [InlineData("22:00", "06:00", "5", "2026-11-27T23:00", true)]
    [InlineData("22:00", "06:00", "5", "2026-11-28T05:59", true)]
    [InlineData("22:00", "06:00", "5", "2026-11-28T06:01", false)]
    [InlineData("22:00", "06:00", "5", "2026-11-28T23:00", false)]
    [InlineData("22:00", "06:00", "5", "2026-11-27T05:00", false)]
    [InlineData("22:00", "06:00", "6", "2026-11-29T05:00", true)]
    [InlineData("22:00", "06:00", "", "2026-11-25T03:00", true)]
    [InlineData("22:00", "06:00", "", "2026-11-25T12:00", false)]
    [InlineData("never", "06:00", "", "2026-11-25T03:00", false)]
    public void Matches_TimeWindow_OpenOrNot(string start, string end, string days, string at, bool open)
    {
        var repeat = days.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(int.Parse).ToList();
        var rule = new EscalationRule { TimeFilters = [new TimeFilter { Start = start, End = end, Repeat = repeat }] };

        Assert.Equal(open, RuleFilter.Matches(rule, "Info", "t", s_labels, DateTimeOffset.Parse(at + ":00+08:00")));
    }

    [Fact]
    public void Matches_LastMinuteOfTheDay_IsWhole()
    {
        var rule = new EscalationRule { TimeFilters = [new TimeFilter { Start = "00:00", End = "23:59" }] };

        Assert.True(RuleFilter.Matches(rule, "Info", "t", s_labels, DateTimeOffset.Parse("2026-11-23T23:59:30+08:00")));
    }

    [Theory]
    [InlineData("plain(", true)]
    [InlineData("/fine/", true)]
    [InlineData("/(/", false)]
    [InlineData(@"/(a)\1/", false)]
    public void IsUsable_Value_TellsPatternsThatCanRun(string value, bool usable) => Assert.Equal(usable, RuleFilter.IsUsable(value));

    private static bool Matches(IReadOnlyList<IReadOnlyList<FilterCondition>> filters) =>
        RuleFilter.Matches(new EscalationRule { Filters = filters }, "Critical", "CPU is high", s_labels, s_monday);

    private static FilterCondition Condition(string key, string oper, params string[] values) => new() { Key = key, Oper = oper, Vals = values };
}
