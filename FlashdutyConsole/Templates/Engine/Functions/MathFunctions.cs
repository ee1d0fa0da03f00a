using System.Globalization;
using System.Numerics;
using FlashdutyConsole.Templates.Engine.Evaluation;
using FlashdutyConsole.Templates.Engine.Formatting;
using FlashdutyConsole.Templates.Engine.Syntax;
using static FlashdutyConsole.Templates.Engine.Functions.FunctionDefinition;

namespace FlashdutyConsole.Templates.Engine.Functions;

/// <summary>Numbers: sprig's functions. Whole numbers wrap around at 64 bits; those that end in f are decimal.</summary>
internal static class MathFunctions
{
    public static IEnumerable<FunctionDefinition> All { get; } =
    [
        Of("add", "numbers ...any", (_, a) => a.Aggregate(0L, (sum, one) => unchecked(sum + Cast.ToInteger(one))), "{{add 1 2 3}}", "6"),
        Of("add1", "number any", (_, a) => unchecked(Cast.ToInteger(a[0]) + 1), "{{add1 .AlertCnt}}", "4"),
        Of("sub", "left any, right any", (_, a) => unchecked(Cast.ToInteger(a[0]) - Cast.ToInteger(a[1])), "{{sub 5 7}}", "-2"),
        Of("mul", "first any, others ...any", (_, a) => a.Aggregate(1L, (product, one) => unchecked(product * Cast.ToInteger(one))), "{{mul 2 3}}", "6"),
        Of("div", "left any, right any", (_, a) => Divide(a, remainder: false), "{{div 7 2}}", "3"),
        Of("mod", "left any, right any", (_, a) => Divide(a, remainder: true), "{{mod 7 2}}", "1"),
        Of("max", "first any, others ...any", (_, a) => a.Max(Cast.ToInteger), "{{max 1 3 2}}", "3"),
        Of("biggest", "first any, others ...any", (_, a) => a.Max(Cast.ToInteger), "{{biggest 1 3 2}}", "3"),
        Of("min", "first any, others ...any", (_, a) => a.Min(Cast.ToInteger), "{{min 1 3 2}}", "1"),
        Of("maxf", "first any, others ...any", (_, a) => a.Select(Cast.ToFloat).Aggregate(Math.Max), "{{maxf 1 2.5}}", "2.5"),
        Of("minf", "first any, others ...any", (_, a) => a.Select(Cast.ToFloat).Aggregate(Math.Min), "{{minf 1.5 2}}", "1.5"),
        Of("floor", "number any", (_, a) => Math.Floor(Cast.ToFloat(a[0])), "{{floor 2.7}}", "2"),
        Of("ceil", "number any", (_, a) => Math.Ceiling(Cast.ToFloat(a[0])), "{{ceil 2.1}}", "3"),
        Of("round", "number any, places int, up ...float", Round, "{{round 92.349 1}}", "92.3"),
        Of("addf", "numbers ...any", (_, a) => Decimals([0.0, .. a], DecimalNumber.Add), "{{addf 0.1 0.2}}", "0.3"),
        Of("add1f", "number any", (_, a) => Decimals([a[0], 1.0], DecimalNumber.Add), "{{add1f 1.5}}", "2.5"),
        Of("subf", "first any, others ...any", (_, a) => Decimals(a, DecimalNumber.Subtract), "{{subf 1 0.9}}", "0.1"),
        Of("mulf", "first any, others ...any", (_, a) => Decimals(a, DecimalNumber.Multiply), "{{mulf 1.1 3}}", "3.3"),
        Of("divf", "first any, others ...any", (_, a) => Decimals(a, DecimalNumber.Divide), "{{divf 10 4}}", "2.5"),
        Of("int", "value any", (_, a) => Cast.ToInt(a[0]), "{{int \"42\"}}", "42"),
        Of("int64", "value any", (_, a) => Cast.ToInteger(a[0]), "{{int64 2.9}}", "2"),
        Of("float64", "value any", (_, a) => Cast.ToFloat(a[0]), "{{float64 \"2.50\"}}", "2.5"),
        Of("atoi", "text string", (_, a) => GoNumbers.TryInt((string)a[0]!, 10, out var number) ? (nint)number : (nint)0, "{{atoi \"12\"}}", "12"),
        Of("toDecimal", "octal any", (c, a) => GoNumbers.TryInt(ValuePrinter.Print(c.Budget, a[0]), 8, out var number) ? number : 0L, "{{toDecimal 777}}", "511"),
        Of("randInt", "from int, to int", (_, a) => StringFunctions.I(a, 1) > StringFunctions.I(a, 0)
            ? (nint)Random.Shared.NextInt64(StringFunctions.I(a, 0), StringFunctions.I(a, 1))
            : throw new FunctionException("invalid argument to Intn"), "{{randInt 3 4}}", "3"),
    ];

