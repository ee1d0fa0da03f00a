using System.Globalization;
using System.Numerics;

namespace FlashdutyConsole.Templates.Engine.Syntax;

/// <summary>A number as it stands in a template: which kinds of Go number it can be, and its value as each.</summary>
internal sealed class NumberConstant
{
    private NumberConstant(string text) => Text = text;

    public string Text { get; }

    public bool IsInt { get; private set; }

    public bool IsFloat { get; private set; }

    public long Int { get; private set; }

    public double Float { get; private set; }

    /// <summary>The value where no type is asked for: Go's int, float64 or complex128, boxed once; null when it does not fit an int.</summary>
    public object? Ideal { get; private set; }

    /// <summary>Reads one.</summary>
    /// <param name="text">As written, quotes of a character included.</param>
    /// <param name="kind">How the lexer took it.</param>
    /// <param name="error">What is wrong with it; null when nothing is.</param>
    public static NumberConstant? Read(string text, TokenKind kind, out string? error)
    {
        error = null;
        var number = new NumberConstant(text);
        if (kind == TokenKind.CharacterConstant)
        {
            if (!GoQuote.TryCharacter(text, out var rune))
            {
                error = $"malformed character constant: {text}";
                return null;
            }

            (number.IsInt, number.IsFloat, number.Int, number.Float, number.Ideal) = (true, true, rune, rune, (nint)rune);
            return number;
        }

        if (kind == TokenKind.Complex || text.EndsWith('i'))
        {
            error = number.ReadComplex() ? null : $"illegal number syntax: {GoQuote.Quote(text)}";
            return error is null ? number : null;
        }

        error = number.ReadReal();
        return error is null ? number : null;
    }

    private string? ReadReal()
    {
        if (GoNumbers.TryInt(Text, 0, out var value))
        {
            (IsInt, IsFloat, Int, Float) = (true, true, value, value);
        }
        else if (GoNumbers.TryUnsigned(Text, 0, out var large))
        {
            (IsFloat, Float) = (true, large);
        }
        else if (GoNumbers.TryFloat(Text, out var real))
        {
            if (!HasPoint)
            {
                return $"integer overflow: {GoQuote.Quote(Text)}";
            }

            SetFloat(real);
        }
        else
        {
            return $"illegal number syntax: {GoQuote.Quote(Text)}";
        }

        Ideal = IsFloat && !IsHexInt && HasPoint ? Float : IsInt ? (nint)Int : null;
        return null;
    }

    private bool HasPoint => Text.AsSpan().ContainsAny(".eEpP");

    private bool IsHexInt => Text.Length > 2 && Text[0] == '0' && Text[1] is 'x' or 'X' && !Text.AsSpan().ContainsAny('p', 'P');

    private void SetFloat(double value)
    {
        (IsFloat, Float) = (true, value);
        if (Math.Abs(value) < 9.2e18 && (long)value == value)
        {
            (IsInt, Int) = (true, (long)value);
        }
    }

    private bool ReadComplex()
    {
        var body = Text[..^1];
        var split = body.LastIndexOfAny(['+', '-']);
        while (split > 0 && body[split - 1] is 'e' or 'E' or 'p' or 'P')
        {
            split = split > 1 ? body.LastIndexOfAny(['+', '-'], split - 1) : -1;
        }

        double real = 0;
        if (split > 0 && !GoNumbers.TryFloat(body[..split], out real))
        {
            return false;
        }

        if (!GoNumbers.TryFloat(split > 0 ? body[split..] : body, out var imaginary))
        {
            return false;
        }

        if (imaginary == 0)
        {
            SetFloat(real);
        }

        Ideal = new Complex(real, imaginary);
        return true;
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Text}");
}
