using FlashdutyConsole.Sandbox.Messages;

namespace FlashdutyConsole.Tests.Sandbox.GroupChats;

public sealed class GroupChatTests
{
    private const string Room = """{"name":"War room","owner":"li","userlist":["zhang","li"],"chatid":"room1"}""";

    private const string Hello = """{"chatid":"room1","msgtype":"text","text":{"content":"x"}}""";

    [Theory]
    [InlineData("""{"userlist":["zhang","li"]}""", 86202)]
    [InlineData("""{"name":"x"}""", 86204)]
    [InlineData("""{"name":"x","userlist":["zhang"]}""", 86006)]
    [InlineData("""{"name":"x","userlist":["zhang","ZHANG"]}""", 86006)]
    [InlineData("""{"name":"x","userlist":["zhang","nobody"]}""", 86216)]
    [InlineData("""{"name":"x","userlist":["zhang","li"],"owner":"wang"}""", 86207)]
    [InlineData("""{"name":"x","userlist":["zhang","li"],"chatid":"a-b"}""", 86001)]
    [InlineData("""{"name":"x","userlist":["zhang","li"],"chatid":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"}""", 86205)]
    [InlineData("""{"name":"x","userlist":["zhang","li"],"chatid":"room1"}""", 86215)]
    [InlineData("""{"name":1,"userlist":["zhang","li"]}""", 40058)]
    public async Task Create_WrongRequest_IsRefused(string body, int code)
    {
        await using var bench = await SandboxBench.StartAsync();
        await bench.PostAsync("appchat/create", Room);

        Assert.Equal(code, SandboxBench.Code(await bench.PostAsync("appchat/create", body)));
        Assert.Single(bench.WeCom.GroupChatsOf());
    }

    [Fact]
    public async Task EveryCall_ByAppNotSeenByTheWholeCompany_IsForbidden()
    {
        await using var bench = await SandboxBench.StartAsync();
        await bench.PostAsync("appchat/create", Room);
        bench.App.RootVisible = false;

        Assert.Equal(48002, SandboxBench.Code(await bench.PostAsync("appchat/create", Room)));
        Assert.Equal(48002, SandboxBench.Code(await bench.PostAsync("appchat/update", """{"chatid":"room1"}""")));
        Assert.Equal(48002, SandboxBench.Code(await bench.PostAsync("appchat/send", """{"chatid":"room1"}""")));
        Assert.Equal(48002, SandboxBench.Code(await GetAsync(bench, "room1")));
    }

    [Theory]
    [InlineData("""{"msgtype":"text","text":{"content":"x"}}""", 86201)]
    [InlineData("""{"chatid":"room2","msgtype":"text","text":{"content":"x"}}""", 86003)]
    [InlineData("""{"chatid":"room1","msgtype":"template_card","template_card":{"card_type":"text_notice"}}""", 40008)]
    [InlineData("""{"chatid":"room1","msgtype":"text","text":{"content":""}}""", 44004)]
    public async Task Send_WrongRequest_IsRefused(string body, int code)
    {
        await using var bench = await SandboxBench.StartAsync();
        await bench.PostAsync("appchat/create", Room);

        Assert.Equal(code, SandboxBench.Code(await bench.PostAsync("appchat/send", body)));
        Assert.Empty(bench.WeCom.GroupChatsOf().Single().Messages);
    }

