using System.Security.Claims;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.Localization;
using Microsoft.JSInterop;
using MudBlazor;

namespace FlashdutyConsole.Components.Layout;

/// <summary>The interactive console: bar, navigation, language, light and dark, account.</summary>
public sealed partial class MainLayout : IDisposable
{
    private static readonly (ConsoleAppearance, string)[] Appearances =
    [
        (ConsoleAppearance.System, ConsoleStrings.AppearanceSystem),
        (ConsoleAppearance.Light, ConsoleStrings.AppearanceLight),
        (ConsoleAppearance.Dark, ConsoleStrings.AppearanceDark),
    ];

    private static readonly NavigationLink[] AlwaysThere =
    [
        new(ConsoleUrls.Incidents, Icons.Material.Rounded.NotificationsActive, ConsoleStrings.NavIncidents),
        new(ConsoleUrls.Channels, Icons.Material.Rounded.Hub, ConsoleStrings.NavChannels),
        new(ConsoleUrls.Templates, Icons.Material.Rounded.Description, ConsoleStrings.NavTemplates),
        new(ConsoleUrls.Deliveries, Icons.Material.Rounded.Send, ConsoleStrings.NavDeliveries),
        new(ConsoleUrls.Integrations, Icons.Material.Rounded.Cable, ConsoleStrings.NavIntegrations) { Roles = "Owner,Admin" },
        new(ConsoleUrls.Members, Icons.Material.Rounded.Group, ConsoleStrings.NavMembers) { Roles = "Owner,Admin" },
        new(ConsoleUrls.Audit, Icons.Material.Rounded.History, ConsoleStrings.NavAudit) { Roles = "Owner,Admin" },
    ];

    // Both only in a demo; the phones' address is the beginning of the other one's.
    private static readonly NavigationLink[] SandboxLinks =
    [
        new(ConsoleUrls.Sandbox, Icons.Material.Rounded.PhoneIphone, ConsoleStrings.NavSandbox) { Match = NavLinkMatch.All },
        new(ConsoleUrls.SandboxAdmin, Icons.Material.Rounded.AdminPanelSettings, ConsoleStrings.NavSandboxAdmin),
    ];

    private bool _drawerOpen = true;
    private PageBoundary? _boundary;
    private DotNetObjectReference<MainLayout>? _self;

    [Inject]
    private IStringLocalizer<ConsoleStrings> Text { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    [Inject]
    private IJSRuntime Script { get; set; } = default!;

    [Inject]
    private IConfiguration Configuration { get; set; } = default!;

    [CascadingParameter]
    private ConsoleView View { get; set; } = new();

    private string Here => "/" + Navigation.ToBaseRelativePath(Navigation.Uri);

    private IEnumerable<NavigationLink> Links =>
        Configuration.GetValue<bool>("Demo") ? AlwaysThere.Concat(SandboxLinks) : AlwaysThere;

    /// <summary>The browser calls this when its system turns light or dark.</summary>
    /// <param name="isDark">Whether the system is dark now.</param>
    [JSInvokable]
    public Task SystemTurnedAsync(bool isDark)
    {
        View.SystemIsDark = isDark;
        View.Tell();
        return InvokeAsync(StateHasChanged);
    }

    /// <inheritdoc />
    public void Dispose()
    {
        Navigation.LocationChanged -= OnLocationChanged;
        _self?.Dispose();
    }

    /// <inheritdoc />
    protected override void OnInitialized() => Navigation.LocationChanged += OnLocationChanged;

    /// <inheritdoc />
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender)
        {
            return;
        }

        _self = DotNetObjectReference.Create(this);
        var isDark = await Script.InvokeAsync<bool>("flashdutyConsole.watchSystem", _self, nameof(SystemTurnedAsync));
        if (isDark != View.SystemIsDark)
        {
            await SystemTurnedAsync(isDark);
        }
    }

    // The claim that Members puts into the session; an older session has only the account's name.
    private static string? NameOf(ClaimsPrincipal user) => user.FindFirstValue("member_name") ?? user.Identity?.Name;

    private static string? Mark(bool isChosen) => isChosen ? Icons.Material.Rounded.Check : Icons.Custom.Uncategorized.Empty;

    private void ToggleDrawer() => _drawerOpen = !_drawerOpen;

    private async Task ChooseAsync(ConsoleAppearance appearance)
    {
        View.Appearance = appearance;
        View.Tell();
        // The name as the cookie and tokens.css have it.
        await Script.InvokeVoidAsync("flashdutyConsole.chooseAppearance", appearance.ToString().ToLowerInvariant());
    }

    private void OnLocationChanged(object? sender, LocationChangedEventArgs e)
    {
        // An error stays with the page that had it.
        _boundary?.Recover();
        InvokeAsync(StateHasChanged);
    }

    private sealed record NavigationLink(string Url, string Icon, string Label)
    {
        public NavLinkMatch Match { get; init; } = NavLinkMatch.Prefix;

        // Who sees it; null = everybody.
        public string? Roles { get; init; }
    }
}
