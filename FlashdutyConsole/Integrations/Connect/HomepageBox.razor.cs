using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace FlashdutyConsole.Integrations.Connect;

/// <summary>The homepage address and its trusted domain to paste into WeCom, and the address as a QR code.</summary>
public sealed partial class HomepageBox
{
    /// <summary>Where the integration is reached.</summary>
    [Parameter, EditorRequired]
    public required IntegrationAddresses Addresses { get; set; }

    [Inject]
    private IStringLocalizer<ConnectStrings> Text { get; set; } = default!;
}
