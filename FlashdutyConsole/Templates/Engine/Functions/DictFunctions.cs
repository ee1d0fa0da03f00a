using FlashdutyConsole.Templates.Engine.Evaluation;
using FlashdutyConsole.Templates.Engine.Values;
using static FlashdutyConsole.Templates.Engine.Functions.FunctionDefinition;
using static FlashdutyConsole.Templates.Engine.Functions.StringFunctions;

namespace FlashdutyConsole.Templates.Engine.Functions;

/// <summary>Maps: sprig's functions. <c>set</c>, <c>unset</c> and <c>merge</c> change the map they are given.</summary>
internal static class DictFunctions
{
    private static readonly GoMap s_nothing = new();

    public static IEnumerable<FunctionDefinition> All { get; } =
    [
        Of("dict", "keysAndValues ...any", Dict, "{{dict \"a\" 1 \"b\" 2}}", "map[a:1 b:2]"),
        Of("get", "dict map, key string", (_, a) => M(a, 0).TryGet(T(a, 1), out var value) ? value : "", "{{get .Labels \"env\"}}", "prod"),
        Of("set", "dict map, key string, value any", Set, "{{set (dict \"a\" 1) \"b\" 2}}", "map[a:1 b:2]") with { Changes = true },
        Of("unset", "dict map, key string", Unset, "{{unset (dict \"a\" 1 \"b\" 2) \"a\"}}", "map[b:2]") with { Changes = true },
        Of("hasKey", "dict map, key string", (_, a) => GoValue.Box(M(a, 0).Has(T(a, 1))), "{{hasKey .Labels \"env\"}}", "true"),
        Of("pluck", "key string, dicts ...map", Pluck, "{{pluck \"a\" (dict \"a\" 1) (dict \"a\" 2)}}", "[1 2]"),
        Of("keys", "dicts ...map", (c, a) => Listed(c, a.SelectMany(dict => ((GoMap?)dict ?? s_nothing).SortedKeys)), "{{keys .Labels | sortAlpha}}", "[env resource]"),
        Of("values", "dict map", (c, a) => new GoSlice([.. Counted(c, M(a, 0).Sorted().Select(entry => entry.Value))]), "{{values (dict \"a\" 1)}}", "[1]"),
        Of("pick", "dict map, keys ...string", Pick, "{{pick .Labels \"env\"}}", "map[env:prod]"),
        Of("omit", "dict map, keys ...string", (c, a) => Without(c, M(a, 0), [.. a.Skip(1).Cast<string>()]), "{{omit .Labels \"env\"}}", "map[resource:db-1]"),
        .. Merging("merge", overwrites: false, "{{merge (dict \"a\" 1) (dict \"a\" 2 \"b\" 3)}}", "map[a:1 b:3]"),
        .. Merging("mergeOverwrite", overwrites: true, "{{mergeOverwrite (dict \"a\" 1) (dict \"a\" 2)}}", "map[a:2]"),
        Of("deepCopy", "value any", (c, a) => Copy(c, a[0], 0), "{{deepCopy .Labels}}", "map[env:prod resource:db-1]"),
        Of("mustDeepCopy", "value any", (c, a) => Copy(c, a[0], 0), "{{mustDeepCopy (list 1)}}", "[1]"),
        Of("deepEqual", "left any, right any", (c, a) => GoValue.Box(GoComparison.IsDeeplyEqual(c.Budget, a[0], a[1])), "{{deepEqual (list 1) (list 1)}}", "true"),
        Of("dig", "keysDefaultAndDict ...any", Dig, "{{dig \"Labels\" \"zone\" \"none\" .}}", "none"),
    ];

    /// <summary>A copy that shares nothing.</summary>
    public static object? Copy(RenderContext context, object? value, int depth)
    {
        if (depth > 200)
        {
            throw new LimitException("a value is nested too deeply to be copied");
        }

        switch (value)
        {
            case null when depth == 0:
                throw new FunctionException("there is nothing to copy");
            case GoMap map:
                context.Budget.MakeList(map.Count);
                var entries = new Dictionary<string, object?>(map.Count, StringComparer.Ordinal);
                foreach (var (key, item) in map.Sorted())
                {
                    entries[key] = Copy(context, item, depth + 1);
                }

                return new GoMap(entries, map.OfText);
            case GoSlice slice:
                context.Budget.MakeList(slice.Count);
                return new GoSlice(Array.ConvertAll(slice.Items, item => Copy(context, item, depth + 1)), slice.Kind);
            default:
                return value;
        }
    }

    private static GoMap M(object?[] arguments, int index) => (GoMap?)arguments[index] ?? s_nothing;

