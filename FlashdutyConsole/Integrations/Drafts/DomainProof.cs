using System.Text.RegularExpressions;

namespace FlashdutyConsole.Integrations.Drafts;

/// <summary>The file <c>WW_verify_….txt</c> by which WeCom proves a domain; its body is the code in its name.</summary>
public static partial class DomainProof
{
    /// <summary>The code in what a person pasted: the file's name, its address, or its content. Null = none is in it.</summary>
    public static string? Code(string? pasted) => pasted is { Length: <= 512 } && Form().Match(pasted.Trim()) is { Success: true } match ? match.Groups["code"].Value : null;

    /// <summary>The file's name.</summary>
    public static string FileName(string code) => $"WW_verify_{code}.txt";

    /// <summary>Whether a file is called as WeCom calls it, with or without what a browser adds to the name of a second download.</summary>
    public static bool IsFileName(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return name.StartsWith("WW_verify_", StringComparison.OrdinalIgnoreCase) && name.EndsWith(".txt", StringComparison.OrdinalIgnoreCase);
    }

    [GeneratedRegex(@"^(\S*/)?(WW_verify_)?(?<code>[A-Za-z0-9]{1,64})(\.txt)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
