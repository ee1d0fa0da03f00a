using System.Numerics;
using FlashdutyConsole.Templates.Engine.Evaluation;
using FlashdutyConsole.Templates.Engine.Times;
using FlashdutyConsole.Templates.Engine.Values;

namespace FlashdutyConsole.Templates.Engine.Functions;

/// <summary>Go's comparisons: within one kind of value only.</summary>
internal static class GoComparison
{
    private enum Kind
    {
        Other,
        Bool,
        Int,
        Unsigned,
        Float,
        Text,
        Complex,
    }

    /// <summary>Whether the first equals any of the others.</summary>
    /// <exception cref="FunctionException">They cannot be compared.</exception>
    public static bool IsEqual(object? first, ReadOnlySpan<object?> others)
    {
        if (others.Length == 0)
        {
            throw new FunctionException("missing argument for comparison");
        }

        var kind = KindOf(first);
        foreach (var other in others)
        {
            if (IsEqual(first, kind, other, KindOf(other)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether the left is before the right.</summary>
    /// <exception cref="FunctionException">They cannot be ordered.</exception>
    public static bool IsLess(object? left, object? right)
    {
        var (kind, other) = (KindOf(left), KindOf(right));
        if (kind == Kind.Other || other == Kind.Other)
        {
            throw new FunctionException($"invalid type for comparison: {GoValue.TypeName(kind == Kind.Other ? left : right)}");
        }

        if (kind != other && !(IsInteger(kind) && IsInteger(other)))
        {
            throw Incompatible(left, right);
        }

        switch (kind)
        {
            case Kind.Int or Kind.Unsigned:
                GoValue.TryInteger(left, out var a);
                GoValue.TryInteger(right, out var b);
                return a < b;
            case Kind.Float:
                return (double)left! < (double)right!;
            case Kind.Text:
                return GoText.Compare(GoValue.TextOf(left)!, GoValue.TextOf(right)!) < 0;
            default:
                throw new FunctionException($"invalid type for comparison: {GoValue.TypeName(left)}");
        }
    }

    /// <summary>reflect.DeepEqual: the same type and the same content.</summary>
    public static bool IsDeeplyEqual(Budget budget, object? left, object? right, int depth = 0)
    {
        budget.Step();
        if (depth > 200)
        {
            throw new LimitException("values are nested too deeply to be compared");
        }

        switch (left, right)
        {
            case (null, null):
                return true;
            case (GoSlice a, GoSlice b):
                return a.Kind == b.Kind && a.IsNil == b.IsNil && a.Count == b.Count
                    && a.Items.Zip(b.Items).All(pair => IsDeeplyEqual(budget, pair.First, pair.Second, depth + 1));
            case (GoMap a, GoMap b):
                return a.OfText == b.OfText && a.Count == b.Count
                    && a.Sorted().All(entry => b.TryGet(entry.Key, out var other) && IsDeeplyEqual(budget, entry.Value, other, depth + 1));
            case (double a, double b):
                return a == b;
            default:
                return Equals(left, right);
        }
    }

    private static bool IsEqual(object? left, Kind kind, object? right, Kind other)
    {
        if (kind != other && !(IsInteger(kind) && IsInteger(other)))
        {
            return left is not null && right is not null ? throw Incompatible(left, right) : false;
        }

        switch (kind)
        {
            case Kind.Bool:
                return (bool)left! == (bool)right!;
            case Kind.Int or Kind.Unsigned:
                GoValue.TryInteger(left, out var a);
                GoValue.TryInteger(right, out var b);
                return a == b;
            case Kind.Float:
                return (double)left! == (double)right!;
            case Kind.Text:
                return GoValue.TextOf(left) == GoValue.TextOf(right);
            case Kind.Complex:
                return (Complex)left! == (Complex)right!;
        }

        if (left is null || right is null)
        {
            return left is null && right is null;
        }

        if (left is GoTime && right is GoTime)
        {
            return Equals(left, right);
        }

        throw new FunctionException($"non-comparable type {GoValue.TypeName(right)}");
    }

    private static FunctionException Incompatible(object? left, object? right) =>
        new($"incompatible types for comparison: {GoValue.TypeName(left)} and {GoValue.TypeName(right)}");

    private static bool IsInteger(Kind kind) => kind is Kind.Int or Kind.Unsigned;

    private static Kind KindOf(object? value) => value switch
    {
        string or HtmlText => Kind.Text,
        bool => Kind.Bool,
        double => Kind.Float,
        byte => Kind.Unsigned,
        Complex => Kind.Complex,
        nint or long or GoDuration or GoMonth or GoWeekday => Kind.Int,
        _ => Kind.Other,
    };
}
