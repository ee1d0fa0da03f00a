namespace FlashdutyConsole.Linking.People;

/// <summary>
/// The forms in which WeCom may have a member's phone number: it is found only as it is stored there. Numbers of mainland China are
/// there without a country code as a rule, others with one. Pure.
/// </summary>
public static class PhoneForms
{
    private const string China = "86";
    private const int ChineseMobile = 11;
    private const int Shortest = 5;

    /// <summary>The forms, likeliest first; none when it is no number.</summary>
    /// <param name="countryCode">Without plus; empty = not known.</param>
    /// <param name="phone">As it was typed.</param>
    public static IReadOnlyList<string> Of(string? countryCode, string? phone)
    {
        var typed = (phone ?? "").Trim();
        var country = Digits(countryCode);
        var digits = Digits(typed);
        var isInternational = typed.StartsWith('+') || typed.StartsWith("00", StringComparison.Ordinal);
        if (isInternational)
        {
            digits = typed.StartsWith('+') ? digits : digits[2..];
            country = digits.StartsWith(China, StringComparison.Ordinal) && IsChineseMobile(digits[China.Length..]) ? China
                : country.Length > 0 && digits.StartsWith(country, StringComparison.Ordinal) ? country
                : "";
            if (country.Length == 0)
            {
                return digits.Length < Shortest ? [] : ["+" + digits];
            }

            digits = digits[country.Length..];
        }

        if (digits.Length < Shortest)
        {
            return [];
        }

        if (country is "" or China)
        {
            return country == China || IsChineseMobile(digits) ? [digits, "+" + China + digits] : [digits];
        }

        // Alone it could be the number of somebody in China.
        return IsChineseMobile(digits) ? ["+" + country + digits] : ["+" + country + digits, digits];
    }

    private static bool IsChineseMobile(string digits) => digits.Length == ChineseMobile && digits[0] == '1';

    private static string Digits(string? text) => new([.. (text ?? "").Where(char.IsAsciiDigit)]);
}