    [Fact]
    public async Task Chat_GoesThroughItsWholeLife()
    {
        await using var bench = await SandboxBench.StartAsync();
        var other = bench.Corp.AddApp(7, "Other");

        var created = await bench.PostAsync("appchat/create", Room);
        var sent = await bench.PostAsync("appchat/send", """{"chatid":"room1","msgtype":"markdown","markdown":{"content":"**x**"}}""");

        Assert.Equal("room1", (string?)created["chatid"]);
        Assert.Equal(0, SandboxBench.Code(sent));
        Assert.Null(sent["msgid"]);
        var message = bench.WeCom.GroupChatsOf().Single().Messages.Single();
        Assert.Equal((SandboxMessageKind.Markdown, "**x**"), (message.Kind, message.Text));

        Assert.Equal(86005, SandboxBench.Code(await UpdateAsync("""{"chatid":"room1","add_user_list":["wang"],"del_user_list":["li"]}""")));
        Assert.Equal(86006, SandboxBench.Code(await UpdateAsync("""{"chatid":"room1","del_user_list":["li"],"owner":"zhang"}""")));
        Assert.Equal(0, SandboxBench.Code(await UpdateAsync("""{"chatid":"room1","add_user_list":["wang"],"del_user_list":["li"],"owner":"wang","name":"y"}""")));
        var info = (await GetAsync(bench, "room1"))["chat_info"]!;
        Assert.Equal(("y", "wang"), ((string?)info["name"], (string?)info["owner"]));
        Assert.Equal(["zhang", "wang"], info["userlist"]!.AsArray().Select(user => (string?)user));
        Assert.Equal(86008, SandboxBench.Code(await bench.PostAsync("appchat/update", """{"chatid":"room1"}""", other)));

        Task<System.Text.Json.Nodes.JsonObject> UpdateAsync(string body) => bench.PostAsync("appchat/update", body);
    }

    [Fact]
    public async Task Group_BeforeItsFirstMessage_IsOnNobodysPhone()
    {
        await using var bench = await SandboxBench.StartAsync();
        await bench.PostAsync("appchat/create", Room);
        Assert.Empty(bench.WeCom.GroupChatsSeenBy("zhang"));

        await bench.PostAsync("appchat/send", Hello);

        Assert.Equal("room1", Assert.Single(bench.WeCom.GroupChatsSeenBy("zhang")).ChatId);
        Assert.Single(bench.WeCom.GroupChatsSeenBy("LI"));
        Assert.Empty(bench.WeCom.GroupChatsSeenBy("wang"));
    }

    [Fact]
    public async Task Send_MoreThanAMembersMinute_VanishesForThatMemberWithoutAnError()
    {
        await using var bench = await SandboxBench.StartAsync();
        await bench.PostAsync("appchat/create", Room);
        for (var i = 0; i < 201; i++)
        {
            Assert.Equal(0, SandboxBench.Code(await bench.PostAsync("appchat/send", Hello)));
        }

        Assert.Equal(200, bench.WeCom.GroupChatsOf().Single().SeenBy("li").Count);
        bench.Clock.Advance(TimeSpan.FromMinutes(1));
        await bench.PostAsync("appchat/send", Hello);
        Assert.Equal(201, bench.WeCom.GroupChatsOf().Single().SeenBy("li").Count);
    }

    [Fact]
    public void Quota_OfTheCompany_IsRefusedAboveItsLimits()
    {
        var now = new DateTimeOffset(2026, 11, 27, 8, 0, 0, TimeSpan.Zero);
        var quota = new FlashdutyConsole.Sandbox.GroupChats.GroupQuota();

        Assert.All(Enumerable.Range(0, 1000), _ => Assert.True(quota.TryCreate(now) && quota.TryUpdate(now)));
        Assert.False(quota.TryCreate(now.AddHours(23)));
        Assert.True(quota.TryCreate(now.AddDays(1)));
        Assert.False(quota.TryUpdate(now.AddMinutes(59)));
        Assert.True(quota.TryUpdate(now.AddHours(1)));
        Assert.All(Enumerable.Range(0, 10), _ => Assert.True(quota.TrySend(2000, now)));
        Assert.False(quota.TrySend(2, now));
        Assert.True(quota.TrySend(2, now.AddMinutes(1)));
    }

    private static async Task<System.Text.Json.Nodes.JsonObject> GetAsync(SandboxBench bench, string chatId) =>
        await bench.GetAsync($"cgi-bin/appchat/get?chatid={chatId}&access_token={await bench.TokenAsync()}");
}
