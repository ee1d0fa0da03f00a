using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace FlashdutyConsole.Components.Layout;

/// <summary>
/// What people see while the circuit is gone. Plain HTML: Blazor's script only adds class names to it, and a component
/// library cannot draw when there is no circuit.
/// </summary>
public partial class ReconnectDialog
{
    [Inject]
    private IStringLocalizer<ConsoleStrings> Text { get; set; } = default!;
}
