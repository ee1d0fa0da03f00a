using FlashdutyConsole.Setup;
using FlashdutyConsole.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace FlashdutyConsole.Tests.Setup;

public sealed class FirstStartTests
{
    private const string Key = "bootstrap-key-0123456789abcdef0123456789";

    private static readonly string[] s_bootstrap =
    [
        "--Bootstrap:OwnerEmail=boss@example.com", "--Bootstrap:OwnerPassword=correct horse battery", "--Bootstrap:AppKey=" + Key,
    ];

    [Fact]
    public async Task Start_EmptyWithBootstrap_MakesTheOwnerAndTheKey()
    {
        await using var console = await TestConsole.StartAsync(new TestConsoleOptions { Seed = false, Args = s_bootstrap });

        var owner = await console.ReadAsync(db => db.Members.SingleAsync());
        var key = await console.ReadAsync(db => db.AppKeys.SingleAsync());

        Assert.Equal("boss@example.com", owner.Email);
        Assert.Equal((FlashdutyConsole.Members.AppKey.HashOf(Key), owner.Id), (key.Hash, key.MemberId));
        Assert.DoesNotContain(Key, key.Hash);
        Assert.False(console.Get<SetupLink>().IsOpen);
    }

    [Fact]
    public async Task Start_WithAMember_IgnoresBootstrap()
    {
        await using var console = await TestConsole.StartAsync(new TestConsoleOptions { Args = s_bootstrap });

        Assert.Equal(TestConsole.OwnerEmail, (await console.ReadAsync(db => db.Members.SingleAsync())).Email);
        Assert.False(console.Get<SetupLink>().IsOpen);
    }

    [Fact]
    public async Task Start_Empty_PutsOutASetupLink()
    {
        await using var console = await TestConsole.StartAsync(new TestConsoleOptions { Seed = false });

        Assert.True(console.Get<SetupLink>().IsOpen);
    }
}
