using Bunit;
using FlashdutyConsole.Components.Controls;
using FlashdutyConsole.WeCom.Cards;
using Microsoft.Extensions.DependencyInjection;

namespace FlashdutyConsole.Tests.Components.Controls;

public sealed class WeComCardTests : IDisposable
{
    private readonly BunitContext _context = new();
    private readonly List<string> _pressed = [];
    private readonly List<string> _chosen = [];
    private readonly List<string> _tapped = [];

    public WeComCardTests()
    {
        _context.Services.AddLogging();
        _context.Services.AddLocalization();
    }

    private static TemplateCard Card { get; } = new()
    {
        CardType = TemplateCardTypes.ButtonInteraction,
        TaskId = "inc-1@1",
        Source = new CardSource { Desc = "Flashduty", DescColor = CardSource.Red, IconUrl = "https://console.example/icon.png" },
        ActionMenu = new CardMenu { Desc = "Snooze", ActionList = [new("4 h", "snooze_240"), new("12 h", "snooze_720")] },
        MainTitle = new CardTitle("数据库主从延迟", "Critical"),
        SubTitleText = "resource: db-01\nmetric: lag",
        HorizontalContentList =
        [
            new CardRow { KeyName = "协作空间", Value = "交易" },
            new CardRow { KeyName = "故障", Value = "#1", Type = CardRow.Link, Url = "https://console.example/incident/detail/1" },
        ],
        CardAction = new CardAction { Type = CardAction.Page, Url = "https://console.example/incident/detail/1" },
        ButtonList =
        [
            new CardButton { Text = "开始处理", Style = 1, Key = "ack" },
            new CardButton { Text = "关闭", Style = 2, Key = "close" },
            new CardButton { Text = "刷新", Style = 9, Key = "refresh" },
        ],
    };

    public void Dispose() => _context.Dispose();

    [Fact]
    public void Card_WithEverything_ShowsEveryPart()
    {
        var shown = Show(Card);

        Assert.Equal("Flashduty", shown.Find(".source-name.tone-red").TextContent);
        Assert.Equal("https://console.example/icon.png", shown.Find(".source-icon").GetAttribute("src"));
        Assert.Equal("数据库主从延迟", shown.Find(".title").TextContent);
        Assert.Equal("Critical", shown.Find(".title-desc").TextContent);
        Assert.Equal("resource: db-01\nmetric: lag", shown.Find(".custom").TextContent);
        Assert.Equal(["协作空间交易", "故障#1"], shown.FindAll(".row").Select(row => string.Concat(row.TextContent.Where(c => !char.IsWhiteSpace(c)))));
        Assert.Equal("https://console.example/incident/detail/1", shown.Find("a.row-link").GetAttribute("href"));
        Assert.Equal(["开始处理", "关闭", "刷新"], shown.FindAll(".buttons .button").Select(button => button.TextContent.Trim()));
    }

    [Fact]
    public void Button_Pressed_GivesItsKey()
    {
        var shown = Show(Card);

        shown.Find("[data-key=close]").Click();

        Assert.Equal(["close"], _pressed);
    }

    [Fact]
    public void Button_WithUnknownStyle_IsDrawnAsTheFirst()
    {
        var shown = Show(Card);

        Assert.Contains("style-1", shown.Find("[data-key=refresh]").ClassName, StringComparison.Ordinal);
        Assert.Contains("style-2", shown.Find("[data-key=close]").ClassName, StringComparison.Ordinal);
    }

    [Fact]
    public void Buttons_WhileOneIsBusy_RestAndOnlyThatOneTurns()
    {
        var shown = Show(Card, busyKey: "ack");

        Assert.All(shown.FindAll(".buttons button"), button => Assert.True(button.HasAttribute("disabled")));
        Assert.Single(shown.FindAll(".spinner"));
        Assert.NotNull(shown.Find("[data-key=ack] .spinner"));
    }

    [Fact]
    public void Menu_OpenedAndChosen_GivesTheKeyAndCloses()
    {
        var shown = Show(Card);
        Assert.Empty(shown.FindAll("[role=menu]"));

        shown.Find(".menu-dots").Click();
        shown.Find("[data-key=snooze_720]").Click();

        Assert.Equal(["snooze_720"], _chosen);
        Assert.Empty(shown.FindAll("[role=menu]"));
    }

    [Fact]
    public void Menu_ShadeTapped_ClosesWithoutChoosing()
    {
        var shown = Show(Card);

        shown.Find(".menu-dots").Click();
        shown.Find(".menu-shade").Click();

        Assert.Empty(shown.FindAll("[role=menu]"));
        Assert.Empty(_chosen);
    }

    [Fact]
    public void Card_Tapped_OpensItsPageInANewTab()
    {
        var shown = Show(Card);

        shown.Find("a.tap").Click();

        Assert.Equal("_blank", shown.Find("a.tap").GetAttribute("target"));
        Assert.Equal(["https://console.example/incident/detail/1"], _tapped);
    }

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("/incident/detail/1")]
    [InlineData("data:text/html,x")]
    public void Card_WithAnAddressThatIsNoWebPage_IsNoLink(string address)
    {
        var shown = Show(Card with
        {
            CardAction = new CardAction { Type = CardAction.Page, Url = address },
            HorizontalContentList = [new CardRow { KeyName = "a", Value = "b", Type = CardRow.Link, Url = address }],
        });

        Assert.Empty(shown.FindAll("a"));
    }

    [Fact]
    public void Card_WithReplaceText_HasOneGreyButtonAndNoOther()
    {
        var shown = Show(Card with { ReplaceText = "已由 张三 关闭 14:03" });

        Assert.Equal("已由 张三 关闭 14:03", shown.Find(".replaced").TextContent);
        Assert.Empty(shown.FindAll("[data-key]"));
    }

    [Fact]
    public void Card_WithMoreThanWeComShows_StopsAtTheLimits()
    {
        var shown = Show(Card with
        {
            HorizontalContentList = [.. Enumerable.Range(0, 9).Select(i => new CardRow { KeyName = $"k{i}", Value = "v" })],
            ButtonList = [.. Enumerable.Range(0, 9).Select(i => new CardButton { Text = "b", Key = $"k{i}" })],
        });

        Assert.Equal(6, shown.FindAll(".row").Count);
        Assert.Equal(6, shown.FindAll(".buttons button").Count);
    }

    [Fact]
    public void Card_WithNothingButATitle_ShowsNoEmptyParts()
    {
        var shown = Show(new TemplateCard { CardType = TemplateCardTypes.ButtonInteraction, MainTitle = new CardTitle("x") });

        Assert.Empty(shown.FindAll(".source, .custom, .rows, .buttons, .quote, .emphasis, .jumps, .tap, .title-desc"));
    }

    [Fact]
    public void Card_WithMarkupInItsTexts_ShowsItAsText()
    {
        var shown = Show(Card with { SubTitleText = "<b>bold</b>", MainTitle = new CardTitle("<script>1</script>") });

        Assert.Equal("<b>bold</b>", shown.Find(".custom").TextContent);
        Assert.Equal("<script>1</script>", shown.Find(".title").TextContent);
    }

    private IRenderedComponent<WeComCard> Show(TemplateCard card, string? busyKey = null) =>
        _context.Render<WeComCard>(parameters => parameters
            .Add(p => p.Card, card)
            .Add(p => p.BusyKey, busyKey)
            .Add(p => p.OnButton, _pressed.Add)
            .Add(p => p.OnMenu, _chosen.Add)
            .Add(p => p.OnTap, _tapped.Add));
}
