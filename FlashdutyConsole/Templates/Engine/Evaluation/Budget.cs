namespace FlashdutyConsole.Templates.Engine.Evaluation;

/// <summary>Counts what a rendering costs and stops it when it is too much.</summary>
internal sealed class Budget(RenderLimits limits, TimeProvider clock)
{
    private const int StepsBetweenLooks = 4096;

    private long _steps = limits.Steps;
    private long _characters = limits.Characters;
    private long _nextLook = limits.Steps - StepsBetweenLooks;
    private long _started = -1;

    public RenderLimits Limits => limits;

    /// <summary>So many steps more.</summary>
    public void Step(long count = 1)
    {
        _steps -= count;
        if (_steps < _nextLook)
        {
            Look();
        }
    }

    /// <summary>So many characters of text, or twice as many slots of a list, are about to be made.</summary>
    public void Make(long characters)
    {
        if (characters > limits.OutputBytes)
        {
            throw new LimitException("text or list is larger than what may be rendered");
        }

        _characters -= characters;
        if (_characters < 0)
        {
            throw new LimitException("the template makes too much text");
        }
    }

    /// <summary>A text that was made.</summary>
    public string Made(string text)
    {
        Make(text.Length);
        return text;
    }

    /// <summary>A list that was made.</summary>
    public void MakeList(long count)
    {
        Step(count);
        Make(count * 4);
    }

    private void Look()
    {
        _nextLook = _steps - StepsBetweenLooks;
        if (_steps < 0)
        {
            throw new LimitException("the template takes too many steps");
        }

        var now = clock.GetTimestamp();
        if (_started < 0)
        {
            _started = now;
        }
        else if (clock.GetElapsedTime(_started, now) > limits.Time)
        {
            throw new LimitException("the template takes too long");
        }
    }
}
