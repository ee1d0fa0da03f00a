using FlashdutyConsole.Sandbox.Phone;

namespace FlashdutyConsole.Tests.Sandbox.Phone;

public sealed class TextPartTests
{
    [Fact]
    public void Split_AnchorsAndBareAddresses_BecomeLinks()
    {
        var parts = TextPart.Split("3 alerts: <a href=\"https://c.example/incidents?a=1&amp;b=2\">all</a> or https://c.example/x");

        Assert.Equal(
            [new("3 alerts: ", null), new("all", "https://c.example/incidents?a=1&b=2"), new(" or ", null), new("https://c.example/x", "https://c.example/x")],
            parts);
    }

    [Theory]
    [InlineData("<a href=\"javascript:alert(1)\">x</a>")]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("plain\nwords")]
    public void Split_EverythingElse_StaysText(string text) =>
        Assert.All(TextPart.Split(text), part => Assert.Null(part.Address));
}
