namespace FlashdutyConsole.Templates.Engine.Patterns;

/// <summary>A parsed regular expression.</summary>
internal abstract record PatternNode
{
    /// <summary>Matches nothing, which always succeeds.</summary>
    public sealed record Empty : PatternNode;

    /// <summary>One character of a set.</summary>
    public sealed record Characters(RuneClass Set) : PatternNode;

    /// <summary>A place that must be of a kind.</summary>
    public sealed record Assertion(PlaceKind Kind) : PatternNode;

    public sealed record Sequence(List<PatternNode> Parts) : PatternNode;

    public sealed record Choice(List<PatternNode> Options) : PatternNode;

    public sealed record Group(PatternNode Of, int Number) : PatternNode;

    /// <summary>So often; <see cref="Most"/> -1 = without end.</summary>
    public sealed record Repeat(PatternNode Of, int Least, int Most, bool IsLazy) : PatternNode;
}
