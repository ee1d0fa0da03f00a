using System.Text;
using FlashdutyConsole.Templates.Engine.Functions;

namespace FlashdutyConsole.Templates.Engine.Syntax;

/// <summary>A parsed piece of a template; <see cref="Position"/> is where it begins in the text. Printed, it reads as it was written.</summary>
internal abstract record Node(int Position)
{
    public abstract void Write(StringBuilder to);

    public sealed override string ToString()
    {
        var text = new StringBuilder();
        Write(text);
        return text.ToString();
    }

    protected static void WriteFields(StringBuilder to, IEnumerable<string> names)
    {
        foreach (var name in names)
        {
            to.Append('.').Append(name);
        }
    }
}

internal sealed record ListNode(int Position, List<Node> Nodes) : Node(Position)
{
    public override void Write(StringBuilder to) => Nodes.ForEach(node => node.Write(to));
}

internal sealed record TextNode(int Position, string Text) : Node(Position)
{
    public override void Write(StringBuilder to) => to.Append(Text);
}

internal sealed record ActionNode(int Position, PipeNode Pipe) : Node(Position)
{
    public override void Write(StringBuilder to)
    {
        to.Append("{{");
        Pipe.Write(to);
        to.Append("}}");
    }
}

/// <summary>if, with or range.</summary>
internal sealed record BranchNode(int Position, TokenKind Kind, PipeNode Pipe, ListNode Body, ListNode? Otherwise) : Node(Position)
{
    public override void Write(StringBuilder to)
    {
        to.Append("{{").Append(Kind.ToString().ToLowerInvariant()).Append(' ');
        Pipe.Write(to);
        to.Append("}}");
    }
}

/// <summary>break or continue.</summary>
internal sealed record JumpNode(int Position, TokenKind Kind) : Node(Position)
{
    public override void Write(StringBuilder to) => to.Append("{{").Append(Kind.ToString().ToLowerInvariant()).Append("}}");
}

/// <summary>end or else: ends a list, never gets into one.</summary>
internal sealed record EndNode(int Position, TokenKind Kind) : Node(Position)
{
    public override void Write(StringBuilder to) => to.Append(Kind == TokenKind.Else ? "{{else}}" : "{{end}}");
}

internal sealed record TemplateNode(int Position, string Name, PipeNode? Pipe) : Node(Position)
{
    public override void Write(StringBuilder to)
    {
        to.Append("{{template ").Append(GoQuote.Quote(Name));
        if (Pipe is not null)
        {
            to.Append(' ');
            Pipe.Write(to);
        }

        to.Append("}}");
    }
}

internal sealed record PipeNode(int Position, List<VariableNode> Declared, List<CommandNode> Commands) : Node(Position)
{
    public bool Assigns { get; set; }

    public override void Write(StringBuilder to)
    {
        for (var i = 0; i < Declared.Count; i++)
        {
            to.Append(i > 0 ? ", " : "");
            Declared[i].Write(to);
        }

        to.Append(Declared.Count == 0 ? "" : Assigns ? " = " : " := ");
        for (var i = 0; i < Commands.Count; i++)
        {
            to.Append(i > 0 ? " | " : "");
            Commands[i].Write(to);
        }
    }
}

internal sealed record CommandNode(int Position, List<Node> Arguments) : Node(Position)
{
    public override void Write(StringBuilder to)
    {
        for (var i = 0; i < Arguments.Count; i++)
        {
            to.Append(i > 0 ? " " : "");
            to.Append(Arguments[i] is PipeNode ? "(" : "");
            Arguments[i].Write(to);
            to.Append(Arguments[i] is PipeNode ? ")" : "");
        }
    }
}

internal sealed record IdentifierNode(int Position, string Name, FunctionDefinition Function) : Node(Position)
{
    public override void Write(StringBuilder to) => to.Append(Name);
}

/// <summary>A variable and the fields after it; the name carries its dollar.</summary>
internal sealed record VariableNode(int Position, string Name, string[] Fields) : Node(Position)
{
    public override void Write(StringBuilder to) => WriteFields(to.Append(Name), Fields);
}

internal sealed record FieldNode(int Position, string[] Names) : Node(Position)
{
    public override void Write(StringBuilder to) => WriteFields(to, Names);
}

/// <summary>Fields of something in parentheses.</summary>
internal sealed record ChainNode(int Position, Node Of, string[] Names) : Node(Position)
{
    public override void Write(StringBuilder to)
    {
        to.Append(Of is PipeNode ? "(" : "");
        Of.Write(to);
        to.Append(Of is PipeNode ? ")" : "");
        WriteFields(to, Names);
    }
}

internal sealed record DotNode(int Position) : Node(Position)
{
    public override void Write(StringBuilder to) => to.Append('.');
}

internal sealed record NilNode(int Position) : Node(Position)
{
    public override void Write(StringBuilder to) => to.Append("nil");
}

/// <summary>A bool constant, boxed once.</summary>
internal sealed record BoolNode(int Position, object Value) : Node(Position)
{
    public override void Write(StringBuilder to) => to.Append(Value is true ? "true" : "false");
}

internal sealed record StringNode(int Position, string Quoted, string Text) : Node(Position)
{
    public override void Write(StringBuilder to) => to.Append(Quoted);
}

internal sealed record NumberNode(int Position, NumberConstant Number) : Node(Position)
{
    public override void Write(StringBuilder to) => to.Append(Number.Text);
}
