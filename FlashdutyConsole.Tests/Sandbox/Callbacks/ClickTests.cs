using System.Text.Json.Nodes;
using System.Xml.Linq;
using FlashdutyConsole.Sandbox.Callbacks;
using FlashdutyConsole.Sandbox.Calls;
using FlashdutyConsole.WeCom.Callbacks;
using FlashdutyConsole.WeCom.Cards;

namespace FlashdutyConsole.Tests.Sandbox.Callbacks;

public sealed class ClickTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Click_CarriesAllFieldsAndAFreshCode()
    {
        await using var bench = await SandboxBench.StartAsync();
        var app = await bench.GiveCallbackAsync();
        var sent = await bench.SendCardAsync("t-1");
        var msgId = (string)sent["msgid"]!;

        var outcome = await bench.WeCom.PressButtonAsync("zhang", msgId, "ack", cancellationToken: Cancel);
        await bench.WeCom.PressMenuAsync("li", msgId, "snooze", cancellationToken: Cancel);

        Assert.Equal(SandboxClickResult.NoChange, outcome.Result);
        var (click, menu) = (app.Events.First(), app.Events.Last());
        Assert.Equal(
            ["ToUserName", "FromUserName", "CreateTime", "MsgType", "Event", "EventKey", "TaskId", "CardType", "ResponseCode", "AgentID"],
            click.Elements().Select(element => element.Name.LocalName));
        Assert.Equal(SandboxBench.CorpId, click.Element("ToUserName")!.Value);
        Assert.Equal("zhang", click.Element("FromUserName")!.Value);
        Assert.Equal(bench.Clock.GetUtcNow().ToUnixTimeSeconds().ToString(), click.Element("CreateTime")!.Value);
        Assert.Equal("ack", click.Element("EventKey")!.Value);
        Assert.Equal("button_interaction", click.Element("CardType")!.Value);
        Assert.Equal("template_card_menu_event", menu.Element("Event")!.Value);
        string[] codes = [(string)sent["response_code"]!, click.Element("ResponseCode")!.Value, menu.Element("ResponseCode")!.Value];
        Assert.Equal(3, codes.Distinct().Count());
        Assert.Equal("ack", bench.WeCom.FindMessage("zhang", msgId)!.PressedKey);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Click_AnsweredWith500Twice_IsRepeatedUnchanged(bool sameCiphertext)
    {
        await using var bench = await SandboxBench.StartAsync();
        bench.WeCom.Switches.RetryRepeatsCiphertext = sameCiphertext;
        var app = await bench.GiveCallbackAsync();
        app.Answer = (context, number) =>
        {
            bench.Clock.Advance(TimeSpan.FromSeconds(2));
            context.Response.StatusCode = number < 3 ? 500 : 200;
            return Task.CompletedTask;
        };
        var msgId = (string)(await bench.SendCardAsync("t-1"))["msgid"]!;

        var outcome = await bench.WeCom.PressButtonAsync("zhang", msgId, "ack", cancellationToken: Cancel);

        Assert.Equal(new SandboxClickOutcome(SandboxClickResult.NoChange, null, 3), outcome);
        Assert.Single(app.Events.Select(each => each.ToString()).Distinct());
        Assert.Equal(sameCiphertext ? 1 : 3, app.Posts.Select(post => post.Body).Distinct().Count());
        Assert.Equal(sameCiphertext ? 1 : 3, app.Posts.Select(post => post.Query).Distinct().Count());
    }

    [Fact]
    public async Task Click_NeverAnsweredWith200_FailsAfterThreeAttempts()
    {
        await using var bench = await SandboxBench.StartAsync();
        var app = await bench.GiveCallbackAsync();
        app.Answer = (context, _) =>
        {
            context.Response.StatusCode = 204;
            return Task.CompletedTask;
        };
        var msgId = (string)(await bench.SendCardAsync("t-1"))["msgid"]!;

        var outcome = await bench.WeCom.PressButtonAsync("zhang", msgId, "ack", cancellationToken: Cancel);

        Assert.Equal(new SandboxClickOutcome(SandboxClickResult.Failed, SandboxClickFailure.WrongStatus, 3, "204"), outcome);
    }

    [Fact]
    public async Task Click_NotAnsweredInFiveSeconds_IsCutAndRepeated()
    {
        await using var bench = await SandboxBench.StartAsync();
        var app = await bench.GiveCallbackAsync();
        app.Answer = (context, _) =>
        {
            bench.Clock.Advance(TimeSpan.FromSeconds(5));
            return CallbackApp.HoldAsync(context);
        };
        var msgId = (string)(await bench.SendCardAsync("t-1"))["msgid"]!;

        var outcome = await bench.WeCom.PressButtonAsync("zhang", msgId, "ack", cancellationToken: Cancel);

        Assert.Equal(new SandboxClickOutcome(SandboxClickResult.Failed, SandboxClickFailure.TimedOut, 3), outcome);
        Assert.Single(app.Events.Select(each => each.Element("CreateTime")!.Value).Distinct());
    }

    [Fact]
    public async Task Click_NobodyListening_Fails()
    {
        await using var bench = await SandboxBench.StartAsync();
        var app = await bench.GiveCallbackAsync();
        var msgId = (string)(await bench.SendCardAsync("t-1"))["msgid"]!;
        await app.DisposeAsync();

        var outcome = await bench.WeCom.PressButtonAsync("zhang", msgId, "ack", cancellationToken: Cancel);

        Assert.Equal(new SandboxClickOutcome(SandboxClickResult.Failed, SandboxClickFailure.Unreachable, 3), outcome);
    }

    [Fact]
    public async Task PassiveCard_WrittenByTheConsolesLibrary_ChangesTheClickersCardOnly()
    {
        await using var bench = await SandboxBench.StartAsync();
        var app = await bench.GiveCallbackAsync();
        var sent = await bench.SendCardAsync("t-1");
        var msgId = (string)sent["msgid"]!;
        var card = CardJson.Read(System.Text.Encoding.UTF8.GetBytes(SandboxBench.ButtonCard(null, "处理中 <&>]]>").ToJsonString()))! with
        {
            ReplaceText = "已处理",
            HorizontalContentList = [new CardRow { KeyName = "负责人", Value = "Zhang", Type = CardRow.Plain }],
            Source = new CardSource { Desc = "Flashduty", DescColor = CardSource.Red },
            CardAction = new CardAction { Type = CardAction.Page, Url = "https://console.example/?a=1&b=2" },
        };
        var reply = new PassiveReply("zhang", SandboxBench.CorpId, bench.Clock.GetUtcNow()).UpdateCard(card);
        app.AnswerWith(new WeComCallbackCrypto(SandboxBench.Token, SandboxBench.AesKey).SealReply(reply, SandboxBench.CorpId, "1", "2"));

        var outcome = await bench.WeCom.PressButtonAsync("zhang", msgId, "ack", cancellationToken: Cancel);

        Assert.Equal(new SandboxClickOutcome(SandboxClickResult.Updated, null, 1), outcome);
        var zhang = bench.WeCom.FindMessage("zhang", msgId)!;
        Assert.Equal(CardJson.WriteText(card), CardJson.WriteText(zhang.Card!));
        Assert.Equal("已处理", zhang.ReplacedText);
        Assert.True(bench.WeCom.FindMessage("li", msgId)!.IsOpen);
        Assert.Equal(
            SandboxClickFailure.CardClosed,
            (await bench.WeCom.PressButtonAsync("zhang", msgId, "ack", cancellationToken: Cancel)).Failure);
    }

    [Theory]
    [InlineData(false, 0)]
    [InlineData(true, 60140)]
    public async Task PassiveReply_UsesUpTheCodeOfItsClick_AsTheSwitchSays(bool consumes, int errCode)
    {
        await using var bench = await SandboxBench.StartAsync();
        bench.WeCom.Switches.PassiveReplyConsumesResponseCode = consumes;
        var app = await bench.GiveCallbackAsync();
        app.AnswerWith(app.Seal("zhang", "<MsgType>update_button</MsgType><Button><ReplaceName>x</ReplaceName></Button>"));
        var msgId = (string)(await bench.SendCardAsync("t-1"))["msgid"]!;
        await bench.WeCom.PressButtonAsync("zhang", msgId, "ack", cancellationToken: Cancel);

        var reply = await bench.PostAsync("message/update_template_card", new
        {
            atall = 1,
            agentid = SandboxBench.AgentId,
            response_code = app.Events.Single().Element("ResponseCode")!.Value,
            button = new { replace_name = "y" },
        });

        Assert.Equal(errCode, SandboxBench.Code(reply));
    }

    public static TheoryData<string, SandboxClickFailure, string> BadReplies => new()
    {
        { "success", SandboxClickFailure.MalformedReply, "envelope" },
        { "<xml><Encrypt>x</Encrypt></xml>", SandboxClickFailure.MalformedReply, "envelope" },
        { "<!DOCTYPE xml []><xml></xml>", SandboxClickFailure.MalformedReply, "envelope" },
        { "<xml><Encrypt>x</Encrypt><MsgSignature>y</MsgSignature><TimeStamp>1</TimeStamp><Nonce>2</Nonce></xml>", SandboxClickFailure.BadSignature, "" },
    };

    [Theory]
    [MemberData(nameof(BadReplies))]
    public async Task Reply_NotAProperEnvelope_CountsAsErrorAndIsNotRepeated(string body, SandboxClickFailure failure, string detail)
    {
        await using var bench = await SandboxBench.StartAsync();
        var app = await bench.GiveCallbackAsync();
        app.AnswerWith(System.Text.Encoding.UTF8.GetBytes(body));

        Assert.Equal(SandboxClickOutcome.Failed(failure, 1, detail), await PressAsync(bench));
    }

    [Theory]
    [InlineData("zhang", "<MsgType>video</MsgType>", SandboxClickFailure.MalformedReply, "MsgType")]
    [InlineData("li", "<MsgType>update_button</MsgType><Button><ReplaceName>x</ReplaceName></Button>", SandboxClickFailure.MalformedReply, "ToUserName")]
    [InlineData("zhang", "<MsgType>update_button</MsgType><Button/>", SandboxClickFailure.MalformedReply, "Button")]
    [InlineData("zhang", "<MsgType>update_template_card</MsgType>", SandboxClickFailure.MalformedReply, "TemplateCard")]
    [InlineData("zhang", "<MsgType>update_template_card</MsgType><TemplateCard><CardType>button_interaction</CardType><MainTitel/></TemplateCard>", SandboxClickFailure.BadCard, "MainTitel")]
    [InlineData("zhang", "<MsgType>update_template_card</MsgType><TemplateCard><CardType>button_interaction</CardType><MainTitle><Title>x</Title></MainTitle></TemplateCard>", SandboxClickFailure.BadCard, "40016")]
    [InlineData("zhang", "<MsgType>update_template_card</MsgType><TemplateCard><Source><DescColor>red</DescColor></Source></TemplateCard>", SandboxClickFailure.BadCard, "DescColor")]
    public async Task Reply_WithWrongContent_CountsAsErrorAndChangesNothing(string toUser, string inner, SandboxClickFailure failure, string detail)
    {
        await using var bench = await SandboxBench.StartAsync();
        var app = await bench.GiveCallbackAsync();
        app.AnswerWith(app.Seal(toUser, inner));

        Assert.Equal(SandboxClickOutcome.Failed(failure, 1, detail), await PressAsync(bench));
        Assert.Equal(0, bench.WeCom.MessagesOf("zhang").Single().Updates);
    }

    [Fact]
    public async Task Reply_MadeForAnotherCompany_IsRefused()
    {
        await using var bench = await SandboxBench.StartAsync();
        var app = await bench.GiveCallbackAsync();
        app.AnswerWith(app.Seal("zhang", "<MsgType>update_button</MsgType><Button><ReplaceName>x</ReplaceName></Button>", receiveId: "wwother"));

        Assert.Equal(SandboxClickFailure.Undecryptable, (await PressAsync(bench)).Failure);
    }

    [Fact]
    public async Task Press_WhatCannotBePressed_FailsWithoutACall()
    {
        await using var bench = await SandboxBench.StartAsync();
        var app = await bench.GiveCallbackAsync();
        var msgId = (string)(await bench.SendCardAsync("t-1"))["msgid"]!;
        var textId = (string)(await bench.SendTextAsync("x"))["msgid"]!;

        Assert.Equal(SandboxClickFailure.UnknownKey, await FailureAsync(msgId, "nothing"));
        Assert.Equal(SandboxClickFailure.UnknownKey, await FailureAsync(msgId, "snooze"));
        Assert.Equal(SandboxClickFailure.UnknownMessage, await FailureAsync("unknown", "ack"));
        Assert.Equal(SandboxClickFailure.CardClosed, await FailureAsync(textId, "ack"));
        bench.App.ClearCallback();
        Assert.Equal(SandboxClickFailure.NoCallback, await FailureAsync(msgId, "ack"));
        await bench.PostAsync("message/recall", new { msgid = msgId });
        Assert.Equal(SandboxClickFailure.CardClosed, await FailureAsync(msgId, "ack"));
        bench.Corp.RemoveUser("zhang");
        Assert.Equal(SandboxClickFailure.UnknownMember, await FailureAsync(msgId, "ack"));
        Assert.Empty(app.Events);

        async Task<SandboxClickFailure?> FailureAsync(string id, string key) =>
            (await bench.WeCom.PressButtonAsync("zhang", id, key, cancellationToken: Cancel)).Failure;
    }

    [Theory]
    [InlineData(false, "OptionIds", "OptionId")]
    [InlineData(true, "OpitonIds", "OpitonId")]
    public async Task Click_OnCardWithSelection_TellsWhatWasChosen(bool misspelled, string list, string item)
    {
        await using var bench = await SandboxBench.StartAsync();
        bench.WeCom.Switches.MisspelledOptionIds = misspelled;
        var app = await bench.GiveCallbackAsync();
        var msgId = (string)(await bench.SendCardAsync("t-1", change: card => card["button_selection"] = JsonNode.Parse(
            """{"question_key":"q","selected_id":"2","option_list":[{"id":"1","text":"a"},{"id":"2","text":"b"}]}""")))["msgid"]!;

        await bench.WeCom.PressButtonAsync("zhang", msgId, "ack", cancellationToken: Cancel);
        await bench.WeCom.PressButtonAsync(
            "zhang", msgId, "ack", new Dictionary<string, IReadOnlyList<string>> { ["q"] = ["1"] }, cancellationToken: Cancel);

        Assert.Equal(["2", "1"], app.Events.Select(Chosen));

        string Chosen(XElement click) =>
            click.Element("SelectedItems")!.Element("SelectedItem")!.Element(list)!.Element(item)!.Value;
    }

    [Fact]
    public async Task TextAndEntering_ReachTheApp_AndATextReplyIsShown()
    {
        await using var bench = await SandboxBench.StartAsync();
        var app = await bench.GiveCallbackAsync();
        app.AnswerWith(app.Seal("zhang", "<MsgType>text</MsgType><Content>hello</Content>"));

        var entered = await bench.WeCom.EnterAppAsync("zhang", bench.App, Cancel);
        var written = await bench.WeCom.SendTextAsync("zhang", bench.App, "help ]]> me", Cancel);

        Assert.Equal([SandboxClickResult.Updated, SandboxClickResult.Updated], [entered.Result, written.Result]);
        Assert.Equal("enter_agent", app.Events.First().Element("Event")!.Value);
        Assert.Equal("help ]]> me", app.Events.Last().Element("Content")!.Value);
        Assert.Equal(["hello", "help ]]> me", "hello"], bench.WeCom.MessagesOf("zhang").Select(message => message.Text));
        Assert.Equal(2, bench.WeCom.CountAll().TotalVisible);
    }

    [Fact]
    public async Task Calls_ShowBothDirections_WithoutSecrets()
    {
        await using var bench = await SandboxBench.StartAsync();
        var app = await bench.GiveCallbackAsync();
        var sent = await bench.SendCardAsync("t-1");
        await bench.WeCom.PressButtonAsync("zhang", (string)sent["msgid"]!, "ack", cancellationToken: Cancel);

        var calls = bench.WeCom.Calls;
        Assert.Equal(["/cgi-bin/gettoken", "/cgi-bin/message/send", app.Url], calls.Select(call => call.Path));
        Assert.Equal(SandboxCallDirection.FromWeCom, calls[2].Direction);
        Assert.Contains("<EventKey><![CDATA[ack]]></EventKey>", calls[2].RequestBody);
        var all = string.Concat(calls.Select(call => call.Query + call.RequestBody + call.ResponseBody));
        string[] secrets =
        [
            bench.App.Secret, await bench.TokenAsync(), (string)sent["response_code"]!, app.Events.Single().Element("ResponseCode")!.Value,
        ];
        Assert.DoesNotContain(secrets, secret => all.Contains(secret));
    }

    [Fact]
    public async Task Changed_IsRaised_ForSendsClicksAndUpdates()
    {
        await using var bench = await SandboxBench.StartAsync();
        await bench.GiveCallbackAsync();
        var seen = new List<string?>();
        bench.WeCom.Changed += (_, change) => seen.Add(change.UserId);

        var sent = await bench.SendCardAsync("t-1");
        Assert.Equal([null], seen);
        await bench.WeCom.PressButtonAsync("zhang", (string)sent["msgid"]!, "ack", cancellationToken: Cancel);
        Assert.Contains("zhang", seen);
    }

    private static async Task<SandboxClickOutcome> PressAsync(SandboxBench bench)
    {
        var msgId = (string)(await bench.SendCardAsync("t-1"))["msgid"]!;
        return await bench.WeCom.PressButtonAsync("zhang", msgId, "ack", cancellationToken: Cancel);
    }
}