    private static object Divide(object?[] arguments, bool remainder)
    {
        var (left, right) = (Cast.ToInteger(arguments[0]), Cast.ToInteger(arguments[1]));
        return right switch
        {
            0 => throw new FunctionException("integer divide by zero"),
            // The one quotient beyond the range wraps around.
            -1 => remainder ? 0L : unchecked(-left),
            _ => remainder ? left % right : left / right,
        };
    }

    private static object Round(RenderContext context, object?[] arguments)
    {
        var up = arguments.Length > 2 ? (double)arguments[2]! : 0.5;
        var scale = Math.Pow(10, (nint)arguments[1]!);
        var scaled = scale * Cast.ToFloat(arguments[0]);
        var fraction = scaled - Math.Truncate(scaled);
        return (fraction >= up ? Math.Ceiling(scaled) : Math.Floor(scaled)) / scale;
    }

    private static object Decimals(object?[] arguments, Func<DecimalNumber, DecimalNumber, DecimalNumber> step) =>
        arguments.Select(one => DecimalNumber.Of(Cast.ToFloat(one))).Aggregate(step).ToDouble();

    // A whole number times a power of ten.
    private readonly record struct DecimalNumber(BigInteger Value, int Exponent)
    {
        private const int DivisionDigits = 16;

        public static DecimalNumber Of(double value)
        {
            if (!double.IsFinite(value))
            {
                throw new FunctionException($"Cannot create a Decimal from {FloatText.Write(value)}");
            }

            var (digits, point) = FloatText.Shortest(Math.Abs(value));
            var whole = digits.Length == 0 ? 0 : BigInteger.Parse(digits, CultureInfo.InvariantCulture);
            return new DecimalNumber(value < 0 ? -whole : whole, digits.Length == 0 ? 0 : point - digits.Length);
        }

        public static DecimalNumber Add(DecimalNumber left, DecimalNumber right)
        {
            var exponent = Math.Min(left.Exponent, right.Exponent);
            return new DecimalNumber(left.At(exponent) + right.At(exponent), exponent);
        }

        public static DecimalNumber Subtract(DecimalNumber left, DecimalNumber right) => Add(left, right with { Value = -right.Value });

        public static DecimalNumber Multiply(DecimalNumber left, DecimalNumber right) => new(left.Value * right.Value, left.Exponent + right.Exponent);

        public static DecimalNumber Divide(DecimalNumber left, DecimalNumber right)
        {
            if (right.Value.IsZero)
            {
                throw new FunctionException("decimal division by 0");
            }

            // Sixteen places, half away from zero.
            var shift = left.Exponent - right.Exponent + DivisionDigits;
            var above = shift > 0 ? left.Value * BigInteger.Pow(10, shift) : left.Value;
            var below = shift < 0 ? right.Value * BigInteger.Pow(10, -shift) : right.Value;
            var quotient = BigInteger.DivRem(above, below, out var rest);
            var isUp = BigInteger.Abs(rest) * 2 >= BigInteger.Abs(below);
            return new DecimalNumber(isUp ? quotient + (above.Sign * below.Sign) : quotient, -DivisionDigits);
        }

        public double ToDouble() => double.Parse($"{Value.ToString(CultureInfo.InvariantCulture)}E{Exponent.ToString(CultureInfo.InvariantCulture)}", CultureInfo.InvariantCulture);

        private BigInteger At(int exponent) => Value * BigInteger.Pow(10, Exponent - exponent);
    }
}
