using System.Globalization;

namespace FlashdutyConsole.Templates.Engine.Times;

/// <summary>A month, 1 to 12, that prints as its English name.</summary>
internal sealed record GoMonth(int Number)
{
    public static string Name(int month) => CultureInfo.InvariantCulture.DateTimeFormat.GetMonthName(month);

    public override string ToString() => Number is >= 1 and <= 12 ? Name(Number) : $"%!Month({Number})";
}
