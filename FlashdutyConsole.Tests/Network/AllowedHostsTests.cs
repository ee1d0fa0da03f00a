using System.Net;
using FlashdutyConsole.Network;

namespace FlashdutyConsole.Tests.Network;

public sealed class AllowedHostsTests
{
    [Theory]
    [InlineData("wecom.corp.local:8443", "wecom.corp.local", true)]
    [InlineData("wecom.corp.local:8444", "wecom.corp.local", false)]
    [InlineData("wecom.corp.local:8443, wecom.corp.local:8444", "wecom.corp.local", true)]
    [InlineData("127.0.0.1:8443", "127.0.0.1", true)]
    [InlineData("127.0.0.1:8444", "127.0.0.1", false)]
    [InlineData("[::1]:8443", "[::1]", true)]
    [InlineData("[::1]:8444", "[::1]", false)]
    [InlineData("wecom.corp.local", "WeCom.Corp.Local", true)]
    [InlineData("wecom.corp.local", "wecom.corp.local.", true)]
    [InlineData("wecom.corp.local", "evil.wecom.corp.local", false)]
    [InlineData("127.0.0.1", "127.0.0.1", true)]
    [InlineData("10.0.0.0/8, ::1", "[::1]", true)]
    [InlineData("10.0.0.0/8", "10.9.8.7", true)]
    [InlineData("10.0.0.0/8", "11.0.0.1", false)]
    [InlineData("", "localhost", false)]
    public void Names_Host_IsMatchedWhole(string list, string host, bool expected) =>
        Assert.Equal(expected, AllowedHosts.Parse(list, out _)!.Names(host, 8443));

    [Theory]
    [InlineData("10.1.2.3/8", "10.200.0.1", true)]
    [InlineData("192.168.1.7", "192.168.1.7", true)]
    [InlineData("192.168.1.7", "192.168.1.8", false)]
    [InlineData("192.168.1.7", "::ffff:192.168.1.7", true)]
    [InlineData("fd00::/8", "fd12::1", true)]
    [InlineData("192.168.1.7:8443", "192.168.1.7", true)]
    [InlineData("192.168.1.7:8444", "192.168.1.7", false)]
    [InlineData("0.0.0.0/0", "127.0.0.1", true)]
    [InlineData("localhost", "127.0.0.1", false)]
    public void Holds_Address_IsMatchedByRange(string list, string address, bool expected) =>
        Assert.Equal(expected, AllowedHosts.Parse(list, out _)!.Holds(IPAddress.Parse(address), 8443));

    [Theory]
    [InlineData("10.0.0.0/33")]
    [InlineData("10.0.0.0/-1")]
    [InlineData("10.0.0.0/")]
    [InlineData("host/8")]
    [InlineData("http://host")]
    [InlineData("host:0")]
    [InlineData("host:70000")]
    [InlineData("host:http")]
    [InlineData("10.0.0.0/8:443")]
    [InlineData("a b")]
    public void Parse_UnusableEntry_IsNamed(string entry)
    {
        Assert.Null(AllowedHosts.Parse("ok.local, " + entry, out var unusable));
        Assert.Equal(entry, unusable);
    }
}
