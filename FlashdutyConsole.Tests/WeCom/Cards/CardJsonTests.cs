using System.Text;
using FlashdutyConsole.WeCom.Cards;

namespace FlashdutyConsole.Tests.WeCom.Cards;

public sealed class CardJsonTests
{
    private static readonly TemplateCard s_card = new()
    {
        CardType = TemplateCardTypes.ButtonInteraction,
        Source = new CardSource { Desc = "值班", DescColor = CardSource.Red },
        ActionMenu = new CardMenu { Desc = "更多", ActionList = [new CardMenuItem("暂停", "snooze_240")] },
        TaskId = "t-1@x",
        MainTitle = new CardTitle("标题", "<a&b>"),
        QuoteArea = new CardQuote { Type = 2, AppId = "wx1", PagePath = "p", Title = "q", QuoteText = "t" },
        SubTitleText = "一\n二",
        HorizontalContentList = [new CardRow { Type = CardRow.Member, KeyName = "处理人", Value = "li", UserId = "li" }],
        CardAction = new CardAction { Type = CardAction.Page, Url = "https://x/?a=1&b=2" },
        ButtonList = [new CardButton { Text = "认领", Style = CardButton.Primary, Key = "ack" }],
    };

    [Fact]
    public void Write_ButtonCard_SpellsNamesAsWeComDoes()
    {
        var json = CardJson.WriteText(s_card);

        Assert.Equal(
            """{"card_type":"button_interaction","source":{"desc":"值班","desc_color":2},"action_menu":{"desc":"更多","action_list":[{"text":"暂停","key":"snooze_240"}]},"task_id":"t-1@x","main_title":{"title":"标题","desc":"<a&b>"},"quote_area":{"type":2,"appid":"wx1","pagepath":"p","title":"q","quote_text":"t"},"sub_title_text":"一\n二","horizontal_content_list":[{"type":3,"keyname":"处理人","value":"li","userid":"li"}],"card_action":{"type":1,"url":"https://x/?a=1&b=2"},"button_list":[{"text":"认领","style":1,"key":"ack"}]}""",
            json);
    }

    [Fact]
    public void Read_WhatWasWritten_WritesTheSameAgain()
    {
        var again = CardJson.Read(CardJson.Write(s_card));

        Assert.Equal(CardJson.WriteText(s_card), CardJson.WriteText(again!));
    }

    [Fact]
    public void Read_TextNotice_KeepsItsOwnParts()
    {
        const string Json = """{"card_type":"text_notice","main_title":{"title":"t"},"emphasis_content":{"title":"100","desc":"d"},"jump_list":[{"type":1,"title":"j","url":"https://x"}],"card_action":{"type":2,"appid":"a","pagepath":"b"}}""";

        var card = CardJson.Read(Encoding.UTF8.GetBytes(Json));

        Assert.Equal("100", card!.EmphasisContent!.Title);
        Assert.Equal(Json, CardJson.WriteText(card));
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("{\"card_type\":3}")]
    [InlineData("{\"card_type\":\"text_notice\"")]
    public void Read_NotACard_IsNull(string json) => Assert.Null(CardJson.Read(Encoding.UTF8.GetBytes(json)));
}
