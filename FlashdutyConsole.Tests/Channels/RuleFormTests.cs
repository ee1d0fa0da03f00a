using System.Globalization;
using FlashdutyConsole.Channels;
using FlashdutyConsole.Members;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace FlashdutyConsole.Tests.Channels;

public sealed class RuleFormTests
{
    private static EscalationRule Rule { get; } = new()
    {
        Id = "0123456789abcdef01234567",
        ChannelId = 3,
        Name = "Night shift",
        Description = "kept",
        Priority = 7,
        AggregationWindow = 30,
        TimeFilters = [new TimeFilter { Start = "22:00", End = "06:00", Repeat = [1, 2] }],
        Filters = [[new FilterCondition { Key = "severity", Vals = ["Critical", "Warning"] }]],
        Layers =
        [
            new EscalationLayer
            {
                MaxTimes = 3,
                NotifyStep = 2.5,
                Target = new EscalationTarget { PersonIds = [2, 1], By = new NotifyBy { Critical = ["wecom_app:1"], Warning = ["wecom_app:2"] } },
            },
        ],
    };

    [Fact]
    public void Read_NothingTouched_KeepsWhatTheEditorDoesNotShow()
    {
        var draft = new RuleForm(Rule).Read(priority: 99);

        Assert.Equal(Rule.Id, draft.Id);
        Assert.Equal(7, draft.Priority);
        Assert.Equal("kept", draft.Description);
        Assert.Equal(Rule.TimeFilters, draft.TimeFilters);
        Assert.Equal(["Critical", "Warning"], draft.Filters[0][0].Vals);
        Assert.Equal(["wecom_app:1"], draft.Layers[0].Target.By.Critical);
        Assert.Equal(["wecom_app:2"], draft.Layers[0].Target.By.Warning);
        Assert.Empty(draft.Layers[0].Target.By.Info);
    }

    [Fact]
    public void Read_OtherWaysChosen_CountForEverySeverity()
    {
        var form = new RuleForm(Rule);
        form.Layers[0].Ways = ["wecom_app:5"];

        var by = form.Read(0).Layers[0].Target.By;

        Assert.Equal([.. by.Critical, .. by.Warning, .. by.Info], ["wecom_app:5", "wecom_app:5", "wecom_app:5"]);
    }

    [Fact]
    public void New_Read_HasNoIdAndComesWhereItIsTold()
    {
        var draft = RuleForm.New(3).Read(priority: 4);

        Assert.Null(draft.Id);
        Assert.Equal(4, draft.Priority);
        Assert.Single(draft.Layers);
    }

    [Fact]
    public void Find_SecondLayerWithoutPeople_NamesThatLevel()
    {
        var form = new RuleForm(Rule);
        form.Layers.Add(new LayerForm(new EscalationLayer()));

        Assert.Equal("Level 2 has no members yet.", Fault(form));
    }

    [Fact]
    public void Find_UnusablePattern_SaysFilter()
    {
        var form = new RuleForm(Rule);
        form.Groups[0][0].Values = "/(/";

        Assert.StartsWith("A filter condition", Fault(form), StringComparison.Ordinal);
    }

    [Fact]
    public void Find_WholeRule_FindsNothing() => Assert.Null(Fault(new RuleForm(Rule)));

    private static string? Fault(RuleForm form)
    {
        var text = new ServiceCollection().AddLogging().AddLocalization().BuildServiceProvider().GetRequiredService<IStringLocalizer<ChannelStrings>>();
        var before = CultureInfo.CurrentUICulture;
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en");
        try
        {
            return RuleFaults.Find(form.Read(0), text);
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }
}
