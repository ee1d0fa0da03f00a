namespace FlashdutyConsole.Templates.Engine;

/// <summary>A place where a value was missing and nothing was printed.</summary>
/// <param name="Line">From 1.</param>
/// <param name="Column">From 1, in UTF-16 units.</param>
/// <param name="Piece">The expression, as <c>.Labels.env</c>.</param>
public sealed record RenderWarning(int Line, int Column, string Piece);
