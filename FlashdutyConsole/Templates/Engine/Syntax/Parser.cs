using System.Runtime.CompilerServices;
using FlashdutyConsole.Templates.Engine.Functions;

namespace FlashdutyConsole.Templates.Engine.Syntax;

/// <summary>Makes trees of a template's tokens: its own and those it defines.</summary>
internal sealed partial class Parser
{
    private readonly string _input;
    private readonly List<Token> _tokens;
    private readonly string _lexerError;
    private readonly FunctionTable _functions;
    private readonly Dictionary<string, ListNode> _trees = [];
    private List<string> _variables = ["$"];
    private int _next;
    private int _rangeDepth;
    private int _depth;

    private Parser(string input, FunctionTable functions)
    {
        var lexer = new Lexer(input);
        (_input, _functions, _tokens) = (input, functions, lexer.Run());
        _lexerError = lexer.Error;
    }

    /// <summary>Whether a function was used that changes its argument, so that data must be copied first.</summary>
    private bool Changes { get; set; }

    /// <summary>Parses.</summary>
    /// <returns>The main tree, the defined ones by name, and whether data is changed on the way.</returns>
    /// <exception cref="TemplateException">It is no template.</exception>
    public static (ListNode Main, Dictionary<string, ListNode> Defined, bool Changes) Parse(string input, string name, FunctionTable functions)
    {
        var parser = new Parser(input, functions);
        var main = parser.Main();
        parser.Add(name, main, 0);
        return (parser._trees[name], parser._trees, parser.Changes);
    }

    private ListNode Main()
    {
        var nodes = new List<Node>();
        while (Peek().Kind != TokenKind.End)
        {
            if (Peek().Kind == TokenKind.LeftDelimiter && AfterSpaces(_next + 1).Kind == TokenKind.Define)
            {
                _next++;
                NextNonSpace();
                Definition();
                continue;
            }

            var node = TextOrAction();
            if (node is EndNode)
            {
                throw Fail(node.Position, $"unexpected {node}: there is nothing open that it could end");
            }

            nodes.Add(node);
        }

        return new ListNode(0, nodes);
    }

    private void Definition()
    {
        var name = NextNonSpace();
        if (name.Kind is not (TokenKind.String or TokenKind.RawString))
        {
            throw Unexpected(name, "define clause");
        }

        var text = Unquote(name);
        Expect(TokenKind.RightDelimiter, "define clause");
        Add(text, Separate(name.Start, "define clause"), name.Start);
    }

    // A tree with variables and loops of its own.
    private ListNode Separate(int position, string context)
    {
        var (variables, rangeDepth) = (_variables, _rangeDepth);
        (_variables, _rangeDepth) = (["$"], 0);
        var (list, end) = ItemList(position, context);
        if (end.Kind != TokenKind.EndWord)
        {
            throw Fail(end.Position, $"unexpected {end} in {context}");
        }

        (_variables, _rangeDepth) = (variables, rangeDepth);
        return list;
    }

    // An empty definition never replaces a full one.
    private void Add(string name, ListNode tree, int position)
    {
        if (!_trees.TryGetValue(name, out var known) || IsEmpty(known))
        {
            _trees[name] = tree;
        }
        else if (!IsEmpty(tree))
        {
            throw Fail(position, $"multiple definition of template {GoQuote.Quote(name)}");
        }
    }

    private static bool IsEmpty(ListNode list) => list.Nodes.TrueForAll(node => node is TextNode text && string.IsNullOrWhiteSpace(text.Text));

    private (ListNode List, EndNode End) ItemList(int opened, string what)
    {
        if (++_depth > 500 || !RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            throw Fail(_tokens[_next].Start, "actions are nested too deeply");
        }

        var start = PeekNonSpace().Start;
        var nodes = new List<Node>();
        while (PeekNonSpace().Kind != TokenKind.End)
        {
            var node = TextOrAction();
            if (node is EndNode end)
            {
                _depth--;
                return (new ListNode(start, nodes), end);
            }

            nodes.Add(node);
        }

        var line = _input.AsSpan(0, opened).Count('\n') + 1;
        throw Fail(_input.Length, $"unexpected EOF: the {what} of line {line} has no {{{{end}}}}");
    }

    private Node TextOrAction()
    {
        var token = NextNonSpace();
        return token.Kind switch
        {
            TokenKind.Text => new TextNode(token.Start, token.Text(_input)),
            TokenKind.LeftDelimiter => Action(),
            _ => throw Unexpected(token, "input"),
        };
    }

    private Node Action()
    {
        var token = NextNonSpace();
        switch (token.Kind)
        {
            case TokenKind.Block:
                return BlockAction();
            case TokenKind.Break or TokenKind.Continue:
                return Jump(token);
            case TokenKind.Else:
                return ElseAction();
            case TokenKind.EndWord:
                return new EndNode(Expect(TokenKind.RightDelimiter, "end").Start, TokenKind.EndWord);
            case TokenKind.If or TokenKind.With or TokenKind.Range:
                return Control(token.Kind);
            case TokenKind.Template:
                return TemplateAction();
            default:
                BackUp(token);
                return new ActionNode(token.Start, Pipeline("command", TokenKind.RightDelimiter));
        }
    }

