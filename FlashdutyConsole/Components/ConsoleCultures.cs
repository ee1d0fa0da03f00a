using System.Globalization;

namespace FlashdutyConsole.Components;

/// <summary>The languages the console speaks.</summary>
public static class ConsoleCultures
{
    /// <summary>Simplified Chinese, the neutral resources.</summary>
    public const string Chinese = "zh-CN";

    /// <summary>English; also what visitors get whose browser asks for neither.</summary>
    public const string English = "en";

    /// <summary>All of them, in the order of the language switch.</summary>
    public static IReadOnlyList<string> All { get; } = [Chinese, English];

    /// <summary>The language's own name for itself.</summary>
    /// <param name="culture">A member of <see cref="All"/>.</param>
    public static string NativeName(string culture)
    {
        var info = CultureInfo.GetCultureInfo(culture);
        return culture == English ? info.NativeName : info.Parent.NativeName;
    }
}
