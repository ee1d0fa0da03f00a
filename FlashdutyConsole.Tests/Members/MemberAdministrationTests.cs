using System.Net;
using Bunit;
using FlashdutyConsole.Members;
using FlashdutyConsole.Members.Invitations;
using FlashdutyConsole.Members.People;
using FlashdutyConsole.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;

namespace FlashdutyConsole.Tests.Members;

public sealed class MemberAdministrationTests
{
    private static CancellationToken Cancel => Xunit.TestContext.Current.CancellationToken;

    [Fact]
    public async Task LastOwner_CannotBeRemovedDisabledOrDemoted_NotEvenByTwoAtOnce()
    {
        await using var console = await TestConsole.StartAsync();
        var second = await console.AddMemberAsync("Second", MemberRole.Owner);
        Actor first = new(console.OwnerId, ActorSource.Console), other = new(second.Id, ActorSource.Api);

        // Each takes the other's place at the same instant.
        var outcomes = await Task.WhenAll(
            console.Get<ChangeRole>().RunAsync(second.Id, MemberRole.Admin, first, Cancel),
            console.Get<ChangeRole>().RunAsync(console.OwnerId, MemberRole.Admin, other, Cancel));

        Assert.Single(outcomes, MemberOutcome.Done);
        var left = await console.ReadAsync(db => db.Members.SingleAsync(member => member.Role == MemberRole.Owner, Cancel));
        var owner = new Actor(left.Id, ActorSource.Console);
        Assert.Equal(MemberOutcome.LastOwner, await console.Get<ChangeRole>().RunAsync(left.Id, MemberRole.Viewer, owner, Cancel));
        Assert.Equal(MemberOutcome.LastOwner, await console.Get<EnableMember>().RunAsync(left.Id, false, owner, Cancel));
        Assert.Equal(MemberOutcome.LastOwner, await console.Get<DeleteMember>().RunAsync(left.Id, owner, Cancel));
    }

    [Theory]
    [InlineData(MemberRole.Owner, MemberRole.Owner, true)]
    [InlineData(MemberRole.Admin, MemberRole.Owner, false)]
    [InlineData(MemberRole.Admin, MemberRole.Admin, false)]
    [InlineData(MemberRole.Admin, MemberRole.Responder, true)]
    [InlineData(MemberRole.Responder, MemberRole.Viewer, false)]
    [InlineData(MemberRole.Viewer, MemberRole.Viewer, false)]
    public void MayChange_OnlyTheOnesBelow(MemberRole actor, MemberRole target, bool expected) => Assert.Equal(expected, MemberRules.MayChange(actor, target));

    [Fact]
    public async Task Delete_ByApi_RemovesKeysAndLinksAndKeepsTheName()
    {
        await using var console = await TestConsole.StartAsync();
        const string Key = "li-key-0123456789abcdef0123456789abcdef0123";
        var li = await console.AddMemberAsync("Li", MemberRole.Responder, Key);
        await console.WriteAsync(db => db.MemberLinks.Add(new() { IntegrationId = 1, MemberId = li.Id, WeComUserId = "li" }));
        Assert.Equal(HttpStatusCode.OK, (await console.CallAsync("/member/info", appKey: Key)).Status);

        Assert.Equal("InvalidParameter", (await console.CallAsync("/member/delete", new { country_code = "86" })).Code);
        Assert.Equal("ResourceNotFound", (await console.CallAsync("/member/delete", new { email = "nobody@example.com" })).Code);
        Assert.Equal("InvalidParameter", (await console.CallAsync("/member/delete", new { member_id = console.OwnerId })).Code);
        Assert.Equal("", (await console.CallAsync("/member/delete", new { email = "LI@example.com", member_name = "Li" })).Code);

        Assert.Equal("Unauthorized", (await console.CallAsync("/member/info", appKey: Key)).Code);
        Assert.Empty(await console.ReadAsync(db => db.MemberLinks.ToListAsync(Cancel)));
        Assert.Equal(("Li", MemberStatus.Deleted), await console.ReadAsync(db => db.Members.Where(member => member.Id == li.Id).Select(member => ValueTuple.Create(member.Name, member.Status)).SingleAsync(Cancel)));
        var entry = await console.ReadAsync(db => db.AuditEntries.SingleAsync(one => one.Operation == "member:write:delete", Cancel));
        Assert.Equal((console.OwnerId, (int)ActorSource.Api, li.Id.ToString(), "127.0.0.1"), (entry.MemberId, entry.Source, entry.Subject, entry.Ip));
        Assert.Contains("\"status\":\"Enabled\"", entry.Body);
        Assert.NotEmpty(entry.RequestId);
    }

    [Fact]
    public async Task Disabled_CanNeitherCallNorBeToldAndComesBack()
    {
        await using var console = await TestConsole.StartAsync();
        const string Key = "wang-key-0123456789abcdef0123456789abcdef01";
        var wang = await console.AddMemberAsync("Wang", MemberRole.Responder, Key);
        var owner = new Actor(console.OwnerId, ActorSource.Console);
        await console.CallAsync("/member/info", appKey: Key);

        Assert.Equal(MemberOutcome.Done, await console.Get<EnableMember>().RunAsync(wang.Id, false, owner, Cancel));
        Assert.Equal("Unauthorized", (await console.CallAsync("/member/info", appKey: Key)).Code);
        Assert.DoesNotContain(await console.Get<FindPeople>().ActiveAsync(Cancel), person => person.Key == wang.Id);
        Assert.Equal("InvalidParameter", (await console.CallAsync("/member/invite", new { members = new[] { new { member_name = "Wang", email = "wang@example.com" } } })).Code);

        Assert.Equal(MemberOutcome.Done, await console.Get<EnableMember>().RunAsync(wang.Id, true, owner, Cancel));
        Assert.Equal(HttpStatusCode.OK, (await console.CallAsync("/member/info", appKey: Key)).Status);
    }

