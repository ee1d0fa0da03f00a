using Microsoft.JSInterop;

namespace FlashdutyConsole.Components;

/// <summary>Leads the keyboard to where a page goes on.</summary>
public static class FocusScript
{
    /// <summary>Focuses the first element that a CSS selector finds, now or within seconds; none = nothing happens.</summary>
    public static ValueTask FocusAsync(this IJSRuntime script, string selector)
    {
        ArgumentNullException.ThrowIfNull(script);
        return script.InvokeVoidAsync("flashdutyConsole.focus", selector);
    }
}
