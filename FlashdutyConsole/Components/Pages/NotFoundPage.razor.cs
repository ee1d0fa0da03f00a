using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace FlashdutyConsole.Components.Pages;

/// <summary>Says that nothing is at an address, and where to go instead.</summary>
public partial class NotFoundPage
{
    /// <summary>The status that the page stands for.</summary>
    [Parameter]
    public int Status { get; set; }

    [Inject]
    private IStringLocalizer<ConsoleStrings> Text { get; set; } = default!;
}
