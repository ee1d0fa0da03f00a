using Microsoft.AspNetCore.Components;

namespace FlashdutyConsole.Sandbox.Admin;

/// <summary>An app's logo, as agent/get has it.</summary>
public sealed partial class LogoTile
{
    /// <summary>Which one.</summary>
    [Parameter, EditorRequired]
    public AppLogo Logo { get; set; }
}
