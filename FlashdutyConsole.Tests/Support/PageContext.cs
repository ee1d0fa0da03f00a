using System.Globalization;
using System.Security.Claims;
using Bunit;
using FlashdutyConsole.Components;
using FlashdutyConsole.Members;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;
using MudBlazor.Services;

namespace FlashdutyConsole.Tests.Support;

/// <summary>Pages of a running console, drawn without a browser and read in English: what a person sees and presses.</summary>
internal sealed class PageContext : IAsyncDisposable
{
    // Only ever waited in full by a test that fails.
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);
    private readonly BunitContext _context = new();

    private PageContext(TestConsole console, long memberId, Action<IServiceCollection>? services = null)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(ConsoleCultures.English);
        _context.JSInterop.Mode = JSRuntimeMode.Loose;
        _context.Services.AddLogging();
        _context.Services.AddLocalization();
        _context.Services.AddMudServices();
        _context.Services.AddSingleton(console.Get<TimeProvider>());
        _context.Services.AddFallbackServiceProvider(console.Services);
        services?.Invoke(_context.Services);
        _context.AddAuthorization().SetAuthorized("somebody").SetClaims(new Claim(ClaimTypes.NameIdentifier, memberId.ToString(CultureInfo.InvariantCulture)));
        _context.Renderer.SetRendererInfo(new RendererInfo("Server", isInteractive: true));
        Popovers = _context.Render<MudPopoverProvider>();
        Notices = _context.Render<MudSnackbarProvider>();
    }

    /// <summary>What is drawn above the page, such as the entries of an open menu.</summary>
    public IRenderedComponent<MudPopoverProvider> Popovers { get; }

    /// <summary>The short notices that come after an action.</summary>
    public IRenderedComponent<MudSnackbarProvider> Notices { get; }

    /// <summary>The address bar.</summary>
    public string Address
    {
        get => _context.Services.GetRequiredService<NavigationManager>().Uri;
        set => _context.Services.GetRequiredService<NavigationManager>().NavigateTo(value);
    }

    /// <summary>Pages as this member sees them.</summary>
    public static PageContext Of(TestConsole console, long memberId) => new(console, memberId);

    /// <summary>Pages as the owner sees them.</summary>
    public static PageContext Of(TestConsole console) => new(console, console.OwnerId);

    /// <summary>Pages as the owner sees them, with something more to use.</summary>
    public static PageContext Of(TestConsole console, Action<IServiceCollection> services) => new(console, console.OwnerId, services);

    /// <summary>Draws a page.</summary>
    public IRenderedComponent<T> Open<T>(Action<ComponentParameterCollectionBuilder<T>>? parameters = null)
        where T : IComponent => _context.Render(parameters ?? (_ => { }));

    /// <summary>Waits until the page is as it should be.</summary>
    public static void Until<T>(IRenderedComponent<T> page, Action assertion)
        where T : IComponent => page.WaitForAssertion(assertion, s_patience);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _context.DisposeAsync();
}
