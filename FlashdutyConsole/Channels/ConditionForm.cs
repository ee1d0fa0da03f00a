namespace FlashdutyConsole.Channels;

/// <summary>A filter condition while it is being edited.</summary>
public sealed class ConditionForm
{
    /// <summary>A form of a condition.</summary>
    /// <param name="condition">The condition.</param>
    public ConditionForm(FilterCondition condition)
    {
        Key = condition.Key;
        Oper = condition.Oper;
        Values = string.Join(", ", condition.Vals);
    }

    /// <summary>Field.</summary>
    public string Key { get; set; }

    /// <summary><c>IN</c> or <c>NOTIN</c>.</summary>
    public string Oper { get; set; }

    /// <summary>Values with commas between them.</summary>
    public string Values { get; set; }

    /// <summary>What the form says, as a condition.</summary>
    public FilterCondition Read() => new()
    {
        Key = Key.Trim(),
        Oper = Oper,
        Vals = [.. Values.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)],
    };
}
