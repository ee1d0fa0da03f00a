using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace FlashdutyConsole.Components.Layout;

/// <summary>Pages without any script, made for a phone: before sign-in and inside WeCom.</summary>
public partial class PlainLayout
{
    [Inject]
    private IStringLocalizer<ConsoleStrings> Text { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    private string Here => "/" + Navigation.ToBaseRelativePath(Navigation.Uri);
}
