using System.Globalization;
using System.Reflection;
using FlashdutyConsole.Incidents;
using FlashdutyConsole.Incidents.Timeline;
using FlashdutyConsole.Members;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace FlashdutyConsole.Tests.Incidents.Timeline;

public sealed class TimelineWordsTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 2, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("en", "Li Na closed the incident from the WeCom card")]
    [InlineData("zh-CN", "Li Na 在企业微信卡片上关闭故障")]
    public void Say_ClosedFromTheCard_NamesTheMemberInTheReadersLanguage(string culture, string expected) =>
        Assert.Equal(expected, Say(culture, TimelineType.Resolve, new ResolveDetail("wcard"), 2).Text);

    [Fact]
    public void Say_Notified_NamesEveryoneAndWhoWasNotReached()
    {
        var sentence = Say("en", TimelineType.Notify, new NotifyDetail
        {
            Rid = "r",
            FireType = "fire",
            LayerIdx = 0,
            By = "wecom_app:1",
            Persons = [new NotifiedPerson(1), new NotifiedPerson(2, "not linked")],
        });

        Assert.Equal("Notified Zhang Wei, Li Na (WeCom)", sentence.Text);
        Assert.Equal("Could not notify Li Na: not linked", sentence.Quote);
    }

    [Fact]
    public void Say_NotifiedWithAFailedTemplateInPlaceOfALevel_SaysBoth()
    {
        var detail = new NotifyDetail
        {
            Rid = "r", FireType = "fire", LayerIdx = 1, By = "wecom_app:1", Persons = [new NotifiedPerson(1)], InsteadOf = NotifyDetail.Nobody,
            TemplateFailed = new FailedTemplate("t", "Night", "2:5: nope"),
        };

        Assert.Equal(
            "Nobody of level 2 is there any more: the owners were told instead. Change the rule.\nTemplate “Night” failed (line 2, column 5: nope); the cards have the preset’s text.",
            Say("en", TimelineType.Notify, detail).Quote);
        Assert.StartsWith("第 2 级", Say("zh-CN", TimelineType.Notify, detail).Quote);
    }

    [Fact]
    public void Say_AssignedToALevelThatMissesSomebody_NamesThem()
    {
        var detail = new AssignDetail { Id = "a", Type = "escalate", EscalateRuleName = "Rule", LayerIdx = 0, To = [1], Absent = [2] };

        Assert.Equal("Not there any more: Li Na. Change the rule.", Say("en", TimelineType.Assign, detail).Quote);
        Assert.Contains(2, TimelineWords.People(TimelineEntry.New("a", TimelineType.Assign, detail, Actor.Engine, Now)));
    }

    [Fact]
    public void Say_SnoozedForWholeHours_SaysNoMinutes() =>
        Assert.Equal("Zhang Wei snoozed it for 4 h", Say("en", TimelineType.Snooze, new SnoozeDetail(240), 1).Text);

    [Fact]
    public void Say_Comment_QuotesIt() =>
        Assert.Equal("<b>look</b>", Say("en", TimelineType.Comment, new CommentDetail("<b>look</b>", false), 1).Quote);

    [Fact]
    public void Say_EveryType_HasASentenceOfItsOwn()
    {
        var types = typeof(TimelineType).GetFields(BindingFlags.Static | BindingFlags.Public).Select(field => (string)field.GetRawConstantValue()!).ToList();

        var other = Say("en", "unheard_of", new NoDetail(), 1).Text;
        var sentences = types.Select(type => Say("en", type, new NoDetail(), 1).Text).ToList();

        Assert.Contains("unheard_of", other, StringComparison.Ordinal);
        Assert.All(types.Zip(sentences), pair => Assert.DoesNotContain(pair.First, pair.Second, StringComparison.Ordinal));
    }

    [Fact]
    public void Say_DetailOfAnotherShape_StillSaysSomething()
    {
        var entry = new TimelineEntry { Type = TimelineType.Assign, Detail = "[1,2", CreatorId = 1, CreatedAt = Now };

        Assert.Equal("Zhang Wei assigned it to Nobody", In("en", () => Words().Say(entry)).Text);
    }

    private static TimelineSentence Say(string culture, string type, ITimelineDetail detail, long creator = 0) =>
        In(culture, () => Words().Say(TimelineEntry.New("a", type, detail, new Actor(creator, ActorSource.Console), Now)));

    private static TimelineWords Words() => new(
        new ServiceCollection().AddLogging().AddLocalization().BuildServiceProvider().GetRequiredService<IStringLocalizer<IncidentStrings>>(),
        new Dictionary<long, string> { [1] = "Zhang Wei", [2] = "Li Na" });

    private static TimelineSentence In(string culture, Func<TimelineSentence> say)
    {
        var before = CultureInfo.CurrentUICulture;
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(culture);
        try
        {
            return say();
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }
}
