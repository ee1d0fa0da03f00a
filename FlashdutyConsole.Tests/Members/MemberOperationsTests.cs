using System.Net;
using FlashdutyConsole.Members;
using FlashdutyConsole.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace FlashdutyConsole.Tests.Members;

public sealed class MemberOperationsTests(SharedConsole shared) : IClassFixture<SharedConsole>
{
    private readonly TestConsole _console = shared.Console;

    [Fact]
    public async Task Info_IsTheMemberBehindTheKey()
    {
        var data = (await _console.CallAsync("/member/info")).Data;

        Assert.Equal(_console.OwnerId, data.GetProperty("member_id").GetInt64());
        Assert.Equal("enabled", data.GetProperty("status").GetString());
        Assert.Equal(1, data.GetProperty("account_id").GetInt64());
    }

    [Fact]
    public async Task Invite_NewMember_IsPendingAndListedWithMaskedPhone()
    {
        var item = (await _console.CallAsync("/member/invite", Invitation("charlie@example.com", new { phone = "13812345678", country_code = "86" })))
            .Data.GetProperty("items")[0];
        var url = new Uri(item.GetProperty("invite_url").GetString()!);

        var listed = Assert.Single((await _console.CallAsync("/member/list", new { query = "charlie@" })).Data.GetProperty("items").EnumerateArray());
        Assert.Equal(item.GetProperty("member_id").GetInt64(), listed.GetProperty("member_id").GetInt64());
        Assert.Equal("pending", listed.GetProperty("status").GetString());
        Assert.Equal("138****5678", listed.GetProperty("phone").GetString());
        Assert.Equal(6, listed.GetProperty("account_role_ids")[0].GetInt64());
        Assert.Equal(_console.Address.Authority, url.Authority);
        var token = url.Query.Split('=')[1];
        var hash = await _console.ReadAsync(db => db.Members.Where(member => member.Email == "charlie@example.com").Select(member => member.InviteTokenHash).SingleAsync());
        Assert.Equal(AppKey.HashOf(token), hash);
    }

    [Fact]
    public async Task Invite_Again_RenewsTheLinkOfThePendingAndRefusesTheEnabled()
    {
        var first = (await _console.CallAsync("/member/invite", Invitation("dora@example.com"))).Data.GetProperty("items")[0];
        var second = (await _console.CallAsync("/member/invite", Invitation("DORA@example.com"))).Data.GetProperty("items")[0];

        Assert.Equal(first.GetProperty("member_id").GetInt64(), second.GetProperty("member_id").GetInt64());
        Assert.NotEqual(first.GetProperty("invite_url").GetString(), second.GetProperty("invite_url").GetString());
        Assert.Equal("InvalidParameter", (await _console.CallAsync("/member/invite", Invitation(TestConsole.OwnerEmail))).Code);
    }

    [Fact]
    public async Task List_InPages_CountsAll()
    {
        await _console.AddMemberAsync("Paged");
        var data = (await _console.CallAsync("/member/list", new { p = 1, limit = 1, asc = true, orderby = "created_at" })).Data;

        Assert.Equal(1, data.GetProperty("limit").GetInt32());
        Assert.True(data.GetProperty("total").GetInt32() >= 2);
        Assert.Equal(_console.OwnerId, Assert.Single(data.GetProperty("items").EnumerateArray()).GetProperty("member_id").GetInt64());
    }

    [Theory]
    [InlineData("""{}""", "members")]
    [InlineData("""{"members":[]}""", "members")]
    [InlineData("""{"members":[{"member_name":"X","email":"x@example.com"}]}""", "member_name")]
    [InlineData("""{"members":[{"member_name":"Xaver"}]}""", "email")]
    [InlineData("""{"members":[{"member_name":"Xaver","email":"not an address"}]}""", "email")]
    [InlineData("""{"members":[{"member_name":"Xaver","email":"x@example.com","locale":"fr-FR"}]}""", "locale")]
    [InlineData("""{"members":[{"member_name":"Xaver","email":"x@example.com","time_zone":"Mars/Olympus"}]}""", "time_zone")]
    [InlineData("""{"members":[{"member_name":"Xaver","email":"x@example.com","role_ids":[1]}]}""", "role_ids")]
    [InlineData("""{"members":[{"member_name":"Xaver","email":"x@example.com"},{"member_name":"Yves","email":"X@example.com"}]}""", "twice")]
    public async Task Invite_WithWrongField_IsInvalidParameterThatNamesIt(string body, string named)
    {
        var answer = await _console.CallAsync("/member/invite", body);

        Assert.Equal("InvalidParameter", answer.Code);
        Assert.Contains(named, answer.Message);
    }

    [Fact]
    public async Task Invite_ByResponderOrOfAdminByAdmin_IsAccessDenied()
    {
        const string Responder = "responder-key-0123456789abcdef0123456789";
        const string Admin = "admin-key-0123456789abcdef0123456789abcd";
        await _console.AddMemberAsync("Rita", MemberRole.Responder, Responder);
        await _console.AddMemberAsync("Adam", MemberRole.Admin, Admin);

        Assert.Equal(HttpStatusCode.Forbidden, (await _console.CallAsync("/member/invite", Invitation("e@example.com"), Responder)).Status);
        Assert.Equal("AccessDenied", (await _console.CallAsync("/member/invite", Invitation("e@example.com", new { role_ids = new[] { 2 } }), Admin)).Code);
    }

    private static object Invitation(string email, object? more = null)
    {
        var member = new Dictionary<string, object?> { ["member_name"] = "Someone new", ["email"] = email, ["locale"] = "en-US", ["time_zone"] = "Asia/Shanghai" };
        foreach (var property in more?.GetType().GetProperties() ?? [])
        {
            member[property.Name] = property.GetValue(more);
        }

        return new { members = new[] { member } };
    }
}
