namespace FlashdutyConsole.Templates.Engine.Syntax;

/// <summary>A piece of the template's text.</summary>
internal readonly record struct Token(TokenKind Kind, int Start, int End)
{
    public string Text(string input) => input[Start..End];
}
