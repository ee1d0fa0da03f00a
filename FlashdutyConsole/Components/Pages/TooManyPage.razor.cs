using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace FlashdutyConsole.Components.Pages;

/// <summary>Says that too much came from one network, and that it passes by itself.</summary>
public partial class TooManyPage
{
    [Inject]
    private IStringLocalizer<ConsoleStrings> Text { get; set; } = default!;
}
