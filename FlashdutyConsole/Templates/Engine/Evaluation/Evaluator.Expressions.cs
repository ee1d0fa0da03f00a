using FlashdutyConsole.Templates.Engine.Functions;
using FlashdutyConsole.Templates.Engine.Syntax;
using FlashdutyConsole.Templates.Engine.Values;

namespace FlashdutyConsole.Templates.Engine.Evaluation;

/// <summary>Pipelines, commands, fields, calls.</summary>
internal sealed partial class Evaluator
{
    private object? Pipeline(PipeNode? pipe, object? dot)
    {
        if (pipe is null)
        {
            return null;
        }

        CheckStack();
        _at = pipe;
        object? value = NoFinal;
        var commands = pipe.Commands;
        for (var i = 0; i < commands.Count; i++)
        {
            value = GoValue.Unwrap(Command(commands[i], dot, value));
        }

        foreach (var variable in pipe.Declared)
        {
            if (pipe.Assigns)
            {
                Assign(variable, value);
            }
            else
            {
                _variables.Add((variable.Name, value));
            }
        }

        return value;
    }

    private void Assign(VariableNode variable, object? value)
    {
        for (var i = _variables.Count - 1; i >= 0; i--)
        {
            if (_variables[i].Name == variable.Name)
            {
                _variables[i] = (variable.Name, value);
                return;
            }
        }

        _at = variable;
        throw Fail($"undefined variable: {variable.Name}", NearestName.Find(variable.Name, [.. _variables.Select(known => known.Name)]));
    }

    private object? Command(CommandNode command, object? dot, object? final)
    {
        context.Budget.Step();
        var first = command.Arguments[0];
        switch (first)
        {
            case FieldNode field:
                return Fields(field, dot, field.Names, 0, command.Arguments, final);
            case ChainNode chain:
                return Chain(chain, dot, command.Arguments, final);
            case IdentifierNode identifier:
                return Function(identifier, command, dot, command.Arguments, final);
            case PipeNode pipe:
                NoArguments(command.Arguments, final);
                return Pipeline(pipe, dot);
            case VariableNode variable:
                return Variable(variable, command.Arguments, final);
        }

        _at = first;
        NoArguments(command.Arguments, final);
        return first switch
        {
            BoolNode constant => constant.Value,
            DotNode => dot,
            NumberNode number => Ideal(number),
            StringNode text => text.Text,
            NilNode => throw Fail("nil is not a command"),
            _ => throw Fail($"can't evaluate command {first}"),
        };
    }

    private void NoArguments(List<Node> arguments, object? final)
    {
        if (arguments.Count > 1 || !ReferenceEquals(final, NoFinal))
        {
            throw Fail($"can't give argument to non-function {arguments[0]}");
        }
    }

    private object Ideal(NumberNode number)
    {
        _at = number;
        return number.Number.Ideal ?? throw Fail($"{number.Number.Text} overflows int");
    }

    private object? Variable(VariableNode variable, List<Node>? arguments, object? final)
    {
        _at = variable;
        object? value = null;
        var found = false;
        for (var i = _variables.Count - 1; i >= 0 && !found; i--)
        {
            if (_variables[i].Name == variable.Name)
            {
                (value, found) = (_variables[i].Value, true);
            }
        }

        if (!found)
        {
            throw Fail($"undefined variable: {variable.Name}");
        }

        if (variable.Fields.Length > 0)
        {
            return Fields(variable, value, variable.Fields, 0, arguments, final);
        }

        if (arguments is not null)
        {
            NoArguments(arguments, final);
        }

        return value;
    }

    private object? Chain(ChainNode chain, object? dot, List<Node>? arguments, object? final)
    {
        _at = chain;
        if (chain.Of is NilNode)
        {
            throw Fail($"indirection through explicit nil in {chain}");
        }

        var receiver = chain.Of is PipeNode pipe ? Pipeline(pipe, dot) : Function((IdentifierNode)chain.Of, chain.Of, dot, null, NoFinal);
        return Fields(chain, receiver, chain.Names, 0, arguments, final);
    }

    private object? Fields(Node node, object? receiver, string[] names, int from, List<Node>? arguments, object? final)
    {
        _at = node;
        for (var i = from; i < names.Length - 1; i++)
        {
            receiver = Field(node, receiver, names[i], null, NoFinal);
        }

        return Field(node, receiver, names[^1], arguments, final);
    }

    private object? Field(Node node, object? receiver, string name, List<Node>? arguments, object? final)
    {
        var hasArguments = arguments is { Count: > 1 } || !ReferenceEquals(final, NoFinal);
        switch (receiver)
        {
            case GoMap map:
                return hasArguments ? throw Fail($"{name} is not a method but has arguments") : map[name];
            case null:
                return null;
            case NullInterface:
                throw Fail($"nil pointer evaluating interface {{}}.{name}: what stands before .{name} is null");
        }

        if (Methods.Find(receiver, name) is { } method)
        {
            return Invoke(method, node, null, arguments, final, receiver);
        }

        throw Fail(
            $"can't evaluate field {name} in type {GoValue.TypeName(receiver)}",
            NearestName.Find(name, Methods.Names(receiver)));
    }

    private object? Function(IdentifierNode identifier, Node call, object? dot, List<Node>? arguments, object? final)
    {
        _at = identifier;
        var function = identifier.Function;
        if (!function.IsShortCircuit)
        {
            return Invoke(function, call, dot, arguments, final, null);
        }

        CheckCount(function, arguments, final);
        object? value = null;
        for (var i = 1; i < (arguments?.Count ?? 1); i++)
        {
            value = Argument(arguments![i], dot, ParameterKind.Any);
            if (GoValue.IsTrue(value) == function.StopsAt)
            {
                return value;
            }
        }

        return ReferenceEquals(final, NoFinal) ? value : final;
    }

    private void CheckCount(FunctionDefinition function, List<Node>? arguments, object? final)
    {
        var given = (arguments?.Count ?? 1) - 1 + (ReferenceEquals(final, NoFinal) ? 0 : 1);
        if (function.IsVariadic ? given < function.Fixed : given != function.Fixed)
        {
            throw Fail($"wrong number of args for {function.Name}: want {(function.IsVariadic ? "at least " : "")}{function.Fixed} got {given}");
        }
    }

    private object? Invoke(FunctionDefinition function, Node call, object? dot, List<Node>? arguments, object? final, object? receiver)
    {
        CheckCount(function, arguments, final);
        var given = (arguments?.Count ?? 1) - 1;
        var shift = receiver is null ? 0 : 1;
        var hasFinal = !ReferenceEquals(final, NoFinal);
        var values = new object?[given + shift + (hasFinal ? 1 : 0)];
        if (receiver is not null)
        {
            values[0] = receiver;
        }

        for (var i = 0; i < given; i++)
        {
            values[i + shift] = Argument(arguments![i + 1], dot, function.KindOf(i));
        }

        if (hasFinal)
        {
            values[^1] = Checked(final, function.KindOf(given));
        }

        try
        {
            var result = function.Run(context, values);
            return result is string text ? context.Budget.Made(text) : result;
        }
        catch (FunctionException failed)
        {
            _at = call;
            throw Fail($"error calling {function.Name}: {failed.Message}");
        }
        catch (Exception unexpected) when (unexpected is not (TemplateException or LimitException))
        {
            _at = call;
            throw Fail($"error calling {function.Name}: it cannot work with these arguments");
        }
    }
}
