using System.Globalization;
using Microsoft.AspNetCore.Components;

namespace FlashdutyConsole.Sandbox.Phone;

/// <summary>A person's picture: the first letter on a colour of their own.</summary>
public partial class PersonFace
{
    /// <summary>The name.</summary>
    [Parameter, EditorRequired]
    public required string Name { get; set; }

    /// <summary>What the colour is taken from.</summary>
    [Parameter, EditorRequired]
    public required string Id { get; set; }

    private string Initial => Name.Length == 0 ? "?" : StringInfo.GetNextTextElement(Name);

    // Same person, same colour, on every start of the process.
    private int Hue => Id.Aggregate(7, (sum, letter) => ((sum * 31) + letter) % 360);
}
