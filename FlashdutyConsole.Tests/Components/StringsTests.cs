using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Resources;
using System.Text.RegularExpressions;
using FlashdutyConsole.Components;

namespace FlashdutyConsole.Tests.Components;

/// <summary>Every text exists in both languages, with the same placeholders, and every key is used by a constant.</summary>
public sealed partial class StringsTests
{
    public static TheoryData<string> Markers { get; } =
    [
        .. typeof(ConsoleUrls).Assembly.GetTypes()
            .Where(type => type.Name.EndsWith("Strings", StringComparison.Ordinal))
            .Select(type => type.FullName!),
    ];

    [Theory]
    [MemberData(nameof(Markers))]
    public void Strings_OfEveryFolder_ExistInBothLanguages(string marker)
    {
        var type = typeof(ConsoleUrls).Assembly.GetType(marker, throwOnError: true)!;
        var keys = type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)
            .Where(field => field.IsLiteral)
            .Select(field => (string)field.GetRawConstantValue()!)
            .Order()
            .ToList();

        var chinese = Read(type, CultureInfo.InvariantCulture);
        var english = Read(type, CultureInfo.GetCultureInfo(ConsoleCultures.English));

        Assert.Equal(keys, chinese.Keys.Order());
        Assert.Equal(keys, english.Keys.Order());
        Assert.All(keys, key => Assert.Equal(Placeholders(chinese[key]), Placeholders(english[key])));
        // WeCom's own menus are Chinese: their words stand in brackets behind the English ones.
        Assert.All(english.Values, text => Assert.DoesNotMatch(Han(), Menu().Replace(text, "")));
    }

    private static Dictionary<string, string> Read(Type type, CultureInfo culture) =>
        new ResourceManager(type).GetResourceSet(culture, createIfNotExists: true, tryParents: false)!
            .Cast<DictionaryEntry>()
            .ToDictionary(entry => (string)entry.Key, entry => (string)entry.Value!);

    private static IEnumerable<string> Placeholders(string text) =>
        Placeholder().Matches(text).Select(match => match.Value).Distinct().Order();

    [GeneratedRegex(@"\{\d+")]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"(?<=\w )\([\w →-]*\p{IsCJKUnifiedIdeographs}[\w →-]*\)")]
    private static partial Regex Menu();

    [GeneratedRegex(@"\p{IsCJKUnifiedIdeographs}")]
    private static partial Regex Han();
}
