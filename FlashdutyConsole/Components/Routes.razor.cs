using FlashdutyConsole.Components.Layout;
using Microsoft.AspNetCore.Components;

namespace FlashdutyConsole.Components;

/// <summary>Finds the page for an address. What the request knew about light and dark goes along into the circuit.</summary>
public partial class Routes
{
    /// <summary>What the visitor chose.</summary>
    [Parameter]
    public ConsoleAppearance Appearance { get; set; }

    /// <summary>Whether the visitor's system was dark when last seen.</summary>
    [Parameter]
    public bool SystemIsDark { get; set; }

    private ConsoleView View { get; set; } = new();

    /// <inheritdoc />
    protected override void OnInitialized() =>
        View = new ConsoleView { Appearance = Appearance, SystemIsDark = SystemIsDark };
}
