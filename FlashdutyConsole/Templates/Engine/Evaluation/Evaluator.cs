using System.Runtime.CompilerServices;
using FlashdutyConsole.Templates.Engine.Formatting;
using FlashdutyConsole.Templates.Engine.Syntax;
using FlashdutyConsole.Templates.Engine.Values;

namespace FlashdutyConsole.Templates.Engine.Evaluation;

/// <summary>Walks a template's trees over data and writes what comes out. One rendering each.</summary>
internal sealed partial class Evaluator(string source, IReadOnlyDictionary<string, ListNode> trees, RenderContext context)
{
    private const int MostWarnings = 50;

    // "No value is piped in", which is not the same as nothing being piped in.
    private static readonly object NoFinal = new();

    private readonly OutputText _output = new(context.Budget);
    private readonly List<RenderWarning> _warnings = [];
    private List<(string Name, object? Value)> _variables = [];
    private int _depth;
    private Node? _at;

    private enum Flow
    {
        On,
        Break,
        Continue,
    }

    /// <summary>Renders.</summary>
    /// <exception cref="TemplateException">It failed, or was stopped.</exception>
    public RenderResult Run(ListNode main, object? data, bool copies)
    {
        try
        {
            data = copies && data is not null ? Functions.DictFunctions.Copy(context, data, 0) : data;
            _variables.Add(("$", data));
            Walk(main, data);
            return new RenderResult(GoText.Mend(_output.ToString()), _warnings);
        }
        catch (LimitException stopped)
        {
            throw Error(TemplateFault.Limit, stopped.Message);
        }
        finally
        {
            _output.Dispose();
        }
    }

    private Flow Walk(ListNode list, object? dot)
    {
        CheckStack();
        var nodes = list.Nodes;
        for (var i = 0; i < nodes.Count; i++)
        {
            var flow = Walk(nodes[i], dot);
            if (flow != Flow.On)
            {
                return flow;
            }
        }

        return Flow.On;
    }

    private Flow Walk(Node node, object? dot)
    {
        context.Budget.Step();
        switch (node)
        {
            case TextNode text:
                _output.Append(text.Text);
                return Flow.On;
            case ActionNode action:
                var value = Pipeline(action.Pipe, dot);
                if (action.Pipe.Declared.Count == 0)
                {
                    Print(action, value);
                }

                return Flow.On;
            case BranchNode { Kind: TokenKind.Range } range:
                return Range(range, dot);
            case BranchNode branch:
                return IfOrWith(branch, dot);
            case JumpNode jump:
                return jump.Kind == TokenKind.Break ? Flow.Break : Flow.Continue;
            case TemplateNode template:
                Call(template, dot);
                return Flow.On;
            default:
                throw new InvalidOperationException(node.GetType().Name);
        }
    }

    private Flow IfOrWith(BranchNode branch, object? dot)
    {
        var mark = _variables.Count;
        var value = Pipeline(branch.Pipe, dot);
        var flow = GoValue.IsTrue(value) ? Walk(branch.Body, branch.Kind == TokenKind.With ? value : dot)
            : branch.Otherwise is { } otherwise ? Walk(otherwise, dot)
            : Flow.On;
        Forget(mark);
        return flow;
    }

    private Flow Range(BranchNode range, object? dot)
    {
        var before = _variables.Count;
        var value = Pipeline(range.Pipe, dot);
        var mark = _variables.Count;
        var flow = Flow.On;
        var any = false;
        switch (value)
        {
            case GoSlice slice:
                for (var i = 0; i < slice.Count && flow != Flow.Break; i++)
                {
                    flow = Once(range, NeedsIndex(range) ? (nint)i : null, slice[i], mark);
                }

                any = slice.Count > 0;
                break;
            case GoMap map:
                // Keys as they are at the start; values too, whatever the body sets.
                foreach (var (key, item) in map.Sorted().ToArray())
                {
                    any = true;
                    flow = Once(range, key, item ?? NullInterface.Value, mark);
                    if (flow == Flow.Break)
                    {
                        break;
                    }
                }

                break;
            case nint or long or byte:
                GoValue.TryInteger(value, out var count);
                for (long i = 0; i < count && flow != Flow.Break; i++)
                {
                    flow = Once(range, value is nint ? (nint)i : i, value is nint ? (nint)i : i, mark);
                }

                any = count > 0;
                break;
            case null:
                break;
            default:
                throw Fail($"range can't iterate over {ValuePrinter.Print(context.Budget, value)}");
        }

        var result = !any && range.Otherwise is { } otherwise ? Walk(otherwise, dot) : Flow.On;
        Forget(before);
        return result;
    }

    private static bool NeedsIndex(BranchNode range) => range.Pipe.Declared.Count > 1;

    private Flow Once(BranchNode range, object? index, object? item, int mark)
    {
        context.Budget.Step();
        var declared = range.Pipe.Declared.Count;
        if (declared > 0)
        {
            // The variables on top, as Go 1.19 has it, also where existing ones are assigned.
            SetFromTop(1, item);
        }

        if (declared > 1)
        {
            SetFromTop(2, index);
        }

        var flow = Walk(range.Body, item);
        Forget(mark);
        return flow;
    }

    private void SetFromTop(int back, object? value)
    {
        var at = _variables.Count - back;
        _variables[at] = (_variables[at].Name, value);
    }

    private void Forget(int mark) => _variables.RemoveRange(mark, _variables.Count - mark);

    private void Call(TemplateNode node, object? dot)
    {
        _at = node;
        if (!trees.TryGetValue(node.Name, out var tree))
        {
            throw Fail($"template {GoQuote.Quote(node.Name)} not defined", NearestName.Find(node.Name, trees.Keys));
        }

        if (_depth >= context.Budget.Limits.Depth)
        {
            throw new LimitException($"templates call each other too deeply ({_depth} levels)");
        }

        var data = Pipeline(node.Pipe, dot);
        var variables = _variables;
        _variables = [("$", data)];
        _depth++;
        Walk(tree, data);
        _depth--;
        _variables = variables;
    }

    private void Print(ActionNode node, object? value)
    {
        switch (value)
        {
            case string text:
                _output.Append(text);
                break;
            case null when context.MissingIsEmpty:
                if (_warnings.Count < MostWarnings)
                {
                    var (line, column) = Place.Of(source, node.Position);
                    _warnings.Add(new RenderWarning(line, column, Shorten(node.Pipe.ToString())));
                }

                break;
            case null:
                _output.Append("<no value>");
                break;
            default:
                _at = node;
                _output.Append(ValuePrinter.Print(context.Budget, value));
                break;
        }
    }

    private static void CheckStack()
    {
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            throw new LimitException("actions or expressions are nested too deeply");
        }
    }

    private TemplateException Fail(string reason, string? suggestion = null) => Error(TemplateFault.Execution, reason, suggestion);

    private TemplateException Error(TemplateFault fault, string reason, string? suggestion = null)
    {
        var piece = _at is null ? "" : Shorten(_at.ToString());
        return Place.Error(fault, piece.Length == 0 ? reason : $"at <{piece}>: {reason}", source, _at?.Position ?? 0, 0, piece, suggestion);
    }

    private static string Shorten(string piece) => piece.Length <= 40 ? piece : string.Concat(piece.AsSpan(0, char.IsHighSurrogate(piece[39]) ? 39 : 40), "...");
}
