using FlashdutyConsole.Templates.Engine.Evaluation;
using FlashdutyConsole.Templates.Engine.Functions;
using FlashdutyConsole.Templates.Engine.Syntax;
using FlashdutyConsole.Templates.Engine.Values;

namespace FlashdutyConsole.Templates.Engine;

/// <summary>
/// A template in the language of Go's text/template with sprig's and Flashduty's functions, parsed. Rendering has no side effects;
/// one template can be rendered by many threads at once.
/// </summary>
public sealed class GoTemplate
{
    /// <summary>Longest template, in UTF-16 units.</summary>
    public const int MostLength = 1 << 20;

    private const string Name = "card";

    private readonly Dictionary<string, ListNode> _trees;
    private readonly bool _changesData;

    private GoTemplate(string source, ListNode main, Dictionary<string, ListNode> trees, bool changesData) =>
        (Source, Main, _trees, _changesData) = (source, main, trees, changesData);

    /// <summary>The text it was parsed from.</summary>
    public string Source { get; }

    internal ListNode Main { get; }

    internal IReadOnlyDictionary<string, ListNode> Trees => _trees;

    /// <summary>Parses.</summary>
    /// <exception cref="TemplateException">The text is no template: what is wrong and where.</exception>
    public static GoTemplate Parse(string source)
    {
        ArgumentNullException.ThrowIfNull(source);
        if (source.Length > MostLength)
        {
            throw new TemplateException(TemplateFault.Limit, "the template is too long", 1, 1);
        }

        var text = GoText.FromOutside(source);
        var (main, trees, changes) = Parser.Parse(text, Name, FunctionTable.Standard);
        return new GoTemplate(text, main, trees, changes);
    }

    /// <summary>Renders over data.</summary>
    /// <exception cref="TemplateException">It failed over this data, or was stopped at a limit.</exception>
    public RenderResult Render(GoData data, RenderOptions options)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(options);
        var context = new RenderContext(options);
        var evaluator = new Evaluator(Source, _trees, context);
        // A template that sets keys does so on its own copy.
        return evaluator.Run(Main, data.Value, _changesData);
    }
}
