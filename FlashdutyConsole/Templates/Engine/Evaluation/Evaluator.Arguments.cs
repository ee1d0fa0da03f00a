using FlashdutyConsole.Templates.Engine.Functions;
using FlashdutyConsole.Templates.Engine.Syntax;
using FlashdutyConsole.Templates.Engine.Times;
using FlashdutyConsole.Templates.Engine.Values;

namespace FlashdutyConsole.Templates.Engine.Evaluation;

/// <summary>Arguments, which must be of the type a function asks for.</summary>
internal sealed partial class Evaluator
{
    private object? Argument(Node node, object? dot, ParameterKind kind)
    {
        context.Budget.Step();
        _at = node;
        switch (node)
        {
            case DotNode:
                return Checked(dot, kind);
            case NilNode:
                return kind is ParameterKind.Any or ParameterKind.Map ? null : throw Fail($"cannot assign nil to {FunctionDefinition.GoType(kind)}");
            case FieldNode field:
                return Checked(Fields(field, dot, field.Names, 0, null, NoFinal), kind);
            case VariableNode variable:
                return Checked(Variable(variable, null, NoFinal), kind);
            case PipeNode pipe:
                return Checked(Pipeline(pipe, dot), kind);
            case IdentifierNode identifier:
                return Checked(Function(identifier, identifier, dot, null, NoFinal), kind);
            case ChainNode chain:
                return Checked(Chain(chain, dot, null, NoFinal), kind);
        }

        return Constant(node, kind);
    }

    private object Constant(Node node, ParameterKind kind)
    {
        switch (kind, node)
        {
            case (ParameterKind.Any, BoolNode constant):
                return constant.Value;
            case (ParameterKind.Any, NumberNode number):
                return Ideal(number);
            case (ParameterKind.Any or ParameterKind.Text, StringNode text):
                return text.Text;
            case (ParameterKind.Bool, BoolNode constant):
                return constant.Value;
            case (ParameterKind.Int, NumberNode { Number.IsInt: true } number):
                return (nint)number.Number.Int;
            case (ParameterKind.Duration, NumberNode { Number.IsInt: true } number):
                return new GoDuration(number.Number.Int);
            case (ParameterKind.Float, NumberNode { Number.IsFloat: true } number):
                return number.Number.Float;
        }

        throw kind switch
        {
            ParameterKind.Bool => Fail($"expected bool; found {node}"),
            ParameterKind.Text => Fail($"expected string; found {node}"),
            ParameterKind.Int or ParameterKind.Duration => Fail($"expected integer; found {node}"),
            ParameterKind.Float => Fail($"expected float; found {node}"),
            _ => Fail($"can't handle {node} for arg of type {FunctionDefinition.GoType(kind)}"),
        };
    }

    private object? Checked(object? value, ParameterKind kind)
    {
        if (kind == ParameterKind.Any)
        {
            return value is NullInterface ? null : value;
        }

        if (value is null)
        {
            return kind == ParameterKind.Map ? null : throw Fail($"invalid value; expected {FunctionDefinition.GoType(kind)}");
        }

        var fits = kind switch
        {
            ParameterKind.Text => value is string,
            ParameterKind.Int => value is nint,
            ParameterKind.Float => value is double,
            ParameterKind.Bool => value is bool,
            ParameterKind.Map => value is GoMap { OfText: false },
            ParameterKind.Time => value is GoTime,
            _ => value is GoDuration,
        };
        return fits ? value : throw Fail($"wrong type for value; expected {FunctionDefinition.GoType(kind)}; got {GoValue.TypeName(value)}{Cure(kind, value)}");
    }

    // What usually helps.
    private static string Cure(ParameterKind kind, object value) => (kind, value) switch
    {
        (ParameterKind.Text, HtmlText) => " (use toString)",
        (ParameterKind.Text, nint or long or double or bool) => " (use toString)",
        (ParameterKind.Int, long or double or string) => " (use int)",
        (ParameterKind.Float, long or nint or string) => " (use float64)",
        _ => "",
    };
}
