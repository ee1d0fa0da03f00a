namespace FlashdutyConsole.Templates.Engine.Syntax;

/// <summary>Where in the text something is.</summary>
internal static class Place
{
    /// <summary>Line and column of an offset, both from 1.</summary>
    public static (int Line, int Column) Of(string text, int offset)
    {
        var before = text.AsSpan(0, Math.Clamp(offset, 0, text.Length));
        return (before.Count('\n') + 1, before.Length - (before.LastIndexOf('\n') + 1) + 1);
    }

    /// <summary>An error at an offset.</summary>
    public static TemplateException Error(
        TemplateFault fault, string reason, string text, int offset, int length, string piece = "", string? suggestion = null)
    {
        var (line, column) = Of(text, offset);
        var full = suggestion is null ? reason : $"{reason}; did you mean {suggestion}?";
        return new TemplateException(fault, full, line, column) { Length = length, Piece = piece, Suggestion = suggestion };
    }
}