    private JumpNode Jump(Token word)
    {
        var token = NextNonSpace();
        if (token.Kind != TokenKind.RightDelimiter)
        {
            throw Unexpected(token, $"{{{{{word.Text(_input)}}}}}");
        }

        return _rangeDepth > 0 ? new JumpNode(word.Start, word.Kind) : throw Fail(word, $"{{{{{word.Text(_input)}}}}} outside {{{{range}}}}");
    }

    private EndNode ElseAction()
    {
        var token = PeekNonSpace();
        return token.Kind is TokenKind.If or TokenKind.With
            ? new EndNode(token.Start, TokenKind.Else)
            : new EndNode(Expect(TokenKind.RightDelimiter, "else").Start, TokenKind.Else);
    }

    private BranchNode Control(TokenKind kind)
    {
        var context = kind.ToString().ToLowerInvariant();
        var variables = _variables.Count;
        var position = PeekNonSpace().Start;
        var pipe = Pipeline(context, TokenKind.RightDelimiter);
        _rangeDepth += kind == TokenKind.Range ? 1 : 0;
        var (body, end) = ItemList(position, context);
        _rangeDepth -= kind == TokenKind.Range ? 1 : 0;
        ListNode? otherwise = null;
        if (end.Kind == TokenKind.Else)
        {
            // "else if" of an if, "else with" of a with: they share the one end.
            if (kind is TokenKind.If or TokenKind.With && Peek().Kind == kind)
            {
                _next++;
                if (++_depth > 500)
                {
                    throw Fail(end.Position, "actions are nested too deeply");
                }

                otherwise = new ListNode(end.Position, [Control(kind)]);
                _depth--;
            }
            else if (Peek().Kind is TokenKind.If or TokenKind.With)
            {
                throw Fail(Peek(), $"else {Peek().Text(_input)} cannot follow {context}");
            }
            else
            {
                (otherwise, end) = ItemList(position, context);
                if (end.Kind != TokenKind.EndWord)
                {
                    throw Fail(end.Position, $"expected end; found {end}");
                }
            }
        }

        _variables.RemoveRange(variables, _variables.Count - variables);
        return new BranchNode(pipe.Position, kind, pipe, body, otherwise);
    }

    private TemplateNode BlockAction()
    {
        var token = NextNonSpace();
        var name = TemplateName(token, "block clause");
        var pipe = Pipeline("block clause", TokenKind.RightDelimiter);
        Add(name, Separate(token.Start, "block clause"), token.Start);
        return new TemplateNode(token.Start, name, pipe);
    }

    private TemplateNode TemplateAction()
    {
        var token = NextNonSpace();
        var name = TemplateName(token, "template clause");
        var after = NextNonSpace();
        if (after.Kind == TokenKind.RightDelimiter)
        {
            return new TemplateNode(token.Start, name, null);
        }

        BackUp(after);
        return new TemplateNode(token.Start, name, Pipeline("template clause", TokenKind.RightDelimiter));
    }

    private string TemplateName(Token token, string context) =>
        token.Kind is TokenKind.String or TokenKind.RawString ? Unquote(token) : throw Unexpected(token, context);

    private Token Peek() => _tokens[_next];

    private Token Next() => _next < _tokens.Count - 1 ? _tokens[_next++] : _tokens[_next];

    // The last token, an error or the end, is never consumed.
    private void BackUp(Token token) => _next -= token.Kind is TokenKind.End or TokenKind.Error ? 0 : 1;

    private Token PeekNonSpace()
    {
        while (_tokens[_next].Kind == TokenKind.Space)
        {
            _next++;
        }

        return _tokens[_next];
    }

    private Token NextNonSpace()
    {
        PeekNonSpace();
        return Next();
    }

    private Token AfterSpaces(int at)
    {
        while (at < _tokens.Count - 1 && _tokens[at].Kind == TokenKind.Space)
        {
            at++;
        }

        return _tokens[Math.Min(at, _tokens.Count - 1)];
    }

    private Token Expect(TokenKind kind, string context)
    {
        var token = NextNonSpace();
        return token.Kind == kind ? token : throw Unexpected(token, context);
    }

    private string Unquote(Token token) =>
        GoQuote.TryUnquote(token.Text(_input), out var text) ? text : throw Fail(token, $"invalid syntax in string {token.Text(_input)}");

    private TemplateException Unexpected(Token token, string context)
    {
        var reason = token.Kind switch
        {
            TokenKind.Error => _lexerError,
            TokenKind.End => $"unexpected EOF in {context}",
            TokenKind.RightDelimiter => $"unexpected \"}}}}\" in {context}",
            TokenKind.Space => $"unexpected space in {context}",
            _ => $"unexpected {GoQuote.Quote(token.Text(_input))} in {context}",
        };
        return Fail(token, reason);
    }

    private TemplateException Fail(Token token, string reason, string? suggestion = null) =>
        Place.Error(TemplateFault.Syntax, reason, _input, token.Start, token.End - token.Start, suggestion: suggestion);

    private TemplateException Fail(int position, string reason) => Place.Error(TemplateFault.Syntax, reason, _input, position, 0);
}
