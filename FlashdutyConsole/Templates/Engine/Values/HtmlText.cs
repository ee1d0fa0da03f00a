namespace FlashdutyConsole.Templates.Engine.Values;

/// <summary>What <c>toHtml</c> makes: text of a type of its own, which functions that ask for text refuse.</summary>
internal sealed record HtmlText(string Text)
{
    public override string ToString() => Text;
}
