using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Microsoft.JSInterop;

namespace FlashdutyConsole.Sandbox.Admin;

/// <summary>A value to take along into the console: read it, select it, copy it.</summary>
public sealed partial class CopyValue
{
    private readonly string _id = "v" + Guid.NewGuid().ToString("N")[..8];
    private bool _isShown;
    private string? _copied;

    /// <summary>What it is.</summary>
    [Parameter, EditorRequired]
    public required string Label { get; set; }

    /// <summary>The value.</summary>
    [Parameter, EditorRequired]
    public required string Value { get; set; }

    /// <summary>Hidden until somebody asks for it.</summary>
    [Parameter]
    public bool IsSecret { get; set; }

    [Inject]
    private IStringLocalizer<AdminStrings> Text { get; set; } = default!;

    [Inject]
    private IJSRuntime Script { get; set; } = default!;

    private async Task CopyAsync()
    {
        try
        {
            await Script.InvokeVoidAsync("navigator.clipboard.writeText", Value);
            _copied = Value;
        }
        catch (JSException)
        {
            // No clipboard without https or localhost: shown, to be selected by hand.
            _isShown = true;
        }
    }
}
