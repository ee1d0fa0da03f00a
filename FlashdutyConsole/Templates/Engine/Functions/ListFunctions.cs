using FlashdutyConsole.Templates.Engine.Evaluation;
using FlashdutyConsole.Templates.Engine.Values;
using static FlashdutyConsole.Templates.Engine.Functions.FunctionDefinition;

namespace FlashdutyConsole.Templates.Engine.Functions;

/// <summary>Lists: sprig's functions. None changes its argument.</summary>
internal static class ListFunctions
{
    public static IEnumerable<FunctionDefinition> All { get; } =
    [
        Of("list", "values ...any", (c, a) => New(c, a), "{{list 1 \"a\" true}}", "[1 a true]"),
        Of("tuple", "values ...any", (c, a) => New(c, a), "{{tuple 1 2}}", "[1 2]"),
        .. Both("first", "list any", (_, a) => Items(a[0], "find first on").ElementAtOrDefault(0), "{{first (list 1 2)}}", "1"),
        .. Both("last", "list any", (_, a) => Items(a[0], "find last on").LastOrDefault(), "{{last (list 1 2)}}", "2"),
        .. Both("rest", "list any", (c, a) => Items(a[0], "find rest on") is { Length: > 0 } items ? New(c, items[1..]) : GoSlice.Nil, "{{rest (list 1 2 3)}}", "[2 3]"),
        .. Both("initial", "list any", (c, a) => Items(a[0], "find initial on") is { Length: > 0 } items ? New(c, items[..^1]) : GoSlice.Nil, "{{initial (list 1 2 3)}}", "[1 2]"),
        .. Both("append", "list any, value any", (c, a) => New(c, [.. Items(a[0], "push on"), a[1]]), "{{append (list 1) 2}}", "[1 2]"),
        .. Both("push", "list any, value any", (c, a) => New(c, [.. Items(a[0], "push on"), a[1]]), "{{push (list 1) 2}}", "[1 2]"),
        .. Both("prepend", "list any, value any", (c, a) => New(c, [a[1], .. Items(a[0], "prepend on")]), "{{prepend (list 1) 0}}", "[0 1]"),
        .. Both("reverse", "list any", (c, a) => New(c, [.. Items(a[0], "find reverse on").AsEnumerable().Reverse()]), "{{reverse (list 1 2)}}", "[2 1]"),
        .. Both("uniq", "list any", Uniq, "{{uniq (list 1 2 1)}}", "[1 2]"),
        .. Both("without", "list any, values ...any", (c, a) => New(c, [.. Items(a[0], "find without on").Where(item => !Has(c, a.AsSpan(1), item))]), "{{without (list 1 2) 2}}", "[1]"),
        .. Both("has", "value any, list any", (c, a) => GoValue.Box(a[1] is not null && Has(c, Items(a[1], "find has on"), a[0])), "{{has \"a\" (list \"a\")}}", "true"),
        .. Both("compact", "list any", (c, a) => New(c, [.. Items(a[0], "compact on").Where(item => !Cast.IsEmpty(item))]), "{{compact (list \"\" \"a\" nil)}}", "[a]"),
        .. Both("slice", "list any, indexes ...any", Slice, "{{slice (list 1 2 3) 1}}", "[2 3]"),
        .. Both("chunk", "size int, list any", Chunk, "{{chunk 2 (list 1 2 3)}}", "[[1 2] [3]]"),
        Of("concat", "lists ...any", Concat, "{{concat (list 1) (list 2)}}", "[1 2]"),
        Of("until", "count int", (c, a) => Steps(c, 0, StringFunctions.I(a, 0), StringFunctions.I(a, 0) < 0 ? -1 : 1), "{{until 3}}", "[0 1 2]"),
        Of("untilStep", "start int, stop int, step int", (c, a) => Steps(c, StringFunctions.I(a, 0), StringFunctions.I(a, 1), StringFunctions.I(a, 2)), "{{untilStep 0 10 4}}", "[0 4 8]"),
        Of("seq", "numbers ...int", Sequence, "{{seq 1 3}}", "1 2 3"),
    ];

    // sprig has most of them twice; the second name complains where the first does too.
    private static FunctionDefinition[] Both(string name, string signature, Func<RenderContext, object?[], object?> run, string example, string result)
    {
        var must = "must" + char.ToUpperInvariant(name[0]) + name[1..];
        return [Of(name, signature, run, example, result), Of(must, signature, run, example.Replace("{{" + name, "{{" + must, StringComparison.Ordinal), result)];
    }

