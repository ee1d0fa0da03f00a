namespace FlashdutyConsole.Templates;

/// <summary>A line of a template's output that is not blank.</summary>
/// <param name="Text">The line.</param>
/// <param name="Width">Its columns; wide characters count two.</param>
/// <param name="Rows">The line as a phone breaks it.</param>
/// <param name="Kept">What of it is on the card: all, its beginning with an ellipsis, or nothing.</param>
public sealed record CardTextLine(string Text, int Width, IReadOnlyList<string> Rows, string Kept)
{
    /// <summary>Whether nothing of it is on the card.</summary>
    public bool IsCut => Kept.Length == 0;

    /// <summary>What of it is not on the card; empty when all is.</summary>
    public string Lost => Kept == Text ? "" : IsCut ? Text : Text[CommonStart()..];

    // The ellipsis is not the line's own, and white space before it was dropped.
    private int CommonStart()
    {
        var length = 0;
        while (length < Text.Length && length < Kept.Length - 1 && Text[length] == Kept[length])
        {
            length++;
        }

        return length;
    }
}
