namespace FlashdutyConsole.Templates.Engine.Patterns;

/// <summary>A regular expression as steps of a machine that follows all ways at once.</summary>
internal sealed class PatternProgram
{
    private const int MostSteps = 40_000;

    private readonly List<Step> _steps = [];

    private PatternProgram(PatternNode node)
    {
        Compile(node);
        Emit(new Step(StepKind.Match, 0, 0, null));
        Steps = [.. _steps];
        (First, IsAnchored) = FindFirst();
    }

    internal enum StepKind
    {
        Match,
        Characters,
        Split,
        Jump,
        Save,
        Assert,
    }

    public Step[] Steps { get; }

    /// <summary>The ASCII characters a match can begin with; null when it can begin with anything or nothing.</summary>
    public bool[]? First { get; }

    /// <summary>Begins only at the beginning of the text.</summary>
    public bool IsAnchored { get; }

    /// <summary>Compiles.</summary>
    /// <exception cref="PatternException">It is too large.</exception>
    public static PatternProgram Compile(PatternNode node, string pattern)
    {
        _ = pattern;
        return new PatternProgram(node);
    }

    private void Compile(PatternNode node)
    {
        switch (node)
        {
            case PatternNode.Characters characters:
                Emit(new Step(StepKind.Characters, 0, 0, characters.Set));
                break;
            case PatternNode.Assertion assertion:
                Emit(new Step(StepKind.Assert, (int)assertion.Kind, 0, null));
                break;
            case PatternNode.Sequence sequence:
                sequence.Parts.ForEach(Compile);
                break;
            case PatternNode.Choice choice:
                Choice(choice.Options);
                break;
            case PatternNode.Group group:
                Emit(new Step(StepKind.Save, 2 * group.Number, 0, null));
                Compile(group.Of);
                Emit(new Step(StepKind.Save, (2 * group.Number) + 1, 0, null));
                break;
            case PatternNode.Repeat repeat:
                Repeat(repeat);
                break;
        }
    }

    private void Choice(List<PatternNode> options)
    {
        var jumps = new List<int>();
        for (var i = 0; i < options.Count; i++)
        {
            if (i == options.Count - 1)
            {
                Compile(options[i]);
                break;
            }

            var split = Emit(default);
            Compile(options[i]);
            jumps.Add(Emit(default));
            _steps[split] = new Step(StepKind.Split, split + 1, _steps.Count, null);
        }

        jumps.ForEach(jump => _steps[jump] = new Step(StepKind.Jump, _steps.Count, 0, null));
    }

    private void Repeat(PatternNode.Repeat repeat)
    {
        for (var i = 0; i < repeat.Least - (repeat.Most < 0 && repeat.Least > 0 ? 1 : 0); i++)
        {
            Compile(repeat.Of);
        }

        if (repeat.Most < 0)
        {
            // What can match nothing is tried once, then again and again: so that the last round is a real one.
            var optional = repeat.Least == 0 && CanBeEmpty(repeat.Of) ? Emit(default) : -1;
            if (repeat.Least > 0 || optional >= 0)
            {
                var start = _steps.Count;
                Compile(repeat.Of);
                var split = Emit(default);
                _steps[split] = Split(start, split + 1, repeat.IsLazy);
                if (optional >= 0)
                {
                    _steps[optional] = Split(optional + 1, _steps.Count, repeat.IsLazy);
                }
            }
            else
            {
                var split = Emit(default);
                Compile(repeat.Of);
                Emit(new Step(StepKind.Jump, split, 0, null));
                _steps[split] = Split(split + 1, _steps.Count, repeat.IsLazy);
            }

            return;
        }

        var splits = new List<int>();
        for (var i = repeat.Least; i < repeat.Most; i++)
        {
            splits.Add(Emit(default));
            Compile(repeat.Of);
        }

        splits.ForEach(split => _steps[split] = Split(split + 1, _steps.Count, repeat.IsLazy));
    }

    private static Step Split(int first, int second, bool isLazy) =>
        isLazy ? new Step(StepKind.Split, second, first, null) : new Step(StepKind.Split, first, second, null);

    private static bool CanBeEmpty(PatternNode node) => node switch
    {
        PatternNode.Characters => false,
        PatternNode.Sequence sequence => sequence.Parts.TrueForAll(CanBeEmpty),
        PatternNode.Choice choice => choice.Options.Exists(CanBeEmpty),
        PatternNode.Group group => CanBeEmpty(group.Of),
        PatternNode.Repeat repeat => repeat.Least == 0 || CanBeEmpty(repeat.Of),
        _ => true,
    };

    private int Emit(Step step)
    {
        if (_steps.Count >= MostSteps)
        {
            throw new PatternException("error parsing regexp: expression too large");
        }

        _steps.Add(step);
        return _steps.Count - 1;
    }

    private (bool[]? First, bool IsAnchored) FindFirst()
    {
        var first = new bool[128];
        var seen = new bool[Steps.Length];
        var open = new Stack<int>([0]);
        var anchored = Steps[0].Kind == StepKind.Assert && Steps[0].A == (int)PlaceKind.TextStart;
        while (open.TryPop(out var at))
        {
            if (seen[at])
            {
                continue;
            }

            seen[at] = true;
            var step = Steps[at];
            switch (step.Kind)
            {
                case StepKind.Match:
                    return (null, anchored);
                case StepKind.Characters:
                    for (var rune = 0; rune < 128; rune++)
                    {
                        first[rune] |= step.Set!.Matches(rune);
                    }

                    break;
                case StepKind.Split:
                    open.Push(step.A);
                    open.Push(step.B);
                    break;
                case StepKind.Jump:
                    open.Push(step.A);
                    break;
                default:
                    open.Push(at + 1);
                    break;
            }
        }

        return (first, anchored);
    }

    internal readonly record struct Step(StepKind Kind, int A, int B, RuneClass? Set);
}