    [Fact]
    public async Task Invitation_TakenUp_SetsNameAndPasswordOnce()
    {
        await using var console = await SignInConsole.StartAsync();
        var link = await InviteAsync(console, "new@example.com");
        using var visitor = new Visitor(console);

        var page = await visitor.OpenAsync(link);
        Assert.Equal("no-referrer", page.Headers["Referrer-Policy"]);
        Assert.Contains("new@example.com", page.Text);
        Assert.Contains("not the same", (await TakeUpAsync(visitor, link, "Nina", "one long sentence", "another sentence")).Text);
        Assert.Contains("attackers try first", (await TakeUpAsync(visitor, link, "Nina", "password12345")).Text);
        Assert.Contains("10 to 256", (await TakeUpAsync(visitor, link, "Nina", "short")).Text);
        var joined = await TakeUpAsync(visitor, link, "Nina", "one long sentence");

        Assert.Equal((HttpStatusCode.Redirect, "/"), (joined.Status, joined.Location));
        Assert.Equal(HttpStatusCode.OK, (await visitor.OpenAsync("/incidents")).Status);
        using var second = new Visitor(console);
        Assert.DoesNotContain("Form.Password", (await second.OpenAsync(link)).Text);
        Assert.Equal(HttpStatusCode.Redirect, (await second.SignInAsync("new@example.com", "one long sentence")).Status);
    }

    [Fact]
    public async Task Invitation_AfterSevenDays_DoesNotWork()
    {
        var clock = new FakeTimeProvider(DateTimeOffset.FromUnixTimeSeconds(1_795_000_000));
        await using var console = await SignInConsole.StartAsync(time: clock);
        var link = await InviteAsync(console, "late@example.com");
        using var visitor = new Visitor(console);

        clock.Advance(InviteMember.Life - TimeSpan.FromMinutes(1));
        Assert.Contains("Form.Password", (await visitor.OpenAsync(link)).Text);
        clock.Advance(TimeSpan.FromMinutes(1));
        Assert.DoesNotContain("Form.Password", (await visitor.OpenAsync(link)).Text);
    }

    [Fact]
    public async Task MembersPage_Invite_ShowsALinkForEach()
    {
        await using var console = await TestConsole.StartAsync();
        await using var pages = PageContext.Of(console);
        var page = pages.Open<MembersPage>();
        PageContext.Until(page, () => Assert.NotEmpty(page.FindAll("[data-member]")));

        await page.Find("[data-invite]").ClickAsync();
        await page.Find("[data-emails]").ChangeAsync(new() { Value = "a@example.com\nb@" });
        await page.Find("form").SubmitAsync();
        PageContext.Until(page, () => Assert.Contains("\"b@\"", page.Find("[role=alert]").TextContent));
        await page.Find("[data-emails]").ChangeAsync(new() { Value = "a@example.com\nb@example.com" });
        await page.Find("form").SubmitAsync();

        PageContext.Until(page, () => Assert.Equal(2, page.FindAll("[data-link]").Count));
        Assert.All(page.FindAll("[data-link] code"), code => Assert.Contains("/invitation?token=", code.TextContent));
        Assert.Equal(3, page.FindAll("[data-member]").Count);
    }

    [Fact]
    public async Task MembersPage_Disable_AsksFirstAndShowsTheNewState()
    {
        await using var console = await TestConsole.StartAsync();
        var li = await console.AddMemberAsync("Li");
        await using var pages = PageContext.Of(console);
        var page = pages.Open<MembersPage>();
        PageContext.Until(page, () => Assert.Equal(2, page.FindAll("[data-member]").Count));

        await page.Find($"[data-member='{li.Id}'] [data-manage]").ClickAsync();
        await page.Find("[data-act=disable]").ClickAsync();
        Assert.True(await console.ReadAsync(db => db.Members.AnyAsync(member => member.Id == li.Id && member.Status == MemberStatus.Enabled, Cancel)));
        await page.Find("[data-confirm]").ClickAsync();

        PageContext.Until(page, () => Assert.Contains("Disabled", page.Find($"[data-member='{li.Id}'] .chip").TextContent));
    }

    private static async Task<string> InviteAsync(TestConsole console, string email)
    {
        var answer = await console.CallAsync("/member/invite", new { members = new[] { new { member_name = "Someone", email } } });
        return new Uri(answer.Data.GetProperty("items")[0].GetProperty("invite_url").GetString()!).PathAndQuery;
    }

    private static Task<Seen> TakeUpAsync(Visitor visitor, string link, string name, string password, string? again = null) =>
        visitor.SubmitAsync(link, "invitation", ("Form.Name", name), ("Form.Password", password), ("Form.PasswordAgain", again ?? password));
}
