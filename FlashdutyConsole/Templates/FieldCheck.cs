using FlashdutyConsole.Templates.Engine;
using FlashdutyConsole.Templates.Engine.Syntax;

namespace FlashdutyConsole.Templates;

/// <summary>Finds fields that no incident has. Follows the dot through range and with as far as it is known what it stands for.</summary>
internal sealed class FieldCheck
{
    private readonly string _source;
    private readonly List<TemplateFinding> _findings = [];

    private FieldCheck(string source) => _source = source;

    public static List<TemplateFinding> Run(GoTemplate template)
    {
        var check = new FieldCheck(template.Source);
        check.Walk(template.Main, CardField.Incident);
        foreach (var (_, tree) in template.Trees.Where(tree => !ReferenceEquals(tree.Value, template.Main)))
        {
            // What a defined template is called with is not known.
            check.Walk(tree, null);
        }

        return check._findings;
    }

    private void Walk(Node? node, CardField? dot)
    {
        switch (node)
        {
            case ListNode list:
                list.Nodes.ForEach(one => Walk(one, dot));
                break;
            case ActionNode action:
                Pipe(action.Pipe, dot);
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
            for (var i = 0; i < command.Arguments.Count; i++)
            {
                var found = Operand(command.Arguments[i], dot);
                value = command.Arguments.Count == 1 ? found : null;
            }
        }

        return pipe.Commands.Count == 1 ? value : null;
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
        foreach (var name in names)
        {
            var next = from?.Find(name);
            if (from is not null && next is null)
            {
                var (line, column) = Place.Of(_source, node.Position);
                var near = NearestName.Find(name, from.Names);
                _findings.Add(new TemplateFinding(false, line, column, node.ToString().Length,
                    $"incidents have no field {name}{(near is null ? "" : $"; did you mean {near}?")}"));
                return null;
            }

            from = next;
        }

        return from;
    }
}
