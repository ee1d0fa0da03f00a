using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace FlashdutyConsole.Sandbox;

/// <summary>What a demo offers: see it working, or connect it yourself. Not there unless this is a demo.</summary>
public sealed partial class StartPage
{
    private SandboxCorp? _corp;
    private SandboxApp? _unconnected;

    [Inject]
    private IServiceProvider Services { get; set; } = default!;

    [Inject]
    private IStringLocalizer<SandboxStrings> Text { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    /// <inheritdoc />
    protected override void OnInitialized()
    {
        _corp = Services.GetService<SandboxServer>()?.State.Corps is [var first, ..] ? first : null;
        if (_corp is null)
        {
            Navigation.NotFound();
            return;
        }

        _unconnected = _corp.Apps.LastOrDefault(app => app.IsMadeByAdmin);
    }
}
