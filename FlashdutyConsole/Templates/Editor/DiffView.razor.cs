using FlashdutyConsole.Templates.Versions;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace FlashdutyConsole.Templates.Editor;

/// <summary>What differs between two texts: changed lines with a few lines around them.</summary>
public sealed partial class DiffView
{
    private const int Around = 2;

    // Null stands for lines that are left out.
    private IReadOnlyList<DiffLine?> _lines = [];
    private (string, string)? _shown;

    /// <summary>The older text.</summary>
    [Parameter, EditorRequired]
    public required string Before { get; set; }

    /// <summary>The newer text.</summary>
    [Parameter, EditorRequired]
    public required string After { get; set; }

    /// <summary>What it is, for those who do not see it.</summary>
    [Parameter]
    public string Label { get; set; } = "";

    [Inject]
    private IStringLocalizer<EditorStrings> Text { get; set; } = default!;

    /// <inheritdoc />
    protected override void OnParametersSet()
    {
        if (_shown == (Before, After))
        {
            return;
        }

        _shown = (Before, After);
        var all = TextDiff.Of(Before, After);
        var changed = all.Select((line, i) => (line, i)).Where(one => one.line.Kind != DiffKind.Same).Select(one => one.i).ToList();
        var near = changed.SelectMany(i => Enumerable.Range(i - Around, (2 * Around) + 1)).ToHashSet();
        var lines = new List<DiffLine?>();
        for (var i = 0; changed.Count > 0 && i < all.Count; i++)
        {
            if (near.Contains(i))
            {
                lines.Add(all[i]);
            }
            else if (lines.Count == 0 || lines[^1] is not null)
            {
                lines.Add(null);
            }
        }

        _lines = lines;
    }
}
