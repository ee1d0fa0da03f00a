using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Microsoft.JSInterop;

namespace FlashdutyConsole.Components.Controls;

/// <summary>A value to take along to another page: read it, select it, copy it.</summary>
public sealed partial class CopyText
{
    private ElementReference _code;
    private string? _copied;

    /// <summary>What it is; empty = its surroundings say so.</summary>
    [Parameter]
    public string Label { get; set; } = "";

    /// <summary>The value.</summary>
    [Parameter, EditorRequired]
    public required string Value { get; set; }

    /// <summary>A name that does not change with the language.</summary>
    [Parameter]
    public string? Name { get; set; }

    [Inject]
    private IStringLocalizer<ConsoleStrings> Text { get; set; } = default!;

    [Inject]
    private IJSRuntime Script { get; set; } = default!;

    private async Task CopyAsync() => _copied = await Script.InvokeAsync<bool>("flashdutyConsole.copy", Value, _code) ? Value : null;
}
