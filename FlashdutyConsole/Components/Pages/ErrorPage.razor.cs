using System.Diagnostics;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace FlashdutyConsole.Components.Pages;

/// <summary>Says that a request failed, with the id that the log has too; never what went wrong inside.</summary>
public partial class ErrorPage
{
    [Inject]
    private IStringLocalizer<ConsoleStrings> Text { get; set; } = default!;

    [CascadingParameter]
    private HttpContext? HttpContext { get; set; }

    private string RequestId => Activity.Current?.Id ?? HttpContext?.TraceIdentifier ?? string.Empty;
}
