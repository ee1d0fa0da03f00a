using Microsoft.AspNetCore.Components;

namespace FlashdutyConsole.Members.Own;

/// <summary>What is wrong, or what was done.</summary>
public sealed partial class OwnNotice
{
    /// <summary>What is wrong; null = nothing.</summary>
    [Parameter]
    public string? Fault { get; set; }

    /// <summary>What was done; null = nothing.</summary>
    [Parameter]
    public string? Said { get; set; }
}
