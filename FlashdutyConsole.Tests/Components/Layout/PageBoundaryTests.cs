using System.Globalization;
using System.Security.Claims;
using Bunit;
using FlashdutyConsole.Components;
using FlashdutyConsole.Components.Layout;
using FlashdutyConsole.Tests.Support;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Testing;
using MudBlazor.Services;

namespace FlashdutyConsole.Tests.Components.Layout;

/// <summary>Check E7 in an open page: a general text and an id, the cause in the log under that id, and the rest of the console goes on.</summary>
public sealed class PageBoundaryTests
{
    [Fact]
    public async Task Page_ThatFails_ShowsAnIdWhoseCauseIsInTheLogAndComesBack()
    {
        await using var console = await TestConsole.StartAsync();
        var log = new FakeLogger<PageBoundary>();
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(ConsoleCultures.English);
        await using var pages = new BunitContext();
        pages.JSInterop.Mode = JSRuntimeMode.Loose;
        pages.Services.AddLogging().AddLocalization().AddMudServices().AddSingleton<ILogger<PageBoundary>>(log);
        pages.Services.AddFallbackServiceProvider(console.Services);
        pages.AddAuthorization().SetAuthorized("somebody").SetClaims(new Claim(ClaimTypes.NameIdentifier, console.OwnerId.ToString(CultureInfo.InvariantCulture)));
        pages.Renderer.SetRendererInfo(new RendererInfo("Server", isInteractive: true));
        FailingPage.Fails = true;

        var layout = pages.Render<MainLayout>(parameters => parameters.Add(one => one.Body, builder =>
        {
            builder.OpenComponent<FailingPage>(0);
            builder.CloseComponent();
        }));

        var line = Assert.Single(log.Collector.GetSnapshot());
        Assert.Equal(LogLevel.Error, line.Level);
        Assert.Equal("the inside", line.Exception?.Message);
        var id = line.GetStructuredStateValue("FaultId")!;
        Assert.Matches("^[0-9a-f]{32}$", id);
        Assert.Contains(id, layout.Find("[data-fault-id]").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("the inside", layout.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain(nameof(InvalidOperationException), layout.Markup, StringComparison.Ordinal);
        Assert.NotEmpty(layout.FindAll("nav"));

        FailingPage.Fails = false;
        await layout.Find("[role=alert] button").ClickAsync(new());
        Assert.Equal("fine", layout.Find("#failing").TextContent);
    }

    private sealed class FailingPage : ComponentBase
    {
        public static bool Fails { get; set; }

        protected override void BuildRenderTree(RenderTreeBuilder builder)
        {
            if (Fails)
            {
                throw new InvalidOperationException("the inside");
            }

            builder.OpenElement(0, "p");
            builder.AddAttribute(1, "id", "failing");
            builder.AddContent(2, "fine");
            builder.CloseElement();
        }
    }
}
