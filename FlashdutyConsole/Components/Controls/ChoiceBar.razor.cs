using Microsoft.AspNetCore.Components;

namespace FlashdutyConsole.Components.Controls;

/// <summary>A few choices side by side, of which one is made: radio buttons that look like one bar.</summary>
/// <typeparam name="T">What is chosen.</typeparam>
public partial class ChoiceBar<T>
{
    private readonly string _group = "choice-" + Guid.NewGuid().ToString("N")[..8];

    /// <summary>What is chosen by it.</summary>
    [Parameter, EditorRequired]
    public required string Label { get; set; }

    /// <summary>The choices with their names.</summary>
    [Parameter, EditorRequired]
    public required IReadOnlyList<(T Value, string Name)> Choices { get; set; }

    /// <summary>The present choice.</summary>
    [Parameter, EditorRequired]
    public required T Value { get; set; }

    /// <summary>Another choice was made.</summary>
    [Parameter]
    public EventCallback<T> ValueChanged { get; set; }

    private bool IsChosen(T value) => EqualityComparer<T>.Default.Equals(value, Value);
}
