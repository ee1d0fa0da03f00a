using FlashdutyConsole.Templates.Engine;
using FlashdutyConsole.Templates.Engine.Syntax;

namespace FlashdutyConsole.Templates;

/// <summary>
/// Finds lines of a template that come out blank whatever they are rendered over. The template is rendered with a mark at the end of each of its
/// lines outside of blocks; what is between two marks belongs to one line, or to the one block that begins on it.
/// </summary>
public sealed class BlankLines
{
    private const char Mark = '\uE0FF';

    private readonly List<(int Position, bool Prints)> _lines = [];
    private readonly HashSet<int> _filled = [];
    private readonly GoTemplate _template;

    private BlankLines(GoTemplate template) => _template = template;

    /// <summary>The same template, with marks. Null when it has marks of its own.</summary>
    public GoTemplate? Marked { get; private set; }

    /// <summary>Looks at a template.</summary>
    public static BlankLines Of(GoTemplate template)
    {
        ArgumentNullException.ThrowIfNull(template);
        var lines = new BlankLines(template);
        lines.SetMarks();
        return lines;
    }

    /// <summary>Takes note of an output of <see cref="Marked"/>.</summary>
    /// <returns>The output without the marks.</returns>
    public string Seen(string marked)
    {
        ArgumentNullException.ThrowIfNull(marked);
        var parts = marked.Split(Mark);
        for (var i = 0; i < parts.Length; i++)
        {
            if (!string.IsNullOrWhiteSpace(parts[i]))
            {
                _filled.Add(i);
            }
        }

        return string.Concat(parts);
    }

    /// <summary>The places of lines that should print something, and have not in any output that was seen.</summary>
    public IEnumerable<(int Line, int Column)> Always() => _lines
        .Where((line, index) => line.Prints && !_filled.Contains(index)).Select(line => Place.Of(_template.Source, line.Position));

    private void SetMarks()
    {
        if (_template.Source.Contains(Mark, StringComparison.Ordinal))
        {
            return;
        }

        var source = new System.Text.StringBuilder(_template.Source.Length + 64);
        var (copied, position, prints) = (0, 0, false);
        foreach (var node in _template.Main.Nodes)
        {
            if (node is TextNode text)
            {
                for (var at = text.Text.IndexOf('\n', StringComparison.Ordinal); at >= 0; at = text.Text.IndexOf('\n', at + 1))
                {
                    source.Append(_template.Source, copied, node.Position + at - copied).Append(Mark);
                    copied = node.Position + at;
                    _lines.Add((position, prints));
                    prints = false;
                }
            }
            else if (!prints && Prints(node))
            {
                (position, prints) = (node.Position, true);
            }
        }

        _lines.Add((position, prints));
        source.Append(_template.Source, copied, _template.Source.Length - copied);
        Marked = GoTemplate.Parse(source.ToString());
    }

    // What only sets a variable is no line that anybody misses.
    private static bool Prints(Node node) => node switch
    {
        ActionNode action => action.Pipe.Declared.Count == 0,
        BranchNode branch => branch.Body.Nodes.Concat(branch.Otherwise?.Nodes ?? []).Any(one => one is TextNode text ? !string.IsNullOrWhiteSpace(text.Text) : Prints(one)),
        TemplateNode => true,
        _ => false,
    };
}
