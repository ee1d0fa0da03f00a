using System.Globalization;
using FlashdutyConsole.Incidents;
using FlashdutyConsole.Incidents.Cards;
using FlashdutyConsole.Members;
using FlashdutyConsole.WeCom.Cards;

namespace FlashdutyConsole.Tests.Incidents.Cards;

public sealed class IncidentCardTests
{
    private static readonly DateTimeOffset s_now = new(2026, 11, 23, 8, 0, 0, TimeSpan.Zero);
    private static readonly CardViewer s_chinese = CardViewer.Of("zh-CN", "Asia/Shanghai");
    private static readonly CardViewer s_english = CardViewer.Of("en-US", "Europe/London");

    [Fact]
    public void Build_Triggered_HasTheFourButtonsOfTheContract()
    {
        var card = Build(Incident());

        Assert.Equal(["ack", "close", "snooze_120", "refresh"], Keys(card));
        Assert.Equal(["snooze_240", "snooze_720", "snooze_1440"], card.ActionMenu!.ActionList!.Select(item => item.Key));
        Assert.Null(card.ReplaceText);
    }

    [Fact]
    public void Build_Processing_HasNoStart()
    {
        var card = Build(Incident(one => one.Acknowledge(new Actor(3, ActorSource.Card), s_now)));

        Assert.Equal(["close", "snooze_120", "refresh"], Keys(card));
        Assert.Equal(3, card.ActionMenu!.ActionList!.Count);
    }

    [Fact]
    public void Build_Closed_HasNoButtonThatActsOnlyWhoAndWhen()
    {
        var incident = Incident(one => one.Close(new Actor(3, ActorSource.Card), new DateTimeOffset(2026, 11, 23, 16, 5, 0, TimeSpan.Zero)));

        var chinese = Build(incident, s_chinese, closer: "李雷");
        var english = Build(incident, s_english, closer: "Li Lei");

        Assert.Null(chinese.ActionMenu);
        // The text takes the place of the buttons; what stands behind it could at most refresh.
        Assert.Equal(["refresh"], Keys(chinese));
        Assert.Contains("李雷", chinese.ReplaceText);
        // In the member's zone: past midnight in Shanghai.
        Assert.Contains("00:05", chinese.ReplaceText);
        Assert.Equal("Closed by Li Lei at 16:05", english.ReplaceText);
    }

    [Fact]
    public void Build_ClosedByRecovery_SaysSoAndWhen()
    {
        var incident = Incident(one => one.Close(Actor.AlertEvent, s_now));

        Assert.Equal("Recovered, closed at 08:00", Build(incident, s_english).ReplaceText);
        Assert.Contains("16:00", Build(incident, s_chinese).ReplaceText);
    }

    [Fact]
    public void Build_Snoozed_SaysUntilWhenInTheMembersZone()
    {
        var incident = Incident(one => one.Snooze(TimeSpan.FromHours(2), s_now));

        Assert.Contains(Build(incident, s_chinese).HorizontalContentList!, row => row.Value!.Contains("18:00", StringComparison.Ordinal));
        Assert.DoesNotContain(
            IncidentCard.Build(Subject(incident), s_chinese, s_now.AddHours(2), "t").HorizontalContentList!, row => row.Value!.Contains("18:00", StringComparison.Ordinal));
    }

    [Fact]
    public void Build_ForTwoLanguages_DiffersInWordsNotInKeys()
    {
        var chinese = Build(Incident(), s_chinese);
        var english = Build(Incident(), s_english);

        Assert.Equal(Keys(chinese), Keys(english));
        Assert.Equal(["开始处理", "关闭", "暂缓 2 小时", "刷新"], chinese.ButtonList!.Select(button => button.Text));
        Assert.Equal(["Start processing", "Close", "Snooze 2 h", "Refresh"], english.ButtonList!.Select(button => button.Text));
    }

    [Fact]
    public void Build_Header_SaysEachThingOnce()
    {
        var card = Build(Incident(), s_english);

        Assert.Equal("Critical", card.Source!.Desc);
        Assert.Equal("#AAAAAA \u00b7 Operations", card.MainTitle!.Desc);
    }

