using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace FlashdutyConsole.Tests.Architecture;

/// <summary>Habits that no analyser looks after.</summary>
public sealed partial class SourceTests
{
    [Fact]
    public void Source_Product_HasNoHanCharacters() => Assert.Equal(
        [], ProductSource.Files("", ".cs", ".razor").Where(file => Han().IsMatch(file.Text)).Select(file => file.Path));

    [Fact]
    public void Source_Product_HasNoTypeNamedAfterNothing() => Assert.Equal(
        [], ProductSource.Files("", ".cs").SelectMany(file => Vague().Matches(file.Text).Select(match => $"{file.Path}: {match.Value}")));

    [Fact]
    public void Source_Files_AreSmall() => Assert.Equal(
        [], ProductSource.Files("", ".cs", ".razor").Where(file => file.Text.AsSpan().Count('\n') > 400).Select(file => file.Path));

    [Fact]
    public void Namespace_EveryFile_IsItsFolder() => Assert.Equal(
        [], ProductSource.Files("", ".cs")
            .Select(file => (file.Path, Namespace: Namespace().Match(file.Text)))
            .Where(file => file.Namespace.Success
                && file.Namespace.Groups[1].Value != "FlashdutyConsole" + string.Concat(file.Path.Split('/').SkipLast(1).Select(part => "." + part)))
            .Select(file => file.Path));

    [Fact]
    public void Texts_EveryKey_IsThereInBothLanguages()
    {
        var neutral = ProductSource.Files("", ".resx").Where(file => !file.Path.EndsWith(".en.resx", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(neutral);
        Assert.All(neutral, file =>
        {
            var english = Path.ChangeExtension(file.Path, ".en.resx");
            Assert.True(File.Exists(Path.Combine(ProductSource.Root, english)), $"{english} is missing");
            Assert.Equal(Keys(file.Text), Keys(File.ReadAllText(Path.Combine(ProductSource.Root, english))));
        });
    }

    private static IEnumerable<string> Keys(string resx) => XDocument.Parse(resx).Root!.Elements("data").Select(data => data.Attribute("name")!.Value).Order();

    [GeneratedRegex(@"\p{IsCJKUnifiedIdeographs}")]
    private static partial Regex Han();

    [GeneratedRegex(@"\b(class|record|struct|interface)\s+\w*(Manager|Helper|Helpers|Util|Utils|Utility|Common)\b")]
    private static partial Regex Vague();

    [GeneratedRegex(@"^namespace ([\w.]+);", RegexOptions.Multiline)]
    private static partial Regex Namespace();
}
