using FlashdutyConsole.Members;
using FlashdutyConsole.Setup;
using FlashdutyConsole.Tests.Support;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace FlashdutyConsole.Tests.Setup;

public sealed class CreateOwnerTests
{
    private static readonly OwnerDraft s_draft = new("owner@example.com", "Owner One", "correct horse battery");

    [Fact]
    public async Task Link_UsedTwice_WorksOnce()
    {
        await using var console = await EmptyAsync();
        var token = console.Get<SetupLink>().Issue();
        var createOwner = console.Get<CreateOwner>();

        var first = await createOwner.RunAsync(token, s_draft, TestContext.Current.CancellationToken);
        var second = await createOwner.RunAsync(token, s_draft with { Email = "other@example.com" }, TestContext.Current.CancellationToken);

        Assert.Equal(CreateOwnerOutcome.Created, first);
        Assert.Equal(CreateOwnerOutcome.AlreadySetUp, second);
        var owner = await console.ReadAsync(db => db.Members.SingleAsync());
        Assert.Equal((MemberRole.Owner, MemberStatus.Enabled, "Owner One"), (owner.Role, owner.Status, owner.Name));
    }

    [Fact]
    public async Task Link_UsedByManyAtOnce_MakesOneOwner()
    {
        await using var console = await EmptyAsync();
        var token = console.Get<SetupLink>().Issue();

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 5).Select(number => console.Get<CreateOwner>().RunAsync(
            token, s_draft with { Email = $"owner{number}@example.com" }, TestContext.Current.CancellationToken)));

        Assert.Single(outcomes, outcome => outcome == CreateOwnerOutcome.Created);
        Assert.Equal(1, await console.ReadAsync(db => db.Members.CountAsync()));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public async Task Link_WithAnotherToken_MakesNobody(string? token)
    {
        await using var console = await EmptyAsync();
        console.Get<SetupLink>().Issue();

        var outcome = await console.Get<CreateOwner>().RunAsync(token, s_draft, TestContext.Current.CancellationToken);

        Assert.Equal(CreateOwnerOutcome.BadLink, outcome);
        Assert.Equal(0, await console.ReadAsync(db => db.Members.CountAsync()));
    }

    [Fact]
    public async Task Link_OfAnEarlierStart_DoesNotWork()
    {
        await using var console = await EmptyAsync();
        var earlier = console.Get<SetupLink>().Issue();
        console.Get<SetupLink>().Issue();

        Assert.Equal(CreateOwnerOutcome.BadLink, await console.Get<CreateOwner>().RunAsync(earlier, s_draft, TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("owner", "Owner One", "correct horse battery", CreateOwnerOutcome.BadEmail)]
    [InlineData("Owner <owner@example.com>", "Owner One", "correct horse battery", CreateOwnerOutcome.BadEmail)]
    [InlineData("owner@example.com", "O", "correct horse battery", CreateOwnerOutcome.BadName)]
    [InlineData("owner@example.com", "Owner One", "short", CreateOwnerOutcome.BadPasswordLength)]
    [InlineData("owner@example.com", "Owner One", "1234567890", CreateOwnerOutcome.CommonPassword)]
    [InlineData("owner@example.com", "Owner One", "Password2026!", CreateOwnerOutcome.CommonPassword)]
    [InlineData("owner@example.com", "Owner One", "Owner@Example.com", CreateOwnerOutcome.CommonPassword)]
    public async Task Draft_WithAFault_LeavesTheLinkWorking(string email, string name, string password, CreateOwnerOutcome expected)
    {
        await using var console = await EmptyAsync();
        var token = console.Get<SetupLink>().Issue();
        var createOwner = console.Get<CreateOwner>();

        var refused = await createOwner.RunAsync(token, new OwnerDraft(email, name, password), TestContext.Current.CancellationToken);

        Assert.Equal(expected, refused);
        Assert.Equal(CreateOwnerOutcome.Created, await createOwner.RunAsync(token, s_draft, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Owner_MadeByTheLink_CanSignIn()
    {
        await using var console = await EmptyAsync();
        await console.Get<CreateOwner>().RunAsync(console.Get<SetupLink>().Issue(), s_draft, TestContext.Current.CancellationToken);
        await using var scope = console.Services.CreateAsyncScope();
        var members = scope.ServiceProvider.GetRequiredService<UserManager<Member>>();

        var owner = await members.FindByEmailAsync("OWNER@example.com");

        Assert.True(await members.CheckPasswordAsync(owner!, s_draft.Password));
    }

    private static Task<TestConsole> EmptyAsync() => TestConsole.StartAsync(new TestConsoleOptions { Seed = false });
}
