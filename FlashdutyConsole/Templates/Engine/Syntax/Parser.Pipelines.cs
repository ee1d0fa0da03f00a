using System.Runtime.CompilerServices;

namespace FlashdutyConsole.Templates.Engine.Syntax;

/// <summary>What stands inside an action: pipelines, commands, operands.</summary>
internal sealed partial class Parser
{
    private PipeNode Pipeline(string context, TokenKind end)
    {
        var pipe = new PipeNode(PeekNonSpace().Start, [], new List<CommandNode>(1));
        Declarations(pipe, context);
        while (true)
        {
            var token = NextNonSpace();
            if (token.Kind == end)
            {
                CheckPipeline(pipe, context, token);
                return pipe;
            }

            BackUp(token);
            if (!StartsCommand(token.Kind))
            {
                throw Unexpected(token, context);
            }

            pipe.Commands.Add(Command());
        }
    }

    private static bool StartsCommand(TokenKind kind) => kind is TokenKind.Bool or TokenKind.CharacterConstant or TokenKind.Complex or TokenKind.Dot
        or TokenKind.Field or TokenKind.Identifier or TokenKind.Number or TokenKind.Nil or TokenKind.RawString or TokenKind.String or TokenKind.Variable
        or TokenKind.LeftParenthesis;

    private void Declarations(PipeNode pipe, string context)
    {
        while (PeekNonSpace() is { Kind: TokenKind.Variable } variable)
        {
            var before = _next;
            _next++;
            var next = PeekNonSpace();
            var isComma = next.Kind == TokenKind.Character && _input[next.Start] == ',';
            if (next.Kind is not (TokenKind.Assign or TokenKind.Declare) && !isComma)
            {
                _next = before;
                return;
            }

            _next++;
            var name = variable.Text(_input);
            // As in Go, that a variable is assigned to before it is declared fails where it happens, not where it is read.
            pipe.Declared.Add(new VariableNode(variable.Start, name, []));
            _variables.Add(name);
            if (!isComma)
            {
                pipe.Assigns = next.Kind == TokenKind.Assign;
                return;
            }

            if (context != "range" || pipe.Declared.Count >= 2)
            {
                throw Fail(variable, $"too many declarations in {context}");
            }

            if (PeekNonSpace().Kind is not (TokenKind.Variable or TokenKind.RightDelimiter or TokenKind.RightParenthesis))
            {
                throw Fail(Peek(), "range can only initialize variables");
            }
        }
    }

    private void CheckPipeline(PipeNode pipe, string context, Token end)
    {
        if (pipe.Commands.Count == 0)
        {
            throw Fail(end, $"missing value for {context}");
        }

        for (var i = 1; i < pipe.Commands.Count; i++)
        {
            if (pipe.Commands[i].Arguments[0] is BoolNode or DotNode or NilNode or NumberNode or StringNode)
            {
                throw Fail(pipe.Commands[i].Position, $"non executable command in pipeline stage {i + 1}");
            }
        }
    }

    private CommandNode Command()
    {
        var command = new CommandNode(PeekNonSpace().Start, new List<Node>(3));
        while (true)
        {
            PeekNonSpace();
            if (Operand() is { } operand)
            {
                command.Arguments.Add(operand);
            }

            var token = Next();
            if (token.Kind == TokenKind.Space)
            {
                continue;
            }

            if (token.Kind is TokenKind.RightDelimiter or TokenKind.RightParenthesis)
            {
                _next--;
            }
            else if (token.Kind != TokenKind.Pipe)
            {
                throw Unexpected(token, "operand");
            }

            return command.Arguments.Count > 0 ? command : throw Fail(token, "empty command");
        }
    }

    private Node? Operand()
    {
        var node = Term();
        if (node is null || Peek().Kind != TokenKind.Field)
        {
            return node;
        }

        var position = Peek().Start;
        var names = new List<string>();
        while (Peek().Kind == TokenKind.Field)
        {
            names.Add(_input[(Peek().Start + 1)..Peek().End]);
            _next++;
        }

        return node switch
        {
            FieldNode field => new FieldNode(position, [.. field.Names, .. names]),
            VariableNode variable => new VariableNode(position, variable.Name, [.. variable.Fields, .. names]),
            BoolNode or StringNode or NumberNode or NilNode or DotNode => throw Fail(position, $"unexpected . after term {GoQuote.Quote(node.ToString())}"),
            _ => new ChainNode(position, node, [.. names]),
        };
    }

    private Node? Term()
    {
        var token = NextNonSpace();
        switch (token.Kind)
        {
            case TokenKind.Identifier:
                return Function(token);
            case TokenKind.Dot:
                return new DotNode(token.Start);
            case TokenKind.Nil:
                return new NilNode(token.Start);
            case TokenKind.Variable:
                return Variable(token);
            case TokenKind.Field:
                return new FieldNode(token.Start, [_input[(token.Start + 1)..token.End]]);
            case TokenKind.Bool:
                return new BoolNode(token.Start, _input[token.Start] == 't' ? Values.GoValue.True : Values.GoValue.False);
            case TokenKind.CharacterConstant or TokenKind.Complex or TokenKind.Number:
                return NumberConstant.Read(token.Text(_input), token.Kind, out var error) is { } number
                    ? new NumberNode(token.Start, number)
                    : throw Fail(token, error!);
            case TokenKind.LeftParenthesis:
                return Parenthesised(token);
            case TokenKind.String or TokenKind.RawString:
                return new StringNode(token.Start, token.Text(_input), Unquote(token));
            default:
                BackUp(token);
                return null;
        }
    }

    private PipeNode Parenthesised(Token open)
    {
        if (++_depth > 500 || !RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            throw Fail(open, "parentheses are nested too deeply");
        }

        var pipe = Pipeline("parenthesized pipeline", TokenKind.RightParenthesis);
        _depth--;
        return pipe;
    }

    private IdentifierNode Function(Token token)
    {
        var name = token.Text(_input);
        var function = _functions.Find(name)
            ?? throw Fail(token, $"function {GoQuote.Quote(name)} not defined", NearestName.Find(name, _functions.Names));
        Changes |= function.Changes;
        return new IdentifierNode(token.Start, function.Name, function);
    }

    private VariableNode Variable(Token token)
    {
        var name = token.Text(_input);
        return _variables.Contains(name)
            ? new VariableNode(token.Start, name, [])
            : throw Fail(token, $"undefined variable {GoQuote.Quote(name)}", NearestName.Find(name, _variables));
    }
}