    private static GoMap Dict(RenderContext context, object?[] arguments)
    {
        context.Budget.MakeList(arguments.Length);
        var map = new GoMap();
        for (var i = 0; i < arguments.Length; i += 2)
        {
            map.Set(Cast.ToText(context, arguments[i]), i + 1 < arguments.Length ? arguments[i + 1] : "");
        }

        return map;
    }

    private static object Set(RenderContext context, object?[] arguments)
    {
        context.Budget.MakeList(1);
        var map = (GoMap?)arguments[0] ?? throw new FunctionException("assignment to entry in nil map");
        map.Set(T(arguments, 1), arguments[2]);
        return map;
    }

    private static object Unset(RenderContext context, object?[] arguments)
    {
        var map = (GoMap?)arguments[0] ?? new GoMap();
        map.Remove(T(arguments, 1));
        return map;
    }

    private static GoSlice Pluck(RenderContext context, object?[] arguments)
    {
        var found = new List<object?>();
        foreach (var dict in arguments.AsSpan(1))
        {
            if (dict is GoMap map && map.TryGet(T(arguments, 0), out var value))
            {
                found.Add(value);
            }
        }

        return new GoSlice([.. Counted(context, found)]);
    }

    private static GoMap Pick(RenderContext context, object?[] arguments)
    {
        context.Budget.MakeList(arguments.Length);
        var picked = new GoMap();
        foreach (var key in arguments.Skip(1).Cast<string>())
        {
            if (M(arguments, 0).TryGet(key, out var value))
            {
                picked.Set(key, value);
            }
        }

        return picked;
    }

    private static GoMap Without(RenderContext context, GoMap map, HashSet<string> keys)
    {
        context.Budget.MakeList(map.Count);
        var kept = new GoMap();
        foreach (var (key, value) in map.Sorted().Where(entry => !keys.Contains(entry.Key)))
        {
            kept.Set(key, value);
        }

        return kept;
    }

    private static IEnumerable<FunctionDefinition> Merging(string name, bool overwrites, string example, string result)
    {
        var must = "must" + char.ToUpperInvariant(name[0]) + name[1..];
        object? Run(RenderContext context, object?[] arguments)
        {
            var map = (GoMap?)arguments[0] ?? new GoMap();
            foreach (var other in arguments.Skip(1).OfType<GoMap>())
            {
                Merge(context, map, other, overwrites, 0);
            }

            return map;
        }

        yield return Of(name, "dict map, others ...map", Run, example, result) with { Changes = true };
        yield return Of(must, "dict map, others ...map", Run, example.Replace("{{" + name, "{{" + must, StringComparison.Ordinal), result) with { Changes = true };
    }

    // What is empty counts as not set; maps within maps are merged too.
    private static void Merge(RenderContext context, GoMap into, GoMap from, bool overwrites, int depth)
    {
        if (depth > 200)
        {
            throw new LimitException("maps are nested too deeply to be merged");
        }

        foreach (var (key, value) in from.Sorted().ToArray())
        {
            context.Budget.MakeList(1);
            into.TryGet(key, out var old);
            if (value is null)
            {
                if (overwrites)
                {
                    into.Set(key, null);
                }
            }
            else if (value is GoMap inner && old is GoMap known && !ReferenceEquals(inner, known))
            {
                Merge(context, known, inner, overwrites, depth + 1);
            }
            else if (overwrites || Cast.IsEmpty(old))
            {
                into.Set(key, value);
            }
        }
    }

    private static object? Dig(RenderContext context, object?[] arguments)
    {
        if (arguments.Length < 3)
        {
            throw new FunctionException("dig needs at least three arguments");
        }

        var found = arguments[^1];
        var keys = arguments.AsSpan(0, arguments.Length - 2);
        foreach (var key in keys)
        {
            if (key is not string)
            {
                throw new FunctionException($"dig needs keys of text and maps to look into, got {GoValue.TypeName(key)}");
            }
        }

        foreach (var key in keys)
        {
            if (found is not GoMap { OfText: false } map)
            {
                throw new FunctionException($"dig needs keys of text and maps to look into, got {GoValue.TypeName(found)}");
            }

            if (!map.TryGet((string)key!, out found))
            {
                return arguments[^2];
            }
        }

        return found;
    }

    private static GoSlice Listed(RenderContext context, IEnumerable<string> texts) => new([.. Counted(context, texts)], SliceKind.Text);

    private static IReadOnlyCollection<T> Counted<T>(RenderContext context, IEnumerable<T> items)
    {
        var list = items.ToList();
        context.Budget.MakeList(list.Count);
        return list;
    }
}
