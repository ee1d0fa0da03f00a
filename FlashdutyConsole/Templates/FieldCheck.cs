using FlashdutyConsole.Templates.Engine;
using FlashdutyConsole.Templates.Engine.Syntax;

namespace FlashdutyConsole.Templates;

/// <summary>Finds fields that no incident has. Follows the dot through range and with as far as it is known what it stands for.</summary>
internal sealed class FieldCheck
{
    private readonly string _source;
    private readonly List<TemplateFinding> _findings = [];

    private readonly List<LabelRead> _labels = [];

    private FieldCheck(string source) => _source = source;

    public List<TemplateFinding> Findings => _findings;

    /// <summary>The labels that are named.</summary>
    public IReadOnlyList<LabelRead> Labels => _labels;

    /// <summary>Whether the whole incident goes somewhere, or something of which it is not known what it is.</summary>
    public bool MayReadAlerts { get; private set; }

    public static FieldCheck Run(GoTemplate template)
    {
        var check = new FieldCheck(template.Source);
        check.Walk(template.Main, CardField.Incident);
        foreach (var (_, tree) in template.Trees.Where(tree => !ReferenceEquals(tree.Value, template.Main)))
        {
            // What a defined template is called with is not known.
            check.Walk(tree, null);
        }

        return check;
    }

    private void Walk(Node? node, CardField? dot)
    {
        switch (node)
        {
            case ListNode list:
                list.Nodes.ForEach(one => Walk(one, dot));
                break;
            case ActionNode action:
                Whole(Pipe(action.Pipe, dot));
                break;
            case TemplateNode template when template.Pipe is not null:
                Pipe(template.Pipe, dot);
                break;
            case BranchNode branch:
                var value = Pipe(branch.Pipe, dot);
                Walk(branch.Body, branch.Kind switch { TokenKind.Range => value?.Element, TokenKind.With => value, _ => dot });
                Walk(branch.Otherwise, dot);
                break;
        }
    }

    private CardField? Pipe(PipeNode pipe, CardField? dot)
    {
        CardField? value = null;
        foreach (var command in pipe.Commands)
        {
            value = null;
            Label(command, dot);
            for (var i = 0; i < command.Arguments.Count; i++)
            {
                var found = Operand(command.Arguments[i], dot);
                value = command.Arguments.Count == 1 ? found : null;
                if (command.Arguments.Count > 1)
                {
                    Whole(found);
                }
            }

            if (pipe.Commands.Count > 1)
            {
                Whole(value);
            }
        }

        return pipe.Commands.Count == 1 ? value : null;
    }

    // The incident itself as an argument, or printed: with its alerts in it.
    private void Whole(CardField? value) => MayReadAlerts |= ReferenceEquals(value, CardField.Incident);

    // index .Labels "key" and its likes.
    private void Label(CommandNode command, CardField? dot)
    {
        if (command.Arguments is [IdentifierNode function, _, StringNode key, ..])
        {
            var known = _findings.Count;
            var of = function.Name switch
            {
                "index" or "get" or "hasKey" => Operand(command.Arguments[1], dot)?.LabelsOfAlert,
                "alertLabels" or "joinAlertLabels" or "maxAlertLabel" or "minAlertLabel" => true,
                _ => null,
            };
            _findings.RemoveRange(known, _findings.Count - known);
            if (of is { } ofAlert)
            {
                Read(key.Text, ofAlert, key.Position, key.Quoted.Length);
            }
        }
    }

    private void Read(string key, bool ofAlert, int position, int length)
    {
        var (line, column) = Place.Of(_source, position);
        _labels.Add(new LabelRead(key, ofAlert, line, column, length));
    }

    private CardField? Operand(Node node, CardField? dot)
    {
        switch (node)
        {
            case DotNode:
                return dot;
            case FieldNode field:
                return Fields(field, field.Names, dot);
            case VariableNode { Name: "$" } variable:
                return Fields(variable, variable.Fields, dot is null ? null : CardField.Incident);
            case PipeNode pipe:
                return Pipe(pipe, dot);
            case ChainNode chain:
                return Fields(chain, chain.Names, Operand(chain.Of, dot));
            default:
                return null;
        }
    }

    private CardField? Fields(Node node, string[] names, CardField? from)
    {
        // A field of a field stands where its second name begins, as in Go.
        var start = node is FieldNode && names.Length > 1 ? node.Position - names[0].Length - 1 : node.Position;
        foreach (var name in names)
        {
            var next = from?.Find(name);
            if (from is not null && next is null)
            {
                var (line, column) = Place.Of(_source, start);
                _findings.Add(new TemplateFinding(TemplateFindingKind.UnknownField, false, line, column, name.Length + 1)
                {
                    Arguments = [name],
                    Suggestion = NearestName.Find(name, from.Names),
                });
                return null;
            }

            if (from?.LabelsOfAlert is { } ofAlert)
            {
                Read(name, ofAlert, start, name.Length + 1);
            }

            from = next;
            start += name.Length + 1;
        }

        return from;
    }
}
