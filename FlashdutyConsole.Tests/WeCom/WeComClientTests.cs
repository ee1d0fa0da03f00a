using System.Net;
using System.Net.Sockets;
using FlashdutyConsole.Tests.Support;
using FlashdutyConsole.WeCom;
using FlashdutyConsole.WeCom.Answers;
using FlashdutyConsole.WeCom.Cards;
using FlashdutyConsole.WeCom.Messages;
using Microsoft.AspNetCore.Http;

namespace FlashdutyConsole.Tests.WeCom;

public sealed class WeComClientTests : IAsyncLifetime
{
    private WeComHarness _wecom = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _wecom = await WeComHarness.StartAsync();

    public ValueTask DisposeAsync() => _wecom.DisposeAsync();

    [Fact]
    public async Task Send_PartlyAccepted_NamesTheOthers()
    {
        _wecom.Server.Answers("""{"errcode":0,"errmsg":"ok","invaliduser":"li|wang","unlicenseduser":"zhao","msgid":"m-1","response_code":"r-1"}""");

        var answer = await _wecom.SendAsync();

        Assert.True(answer.IsOk);
        Assert.Equal(("m-1", "r-1"), (answer.Value!.MsgId, answer.Value.ResponseCode));
        Assert.True(answer.Value.IsInvalid("Li"));
        Assert.True(answer.Value.IsUnlicensed("ZHAO"));
        Assert.False(answer.Value.IsInvalid("l"));
        Assert.DoesNotContain("r-1", answer.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Send_Bytes_ArriveAsRendered()
    {
        var body = WeComMessage.Text(1000002, ["li", "wang"], "一\n<b>");

        await _wecom.Client.SendAsync(_wecom.App, body, Token);

        Assert.Contains(
            ("/cgi-bin/message/send", "?access_token=token-1",
                """{"touser":"li|wang","msgtype":"text","agentid":1000002,"text":{"content":"一\n<b>"},"enable_duplicate_check":1,"duplicate_check_interval":14400}"""),
            _wecom.Server.Requests);
    }

    [Fact]
    public async Task Send_PathPrefix_IsKept()
    {
        var app = _wecom.App with { ApiBaseUrl = new Uri(_wecom.Server.Address, "/private/wecom/") };

        Assert.True((await _wecom.Client.SendAsync(app, "{}"u8.ToArray(), Token)).IsOk);
        Assert.All(_wecom.Server.Requests, r => Assert.StartsWith("/private/wecom/cgi-bin/", r.Path, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Send_WeComError_GivesCodeHeadAndAddress()
    {
        _wecom.Server.Answers(
            """{"errcode":60020,"errmsg":"not allow to access from your ip token-1, hint: [1695863164339604070459795], from ip: 221.182.171.162, more info at https://open.work.weixin.qq.com/devtool/query?e=60020"}""");

        var answer = await _wecom.SendAsync();

        Assert.Equal((WeComOutcome.WeComError, 60020, "221.182.171.162"), (answer.Outcome, answer.ErrCode, answer.FromIp));
        Assert.Equal("not allow to access from your ip ***", answer.ErrMsg);
        Assert.Equal(WeComErrorClass.NeedsAdmin, answer.ErrorClass);
        Assert.Null(answer.Value);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("<html>ok</html>")]
    [InlineData("{\"errcode\":0,\"errm")]
    [InlineData("{\"errcode\":\"0\",\"errmsg\":\"ok\"}")]
    [InlineData("{\"errcode\":null}")]
    [InlineData("{\"errcode\":0.5}")]
    [InlineData("{\"errcode\":99999999999}")]
    public async Task Send_OddBody_IsNotSuccess(string body)
    {
        _wecom.Server.Answers(body);

        var answer = await _wecom.SendAsync();

        Assert.Equal((WeComOutcome.NotWeCom, 200), (answer.Outcome, answer.HttpStatus));
        Assert.True(answer.MayHaveArrived);
    }

    [Theory]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(404)]
    [InlineData(201)]
    [InlineData(302)]
    public async Task Send_OtherStatus_IsNotSuccess(int status)
    {
        _wecom.Server.Answer = context =>
        {
            context.Response.StatusCode = status;
            context.Response.Headers.Location = "/elsewhere";
            return context.Response.WriteAsync("""{"errcode":0,"errmsg":"ok"}""");
        };

        var answer = await _wecom.SendAsync();

        Assert.Equal((WeComOutcome.NotWeCom, status), (answer.Outcome, answer.HttpStatus));
        Assert.DoesNotContain(_wecom.Server.Requests, r => r.Path == "/elsewhere");
    }

    [Fact]
    public async Task Send_EndlessBody_IsGivenUp()
    {
        _wecom.Server.Answer = async context =>
        {
            var chunk = new byte[65536];
            for (var i = 0; i < 1000 && !context.RequestAborted.IsCancellationRequested; i++)
            {
                await context.Response.Body.WriteAsync(chunk, context.RequestAborted);
            }
        };

        Assert.Equal(WeComOutcome.NotWeCom, (await _wecom.SendAsync()).Outcome);
    }

    [Fact]
    public async Task Send_ServerHangs_TimesOut()
    {
        _wecom.Server.Answer = WeComServer.HangAsync;
        var sending = _wecom.SendAsync();
        await Eventually.TrueAsync(() => Task.FromResult(_wecom.Server.OtherCalls == 1), "the request arrives");

        _wecom.Time.Advance(WeComTransport.DefaultTimeout);

        var answer = await sending;
        Assert.Equal(WeComOutcome.Timeout, answer.Outcome);
        Assert.True(answer.MayHaveArrived);
    }

    [Fact]
    public async Task Send_HangsInTheMiddleOfTheBody_TimesOut()
    {
        var started = new TaskCompletionSource();
        _wecom.Server.Answer = async context =>
        {
            await context.Response.WriteAsync("{\"errcode\":0,");
            await context.Response.Body.FlushAsync();
            started.SetResult();
            await WeComServer.HangAsync(context);
        };
        var sending = _wecom.SendAsync();
        await started.Task;

        _wecom.Time.Advance(WeComTransport.DefaultTimeout);

        Assert.Equal(WeComOutcome.Timeout, (await sending).Outcome);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Send_ConnectionReset_MayHaveArrived(bool afterHeaders)
    {
        _wecom.Server.Answer = async context =>
        {
            if (afterHeaders)
            {
                context.Response.ContentLength = 1000;
                await context.Response.WriteAsync("{");
                await context.Response.Body.FlushAsync();
            }

            context.Abort();
        };

        var answer = await _wecom.SendAsync();

        Assert.Equal(WeComOutcome.ConnectionLost, answer.Outcome);
        Assert.True(answer.MayHaveArrived);
    }

    [Fact]
    public async Task Send_NobodyListens_WasNotSent()
    {
        using var free = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        free.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        var app = _wecom.App with { ApiBaseUrl = new Uri($"http://127.0.0.1:{((IPEndPoint)free.LocalEndPoint!).Port}") };

        var answer = await _wecom.Client.SendAsync(app, "{}"u8.ToArray(), Token);

        Assert.Equal(WeComOutcome.ConnectionFailed, answer.Outcome);
        Assert.False(answer.MayHaveArrived);
    }

    [Fact]
    public async Task Send_PrivateHost_IsRefusedWithoutAConnection()
    {
        await using var guarded = await WeComHarness.StartAsync(allowed: "");

        var answer = await guarded.SendAsync();

        Assert.Equal((WeComOutcome.Refused, "127.0.0.1"), (answer.Outcome, answer.Host));
        Assert.Empty(guarded.Server.Requests);
    }

    [Fact]
    public async Task Send_CallerGivesUp_Throws()
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Token);
        _wecom.Server.Answer = WeComServer.HangAsync;
        var sending = _wecom.Client.SendAsync(_wecom.App, "{}"u8.ToArray(), patience.Token);
        await Eventually.TrueAsync(() => Task.FromResult(_wecom.Server.OtherCalls == 1), "the request arrives");

        await patience.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sending);
    }

    [Fact]
    public async Task Calls_EachAnswer_IsRead()
    {
        var (client, app, server) = (_wecom.Client, _wecom.App, _wecom.Server);

        server.Answers("""{"errcode":0,"agentid":7,"name":"值班","close":0,"redirect_domain":"d","allow_userinfos":{"user":[{"userid":"li"}]},"allow_partys":{"partyid":[1,2]},"allow_tags":{"tagid":[3]}}""");
        var agent = (await client.GetAgentAsync(app, Token)).Value!;
        Assert.Equal((7L, "值班", "d", false), (agent.AgentId, agent.Name, agent.RedirectDomain, agent.IsClosed));
        Assert.Equal((true, true), (agent.SeesWholeCompany, agent.SeesAnyone));
        Assert.Equal("li", Assert.Single(agent.UserIds));

        server.Answers("""{"errcode":0,"userid":"li","user_ticket":"t"}""");
        Assert.Equal(new OAuthUser("li", ""), (await client.GetUserInfoAsync(app, "c&d", false, Token)).Value);
        Assert.EndsWith("&code=c%26d", server.Requests.Last().Query, StringComparison.Ordinal);
        server.Answers("""{"errcode":0,"UserId":"li","OpenId":"o"}""");
        Assert.Equal(new OAuthUser("li", "o"), (await client.GetUserInfoAsync(app, "c", true, Token)).Value);

        server.Answers("""{"errcode":0,"userid":"li","name":"李","department":[1,2],"mobile":"1","email":"e"}""");
        Assert.Equal(("李", "e", "1"), (await client.GetUserAsync(app, "li", Token)) is { Value: { } user } ? (user.Name, user.Email, user.Mobile) : default);

        server.Answers("""{"errcode":0,"userlist":[{"userid":"a"},{"userid":"b"}]}""");
        Assert.Equal(["a", "b"], (await client.ListUsersAsync(app, 1, Token)).Value!.Items.Select(u => u.UserId));
        server.Answers("""{"errcode":0,"department_id":[{"id":1,"parentid":0},{"id":2,"parentid":1}]}""");
        Assert.Equal(new WeComDepartment(2, 1), (await client.ListDepartmentsAsync(app, Token)).Value!.Items[1]);

        server.Answers("""{"errcode":0,"userid":"li"}""");
        Assert.Equal("li", (await client.GetUserIdByMobileAsync(app, "13800000000", Token)).Value!.Id);
        Assert.Equal("""{"mobile":"13800000000"}""", server.Requests.Last().Body);
        Assert.Equal("li", (await client.GetUserIdByEmailAsync(app, "a@b", true, Token)).Value!.Id);
        Assert.Equal("""{"email":"a@b","email_type":2}""", server.Requests.Last().Body);

        server.Answers("""{"errcode":0,"ip_list":["1.1.1.1","2.2.0.0/16"]}""");
        Assert.Equal(["1.1.1.1", "2.2.0.0/16"], (await client.GetCallbackIpsAsync(app, Token)).Value!.Items);
        Assert.Equal(2, (await client.GetApiDomainIpsAsync(app, Token)).Value!.Items.Count);

        server.Answers("""{"errcode":0,"invaliduser":["li"]}""");
        var update = WeComMessage.UpdateCard(7, "r", ["li"], new TemplateCard { CardType = "text_notice", ReplaceText = "完" });
        Assert.Equal("li", Assert.Single((await client.UpdateTemplateCardAsync(app, update, Token)).Value!.InvalidUsers));
        Assert.Equal("""{"userids":["li"],"agentid":7,"response_code":"r","template_card":{"card_type":"text_notice","replace_text":"完"}}""", server.Requests.Last().Body);
        await client.UpdateTemplateCardAsync(app, WeComMessage.UpdateButton(7, "r", null, "完"), Token);
        Assert.Equal("""{"atall":1,"agentid":7,"response_code":"r","button":{"replace_name":"完"}}""", server.Requests.Last().Body);

        server.Answers("""{"errcode":42052,"errmsg":"x"}""");
        Assert.Equal(42052, (await client.RecallAsync(app, "m", Token)).ErrCode);
        Assert.Equal("""{"msgid":"m"}""", server.Requests.Last().Body);
    }

    [Fact]
    public async Task Chats_EachCall_IsRendered()
    {
        var (client, app, server) = (_wecom.Client, _wecom.App, _wecom.Server);

        server.Answers("""{"errcode":0,"chatid":"c1"}""");
        Assert.Equal("c1", (await client.CreateChatAsync(app, new WeComChat("c1", "战情室", "", ["a", "b"]), Token)).Value!.Id);
        Assert.Equal("""{"name":"战情室","userlist":["a","b"],"chatid":"c1"}""", server.Requests.Last().Body);

        server.Answers("""{"errcode":0,"chat_info":{"chatid":"c1","name":"n","owner":"a","userlist":["a","b"]}}""");
        var chat = (await client.GetChatAsync(app, "c1", Token)).Value!;
        Assert.Equal(("c1", "n", "a", 2), (chat.ChatId, chat.Name, chat.Owner, chat.UserIds.Count));

        server.Answers("""{"errcode":0}""");
        Assert.True((await client.UpdateChatAsync(app, "c1", "", ["x"], [], Token)).IsOk);
        Assert.Equal("""{"chatid":"c1","add_user_list":["x"]}""", server.Requests.Last().Body);
        Assert.True((await client.SendToChatAsync(app, WeComMessage.ChatMarkdown("c1", "# h"), Token)).IsOk);
        Assert.Equal("""{"chatid":"c1","msgtype":"markdown","markdown":{"content":"# h"}}""", server.Requests.Last().Body);
    }

    [Fact]
    public async Task Secrets_WhateverFails_AreNeitherLoggedNorAnswered()
    {
        var shown = new List<string>();
        async Task Try() => shown.Add((await _wecom.SendAsync()).ToString());

        _wecom.Server.TokenError = $$"""{"errcode":40001,"errmsg":"invalid credential {{WeComHarness.Secret}}, hint: [1]"}""";
        await Try();
        _wecom.Tokens.Forget(_wecom.App);
        _wecom.Server.TokenError = "<html>";
        await Try();
        _wecom.Tokens.Forget(_wecom.App);
        _wecom.Server.TokenError = null;
        _wecom.Server.BeforeToken = context =>
        {
            context.Abort();
            return Task.CompletedTask;
        };
        await Try();
        _wecom.Tokens.Forget(_wecom.App);
        _wecom.Server.BeforeToken = _ => Task.CompletedTask;
        foreach (var body in new[] { "{}", """{"errcode":40035,"errmsg":"bad token-2 s3cret-of-the-app"}""", """{"errcode":0,"response_code":"code-1"}""" })
        {
            _wecom.Server.Answers(body);
            await Try();
        }

        _wecom.Server.Answer = context =>
        {
            context.Abort();
            return Task.CompletedTask;
        };
        await Try();
        shown.Add(_wecom.App.ToString());
        shown.Add((await _wecom.Tokens.GetAsync(_wecom.App, Token)).ToString());

        var all = string.Join('\n', shown) + _wecom.Logs;
        Assert.Contains("gettoken", string.Concat(_wecom.Server.Requests.Select(r => r.Path)), StringComparison.Ordinal);
        Assert.Contains("40035", _wecom.Logs, StringComparison.Ordinal);
        foreach (var secret in (string[])[WeComHarness.Secret, "token-", "code-1"])
        {
            Assert.DoesNotContain(secret, all, StringComparison.Ordinal);
        }
    }
}
