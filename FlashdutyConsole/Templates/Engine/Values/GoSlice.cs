namespace FlashdutyConsole.Templates.Engine.Values;

/// <summary>A Go slice. Its elements are never changed, so parts can be shared.</summary>
internal sealed class GoSlice(object?[] items, SliceKind kind = SliceKind.Any)
{
    public static readonly GoSlice Empty = new([]);

    /// <summary>Go's nil slice: empty, and <c>null</c> in JSON.</summary>
    public static readonly GoSlice Nil = new([]) { IsNil = true };

    /// <summary>The same of text.</summary>
    public static readonly GoSlice NilText = new([], SliceKind.Text) { IsNil = true };

    public bool IsNil { get; private init; }

    public object?[] Items { get; } = items;

    public SliceKind Kind { get; } = kind;

    public int Count => Items.Length;

    public string TypeName => Kind switch
    {
        SliceKind.Text => "[]string", SliceKind.Int => "[]int", SliceKind.Lists => "[][]interface {}", _ => "[]interface {}",
    };

    /// <summary>An element as an expression sees it.</summary>
    public object? this[int index] => Items[index] ?? NullInterface.Value;

    public static GoSlice Texts(IEnumerable<string> texts) => new([.. texts], SliceKind.Text);
}
