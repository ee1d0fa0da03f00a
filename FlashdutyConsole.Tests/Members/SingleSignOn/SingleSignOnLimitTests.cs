using System.Net;
using FlashdutyConsole.Members.SingleSignOn;
using Microsoft.AspNetCore.Http;

namespace FlashdutyConsole.Tests.Members.SingleSignOn;

public sealed class SingleSignOnLimitTests
{
    [Fact]
    public void Allows_UpToTheLimitOfEachNetwork()
    {
        using var limit = new SingleSignOnLimit();

        Assert.All(Enumerable.Range(0, SingleSignOnLimit.Most), _ => Assert.True(limit.Allows(From("2001:db8::1"))));
        Assert.False(limit.Allows(From("2001:db8::2")));
        Assert.True(limit.Allows(From("2001:db8:1::1")));
    }

    private static DefaultHttpContext From(string address) => new() { Connection = { RemoteIpAddress = IPAddress.Parse(address) } };
}
