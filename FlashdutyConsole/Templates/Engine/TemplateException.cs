namespace FlashdutyConsole.Templates.Engine;

/// <summary>A template that cannot be read or rendered. The only exception parsing and rendering throw.</summary>
public sealed class TemplateException : Exception
{
    /// <summary>Makes one.</summary>
    /// <param name="fault">What kind.</param>
    /// <param name="reason">What is wrong, without the place.</param>
    /// <param name="line">From 1.</param>
    /// <param name="column">From 1, in UTF-16 units of its line.</param>
    public TemplateException(TemplateFault fault, string reason, int line, int column)
        : base(reason) => (Fault, Line, Column) = (fault, line, column);

    /// <summary>What kind.</summary>
    public TemplateFault Fault { get; }

    /// <summary>The line, from 1.</summary>
    public int Line { get; }

    /// <summary>The column, from 1, in UTF-16 units.</summary>
    public int Column { get; }

    /// <summary>How many UTF-16 units from the column on are meant; 0 when not known.</summary>
    public int Length { get; init; }

    /// <summary>The piece of the template that failed, shortened; empty for syntax.</summary>
    public string Piece { get; init; } = "";

    /// <summary>The name that was probably meant; null when nothing is near.</summary>
    public string? Suggestion { get; init; }
}