    [Fact]
    public void Build_WithoutChannel_HeaderIsTheNumber() =>
        Assert.Equal("#AAAAAA", IncidentCard.Build(Subject(Incident()) with { ChannelName = "" }, s_english, s_now, "t").MainTitle!.Desc);

    [Fact]
    public void Build_Tapped_OpensTheIncident() =>
        Assert.Equal((1, "https://console.example.com/incident/detail/x"), (Build(Incident()).CardAction!.Type, Build(Incident()).CardAction!.Url));

    [Fact]
    public void Build_LongTitle_IsCutWithAnEllipsis()
    {
        var title = Build(Incident(one => one.Title = string.Concat(Enumerable.Repeat("👩‍👩‍👧", 30)))).MainTitle!.Title!;

        Assert.EndsWith("…", title);
        // A family is one element of five characters: none is torn apart.
        Assert.All(Elements(title[..^1]), element => Assert.Equal("👩‍👩‍👧", element));
    }

    [Fact]
    public void Build_TitleThatNobodySees_ShowsTheNumber() =>
        Assert.Equal("#AAAAAA", Build(Incident(one => one.Title = "\u200e\u202e")).MainTitle!.Title);

    [Fact]
    public void Build_SameInput_GivesTheSameBytes() =>
        Assert.Equal(CardJson.Write(Build(Incident())), CardJson.Write(Build(Incident())));

    [Theory]
    [InlineData("", "")]
    [InlineData("a\n\n \t\nb\r\n\r\nc\n", "a\nb\nc")]
    [InlineData("1\n2\n3\n4\n5\n6\n7\n8", "1\n2\n3\n4\n5\n6\n7\n8")]
    [InlineData("1\n2\n3\n4\n5\n6\n7\n8\n9", "1\n2\n3\n4\n5\n6\n7\n8…")]
    [InlineData("1\n\n2\n\n3\n\n4\n\n5\n\n6\n\n7\n\n8\n\n", "1\n2\n3\n4\n5\n6\n7\n8")]
    public void CustomArea_Rendered_LosesBlankLinesAndEndsAfterEight(string rendered, string shown) => Assert.Equal(shown, IncidentCard.CustomArea(rendered));

    [Fact]
    public void DefaultCustomArea_Labels_OnlyThosePresentInFixedOrder()
    {
        var labels = new Dictionary<string, string> { ["env"] = "prod", ["resource"] = "web-1", ["other"] = "x", ["service"] = " " };

        Assert.Equal("资源: web-1\n环境: prod", DefaultCustomArea.Render(labels, new CardTexts(s_chinese.Culture)));
        Assert.Equal("Resource: web-1\nEnv: prod", DefaultCustomArea.Render(labels, new CardTexts(s_english.Culture)));
    }

    [Theory]
    [InlineData("snooze_120", 120)]
    [InlineData("snooze_1440", 1440)]
    [InlineData("snooze_1", null)]
    [InlineData("snooze_+120", null)]
    [InlineData("ack", null)]
    [InlineData("", null)]
    public void SnoozeMinutes_Key_OnlyThoseWeGave(string key, int? minutes) => Assert.Equal(minutes, CardKey.SnoozeMinutes(key));

    private static TemplateCard Build(Incident incident, CardViewer? viewer = null, string closer = "") =>
        IncidentCard.Build(Subject(incident, closer), viewer ?? s_chinese, s_now, "task-1");

    private static IncidentCardSubject Subject(Incident incident, string closer = "") => new()
    {
        Incident = incident,
        ChannelName = "Operations",
        CloserName = closer,
        DetailUrl = "https://console.example.com/incident/detail/x",
    };

    private static Incident Incident(Action<Incident>? change = null)
    {
        var incident = new Incident { Id = "aaaaaaaaaaaaaaaaaaaaaaaa", Title = "CPU is high", StartTime = s_now, CreatedAt = s_now };
        change?.Invoke(incident);
        return incident;
    }

    private static IEnumerable<string?> Keys(TemplateCard card) => card.ButtonList!.Select(button => button.Key);

    private static IEnumerable<string> Elements(string text)
    {
        var elements = StringInfo.GetTextElementEnumerator(text);
        while (elements.MoveNext())
        {
            yield return elements.GetTextElement();
        }
    }
}
