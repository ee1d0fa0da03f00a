using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.AspNetCore.Components.Web;

namespace FlashdutyConsole.Components;

/// <summary>
/// The document. Pages marked <see cref="ExcludeFromInteractiveRoutingAttribute"/> get no script at all: they open
/// inside WeCom or before sign-in. All others are interactive.
/// </summary>
public partial class App
{
    [CascadingParameter]
    private HttpContext HttpContext { get; set; } = default!;

    private bool IsInteractive => HttpContext.AcceptsInteractiveRouting();

    private bool IsLean =>
        HttpContext.GetEndpoint()?.Metadata.GetMetadata<ComponentTypeMetadata>()?.Type.IsDefined(typeof(LeanPageAttribute), inherit: true) == true;

    private static IComponentRenderMode PageRenderMode => RenderMode.InteractiveServer;

    private ConsoleAppearance Appearance =>
        Enum.TryParse<ConsoleAppearance>(HttpContext.Request.Cookies[ConsoleTheme.AppearanceCookie], true, out var chosen)
        && Enum.IsDefined(chosen)
            ? chosen
            : ConsoleAppearance.System;

    private bool SystemIsDark => HttpContext.Request.Cookies[ConsoleTheme.SystemDarkCookie] == "1";
}
