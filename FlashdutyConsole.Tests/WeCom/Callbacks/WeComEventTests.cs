using System.Text;
using FlashdutyConsole.WeCom.Callbacks;

namespace FlashdutyConsole.Tests.WeCom.Callbacks;

public sealed class WeComEventTests
{
    private const string Click = """
        <xml>
         <ToUserName><![CDATA[ww1]]></ToUserName>
         <FromUserName><![CDATA[li]]></FromUserName>
         <CreateTime>1700000000</CreateTime>
         <MsgType><![CDATA[event]]></MsgType>
         <Event><![CDATA[template_card_event]]></Event>
         <EventKey><![CDATA[ack]]></EventKey>
         <TaskId><![CDATA[t-1]]></TaskId>
         <CardType><![CDATA[button_interaction]]></CardType>
         <ResponseCode><![CDATA[secret-code]]></ResponseCode>
         <AgentID>1000002</AgentID>
         <SelectedItems><SelectedItem><QuestionKey><![CDATA[q]]></QuestionKey>
           <OptionIds><OptionId><![CDATA[a]]></OptionId><OptionId>b</OptionId></OptionIds></SelectedItem></SelectedItems>
        </xml>
        """;

    [Theory]
    [InlineData(Click)]
    [MemberData(nameof(Misspelt))]
    public void Parse_CardClick_GivesEveryField(string xml)
    {
        var click = Assert.IsType<CardClick>(Parse(xml));

        Assert.Equal(("ww1", "li", "ack", "t-1"), (click.ToUserName, click.FromUserName, click.EventKey, click.TaskId));
        Assert.Equal(DateTimeOffset.FromUnixTimeSeconds(1700000000), click.CreateTime);
        Assert.Equal(("button_interaction", "secret-code", 1000002L), (click.CardType, click.ResponseCode, click.AgentId));
        Assert.False(click.FromMenu);
        var item = Assert.Single(click.SelectedItems);
        Assert.Equal("q", item.QuestionKey);
        Assert.Equal(["a", "b"], item.OptionIds);
    }

    public static TheoryData<string> Misspelt() => [Click.Replace("Option", "Opiton")];

    [Fact]
    public void Parse_MenuEntry_SaysSo() =>
        Assert.True(Assert.IsType<CardClick>(Parse(Click.Replace("template_card_event", "template_card_menu_event"))).FromMenu);

    [Fact]
    public void ToString_CardClick_KeepsTheResponseCode() =>
        Assert.DoesNotContain("secret-code", Parse(Click)!.ToString(), StringComparison.Ordinal);

    [Fact]
    public void Parse_Message_GivesContentAndId()
    {
        var message = Assert.IsType<TextMessage>(Parse(Event("text", "<Content><![CDATA[a & b]]></Content><MsgId>4561255354251345929</MsgId>")));

        Assert.Equal(("a & b", "4561255354251345929"), (message.Content, message.MsgId));
    }

    [Theory]
    [InlineData("enter_agent", typeof(EnterAgent))]
    [InlineData("subscribe", typeof(Subscribed))]
    [InlineData("unsubscribe", typeof(Unsubscribed))]
    [InlineData("something_new", typeof(OtherEvent))]
    [InlineData("", typeof(OtherEvent))]
    public void Parse_Event_GivesItsType(string name, Type type) =>
        Assert.IsType(type, Parse(Event("event", $"<Event>{name}</Event>")));

    [Theory]
    [InlineData("")]
    [InlineData("hello")]
    [InlineData("<xml/>")]
    [InlineData("<xml><MsgType>text</MsgType></xml>")]
    [InlineData("<xml><FromUserName>li</FromUserName></xml>")]
    [InlineData("<!DOCTYPE a><xml><MsgType>text</MsgType><FromUserName>li</FromUserName></xml>")]
    public void Parse_NotAnEvent_IsNull(string xml) => Assert.Null(Parse(xml));

    [Theory]
    [InlineData("-5")]
    [InlineData("x")]
    [InlineData("99999999999999999999")]
    [InlineData("9999999999999999")]
    public void Parse_ImpossibleTime_StillReads(string time) =>
        Assert.NotNull(Parse(Click.Replace("1700000000", time)));

    [Fact]
    public void DedupeKey_Repeat_IsTheSame()
    {
        var again = Parse(Click.Replace("secret-code", "another"))!;

        Assert.Equal(Parse(Click)!.DedupeKey, again.DedupeKey);
        Assert.Equal(64, again.DedupeKey.Length);
    }

    [Fact]
    public void DedupeKey_AnythingElse_Differs()
    {
        string[] keys =
        [
            .. new[]
            {
                Click, Click.Replace("ack", "close"), Click.Replace("t-1", "t-2"), Click.Replace("1700000000", "1700000001"),
                Click.Replace("[li]", "[wang]"), Click.Replace("card_event", "card_menu_event"),
                Event("text", "<MsgId>1</MsgId>"), Event("text", "<MsgId>2</MsgId>"), Event("text", "<Content>a</Content>"),
                Event("event", "<Event>subscribe</Event>"), Event("event", "<Event>unsubscribe</Event>"),
                Event("event", "<Event>view</Event>"), Event("event", "<Event>click</Event>"),
            }.Select(xml => Parse(xml)!.DedupeKey),
        ];

        Assert.Equal(keys.Length, keys.Distinct().Count());
    }

    private static string Event(string kind, string rest) =>
        $"<xml><FromUserName>li</FromUserName><CreateTime>1700000000</CreateTime><MsgType>{kind}</MsgType>{rest}</xml>";

    private static WeComEvent? Parse(string xml) => WeComEvent.Parse(Encoding.UTF8.GetBytes(xml));
}
