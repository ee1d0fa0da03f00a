using FlashdutyConsole.Components;

namespace FlashdutyConsole.Tests.Components;

public sealed class ConsoleUrlsTests
{
    [Theory]
    [InlineData("/incidents?progress=Triggered")]
    [InlineData("/")]
    public void LocalOrHome_PathOnThisHost_IsKept(string address) =>
        Assert.Equal(address, ConsoleUrls.LocalOrHome(address));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("//evil.example")]
    [InlineData("/\\evil.example")]
    [InlineData("/\t/evil.example")]
    [InlineData("https://evil.example/")]
    [InlineData("javascript:alert(1)")]
    public void LocalOrHome_AnythingElse_LeadsHome(string? address) =>
        Assert.Equal(ConsoleUrls.Home, ConsoleUrls.LocalOrHome(address));
}
