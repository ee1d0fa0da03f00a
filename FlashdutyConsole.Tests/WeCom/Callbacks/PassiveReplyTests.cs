using System.Text;
using System.Xml.Linq;
using FlashdutyConsole.WeCom.Callbacks;
using FlashdutyConsole.WeCom.Cards;

namespace FlashdutyConsole.Tests.WeCom.Callbacks;

public sealed class PassiveReplyTests
{
    private static readonly TemplateCard s_card = new()
    {
        CardType = TemplateCardTypes.ButtonInteraction,
        Source = new CardSource { IconUrl = "https://i", Desc = "值班", DescColor = 1 },
        ActionMenu = new CardMenu { Desc = "m", ActionList = [new CardMenuItem("a", "1"), new CardMenuItem("b", "2")] },
        TaskId = "t",
        MainTitle = new CardTitle("]]><b>&", "d"),
        QuoteArea = new CardQuote { Type = 1, Url = "https://q?a=1&b=2", Title = "t", QuoteText = "q" },
        EmphasisContent = new CardEmphasis("e", "f"),
        SubTitleText = "一\n二",
        HorizontalContentList =
            [new CardRow { Type = 3, KeyName = "k", Value = "v", UserId = "li" }, new CardRow { KeyName = "k2", Url = "u", MediaId = "m" }],
        JumpList = [new CardJump { Type = 2, Title = "j", AppId = "a", PagePath = "p", Url = "u" }],
        CardAction = new CardAction { Type = 1, Url = "https://x" },
        ButtonList = [new CardButton { Text = "认领", Style = 1, Key = "ack" }, new CardButton { Type = 1, Text = "看", Url = "https://y" }],
        ReplaceText = "已认领",
    };

    private readonly PassiveReply _reply = new("li", "ww1", DateTimeOffset.FromUnixTimeSeconds(1700000000));

    [Fact]
    public void UpdateCard_Lists_AreFlatAndRepeated()
    {
        var xml = XElement.Parse(Encoding.UTF8.GetString(_reply.UpdateCard(s_card)));

        Assert.Equal("li", xml.Element("ToUserName")!.Value);
        Assert.Equal("ww1", xml.Element("FromUserName")!.Value);
        Assert.Equal("1700000000", xml.Element("CreateTime")!.Value);
        Assert.Equal("update_template_card", xml.Element("MsgType")!.Value);
        var card = xml.Element("TemplateCard")!;
        Assert.Equal(["k", "k2"], card.Elements("HorizontalContentList").Select(r => r.Element("KeyName")!.Value));
        Assert.Equal(["1", "2"], card.Element("ActionMenu")!.Elements("ActionList").Select(a => a.Element("Key")!.Value));
        Assert.Equal(2, card.Elements("ButtonList").Count());
        Assert.Equal("]]><b>&", card.Element("MainTitle")!.Element("Title")!.Value);
        Assert.Equal("已认领", card.Element("ReplaceText")!.Value);
    }

    [Fact]
    public void UpdateCard_ReadBack_IsTheSameCard()
    {
        var content = PassiveReplyContent.Read(_reply.UpdateCard(s_card))!;

        Assert.Equal("update_template_card", content.MsgType);
        Assert.Equal(CardJson.WriteText(s_card), CardJson.WriteText(content.Card!));
    }

    [Fact]
    public void Read_OtherSpellingOfKeyName_IsAccepted()
    {
        var xml = Encoding.UTF8.GetString(_reply.UpdateCard(s_card)).Replace("KeyName", "Keyname");

        Assert.Equal("k", PassiveReplyContent.Read(Encoding.UTF8.GetBytes(xml))!.Card!.HorizontalContentList![0].KeyName);
    }

    [Fact]
    public void UpdateButton_Text_IsTheReplaceName()
    {
        var content = PassiveReplyContent.Read(_reply.UpdateButton("已处理"))!;

        Assert.Equal(("update_button", "已处理", "li"), (content.MsgType, content.ReplaceName, content.ToUserName));
    }

    [Fact]
    public void Text_Long_IsCutBetweenCharacters()
    {
        var content = PassiveReplyContent.Read(_reply.Text(new string('中', 1000)))!;

        Assert.Equal(new string('中', 681) + "…", content.Text);
        Assert.InRange(Encoding.UTF8.GetByteCount(content.Text!), 2040, 2048);
    }

    [Fact]
    public void Text_CharactersXmlCannotHold_AreDropped()
    {
        var content = PassiveReplyContent.Read(_reply.Text("a\0b\ud83dc\uffff👍"))!;

        Assert.Equal("abc👍", content.Text);
    }

    [Fact]
    public void Read_NotAReply_IsNull()
    {
        Assert.Null(PassiveReplyContent.Read("success"u8.ToArray()));
        Assert.Null(PassiveReplyContent.Read("<xml/>"u8.ToArray()));
    }
}
