using System.Text.RegularExpressions;
using FlashdutyConsole.Tests.Browser;
using Microsoft.Playwright;

namespace FlashdutyConsole.Tests.Members.SingleSignOn;

/// <summary>In a browser, with its own ideas of cookies, redirects and what a form may lead to.</summary>
[Collection(SignOnWorldCollection.Name)]
public sealed class SingleSignOnJourneyTests(SignOnWorld world)
{
    [Fact]
    public async Task Journey_InAndOutThroughTheProvider()
    {
        await world.StartAsync();
        await world.Provider.KnowsAsync("walker", new { email = "walker@example.com", email_verified = true, name = "Walker" });
        await using var browser = await ConsoleBrowser.StartAsync();

        // On a phone, without script: cancelled at the provider, then signed in after all.
        var phone = await browser.OpenAsync(width: 375, script: false);
        await phone.GotoAsync(new Uri(world.Console.Address, "/signin?returnUrl=/channels").AbsoluteUri);
        await phone.ClickAsync("[data-sso]");
        await phone.ClickAsync("button[name=cancel]");
        await Assertions.Expect(phone.Locator("[data-fault=Refused]")).ToBeVisibleAsync();
        await phone.ClickAsync("a.button-primary");
        await phone.FillAsync("input[name=login]", "walker");
        await phone.ClickAsync("button[name=go]");
        // Not WaitForURL: it waits for the page to be loaded too, and misses that when it was already.
        await Assertions.Expect(phone).ToHaveURLAsync(new Uri(world.Console.Address, "/channels").AbsoluteUri);

        // On a desk, and out again, here and there.
        var desk = await browser.OpenAsync();
        await desk.GotoAsync(new Uri(world.Console.Address, "/signin/sso").AbsoluteUri);
        await desk.FillAsync("input[name=login]", "walker");
        await desk.ClickAsync("button[name=go]");
        await Assertions.Expect(desk.Locator("[data-live]")).ToBeAttachedAsync();
        await desk.GetByRole(AriaRole.Button, new() { Name = "Walker" }).First.ClickAsync();
        await desk.Locator("form[action='/signout'] button").ClickAsync();
        await Assertions.Expect(desk).ToHaveURLAsync(new Regex("^" + Regex.Escape(world.Provider.Address.AbsoluteUri + "session/end")));
        await desk.ClickAsync("button[name=logout]");
        await Assertions.Expect(desk).ToHaveURLAsync(new Regex("^" + Regex.Escape(new Uri(world.Console.Address, "/signout/done").AbsoluteUri)));
    }
}