    private static GoSlice New(RenderContext context, object?[] items)
    {
        context.Budget.MakeList(items.Length);
        return new GoSlice(items);
    }

    private static object?[] Items(object? list, string what) => list switch
    {
        GoSlice slice => slice.Items,
        null => throw new FunctionException($"Cannot {what} nothing: there is no list"),
        _ => throw new FunctionException($"Cannot {what} type {GoValue.KindName(list)}"),
    };

    private static bool Has(RenderContext context, ReadOnlySpan<object?> items, object? value)
    {
        foreach (var item in items)
        {
            if (GoComparison.IsDeeplyEqual(context.Budget, value, item))
            {
                return true;
            }
        }

        return false;
    }

    private static GoSlice Uniq(RenderContext context, object?[] arguments)
    {
        var kept = new List<object?>();
        foreach (var item in Items(arguments[0], "find uniq on"))
        {
            if (!Has(context, System.Runtime.InteropServices.CollectionsMarshal.AsSpan(kept), item))
            {
                kept.Add(item);
            }
        }

        return New(context, [.. kept]);
    }

    private static GoSlice? Slice(RenderContext context, object?[] arguments)
    {
        if (arguments[0] is not GoSlice slice)
        {
            throw new FunctionException($"list should be type of slice or array but {GoValue.KindName(arguments[0])}");
        }

        if (slice.Count == 0)
        {
            return null;
        }

        var start = arguments.Length > 1 ? Cast.ToInteger(arguments[1]) : 0;
        var end = arguments.Length > 2 ? Cast.ToInteger(arguments[2]) : slice.Count;
        if (start < 0 || start > end || end > slice.Count)
        {
            throw new FunctionException($"slice index out of bounds: {start} to {end} of {slice.Count}");
        }

        context.Budget.MakeList(end - start);
        return new GoSlice(slice.Items[(int)start..(int)end], slice.Kind);
    }

    private static GoSlice Chunk(RenderContext context, object?[] arguments)
    {
        var items = Items(arguments[1], "chunk");
        var size = StringFunctions.I(arguments, 0);
        if (size <= 0)
        {
            // What sprig's arithmetic makes of it.
            return size == 0 || items.Length == 0 || Math.Floor((items.Length - 1) / (double)size) < -1 ? throw new FunctionException("chunk size must be positive")
                : new GoSlice(items.Length == 1 ? [new GoSlice(items)] : [], SliceKind.Lists);
        }

        context.Budget.MakeList(items.Length);
        return new GoSlice([.. items.Chunk((int)Math.Min(size, int.MaxValue)).Select(chunk => new GoSlice(chunk))], SliceKind.Lists);
    }

    private static GoSlice Concat(RenderContext context, object?[] arguments)
    {
        var all = new List<object?>();
        foreach (var list in arguments)
        {
            all.AddRange(list is GoSlice slice ? slice.Items : throw new FunctionException($"Cannot concat type {GoValue.KindName(list)} as list"));
            context.Budget.Make(all.Count);
        }

        return all.Count == 0 ? GoSlice.Nil : New(context, [.. all]);
    }

    private static GoSlice Steps(RenderContext context, long start, long stop, long step)
    {
        if (stop < start ? step >= 0 : step <= 0)
        {
            return new GoSlice([], SliceKind.Int);
        }

        var count = (long)(((Int128)(stop - start) + step + (step > 0 ? -1 : 1)) / step);
        context.Budget.MakeList(count);
        var items = new object?[count];
        for (var i = 0; i < count; i++)
        {
            items[i] = (nint)(start + (i * step));
        }

        return new GoSlice(items, SliceKind.Int);
    }

    private static string Sequence(RenderContext context, object?[] arguments)
    {
        var numbers = Array.ConvertAll(arguments, number => (long)(nint)number!);
        GoSlice steps;
        switch (numbers.Length)
        {
            case 1:
                var toOne = numbers[0] < 1 ? -1 : 1;
                steps = Steps(context, 1, numbers[0] + toOne, toOne);
                break;
            case 2:
                var direction = numbers[1] < numbers[0] ? -1 : 1;
                steps = Steps(context, numbers[0], numbers[1] + direction, direction);
                break;
            case 3:
                var beyond = numbers[2] < numbers[0] ? -1 : 1;
                if (beyond < 0 && numbers[1] > 0)
                {
                    return "";
                }

                steps = Steps(context, numbers[0], numbers[2] + beyond, numbers[1]);
                break;
            default:
                return "";
        }

        return string.Join(' ', steps.Items.Select(item => Cast.Number((nint)item!)));
    }
}
